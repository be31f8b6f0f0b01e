using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Resources;

/// <summary>DELETE /subscriptions/{subscription}/resourceGroups/{group}: 202 with Location alone; takes everything in it along</summary>
sealed class DeleteGroup(ArmServices arm) : ArmEndpoint("DELETE", "/subscriptions/{subscription}/resourceGroups/{group}")
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var group = GetGroup.Find(arm, request);
        if (group.ProvisioningState == "Deleting" && arm.Operations.Running(group) is { } running)
            return ArmResponse.Accepted(running);
        group.ProvisioningState = "Deleting";
        return ArmResponse.Accepted(arm.Operations.Start(OperationKind.Group, "DELETE", group, async _ =>
        {
            await Removal.RemoveGroupAsync(arm, group);
            return null;
        }));
    }
}
