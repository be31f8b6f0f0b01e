using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>The operations of Microsoft.Compute on machines and disks.</summary>
static class ComputeService
{
    public static IEnumerable<ArmEndpoint> Endpoints(ArmServices arm) =>
    [
        new PutVm(arm),
        new PatchVm(arm),
        new GetVm(arm),
        new ListVms(arm),
        new DeleteVm(arm),
        new GetInstanceView(arm),
        new StartVm(arm),
        new RestartVm(arm),
        new PowerOffVm(arm),
        new DeallocateVm(arm),
        new GeneralizeVm(arm),
        new RunCommandAction(arm),
        new PutRunCommand(arm),
        new GetRunCommand(arm),
        new ListRunCommands(arm),
        new DeleteRunCommand(arm),
        new GetResource(arm, ResourceTypes.Disks),
        new ListOfType(arm, ResourceTypes.Disks),
        new DeleteDisk(arm),
        .. ReferencedTypes.TopLevel.SelectMany(type => Referenced(arm, type)),
    ];

    static IEnumerable<ArmEndpoint> Referenced(ArmServices arm, string type) =>
        [new PutReferenced(arm, type), new GetResource(arm, type), new ListOfType(arm, type), new DeleteReferenced(arm, type)];
}
