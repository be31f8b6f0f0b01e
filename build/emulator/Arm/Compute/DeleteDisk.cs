using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>DELETE …/providers/Microsoft.Compute/disks/{name}: 409 while a machine has it</summary>
sealed class DeleteDisk(ArmServices arm) : ArmEndpoint("DELETE", ResourcePaths.One(ResourceTypes.Disks))
{
    public override ArmResponse Answer(ArmRequest request) => NewResource.Delete(
        arm,
        OperationKind.Disk,
        arm.Store.Find(request.Id(ResourceTypes.Disks)),
        disk =>
        {
            if (disk.Body.TextAt("managedBy") is { } machine)
                throw ArmErrors.NotAllowed($"Disk {disk.Name} is attached to VM {machine}.");
        },
        arm.Store.Remove);
}
