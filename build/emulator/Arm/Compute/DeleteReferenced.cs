using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>DELETE …/providers/{type}/{name} of a type that machines only refer to: 409 while one does</summary>
sealed class DeleteReferenced(ArmServices arm, string type) : ArmEndpoint("DELETE", ResourcePaths.One(type))
{
    public override ArmResponse Answer(ArmRequest request) =>
        NewResource.Delete(arm, OperationKind.Compute, arm.Store.Find(request.Id(type)), CheckUnused, arm.Store.Remove);

    void CheckUnused(ArmResource resource)
    {
        var user = arm.Store.State.Resources.Values.FirstOrDefault(each =>
            each != resource && each.Type is ResourceTypes.VirtualMachines or ResourceTypes.Disks
            && each.Body.ToJsonString().Contains($"\"{resource.Id}\"", StringComparison.OrdinalIgnoreCase));
        if (user is not null)
            throw ArmErrors.NotAllowed($"Resource '{resource.Name}' cannot be deleted while '{user.Id}' uses it.");
    }
}
