using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>DELETE …/virtualMachines/{name}/runCommands/{command}: a script that still runs is ended</summary>
sealed class DeleteRunCommand(ArmServices arm) : ArmEndpoint("DELETE", RunCommandPaths.One)
{
    public override ArmResponse Answer(ArmRequest request) =>
        NewResource.Delete(arm, OperationKind.Compute, RunCommandPaths.Find(arm, request), _ => { }, arm.Store.Remove);
}
