using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>DELETE …/providers/Microsoft.Compute/virtualMachines/{name}[?forceDeletion=true]: disk and interfaces follow their deleteOption</summary>
sealed class DeleteVm(ArmServices arm) : ArmEndpoint("DELETE", ResourcePaths.One(ResourceTypes.VirtualMachines))
{
    public override ArmResponse Answer(ArmRequest request)
    {
        if (arm.Store.Find(request.Id(ResourceTypes.VirtualMachines)) is not { } machine)
            return ArmResponse.NoContent;
        machine.ProvisioningState = "Deleting";
        return ArmResponse.Accepted(arm.Operations.Start(OperationKind.Compute, "DELETE", machine, async _ =>
        {
            await Removal.RemoveMachineAsync(arm, machine);
            return null;
        }));
    }
}
