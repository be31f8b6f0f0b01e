using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>GET …/virtualMachines/{name}/runCommands[?$expand=instanceView]</summary>
sealed class ListRunCommands(ArmServices arm) : ArmEndpoint("GET", RunCommandPaths.All)
{
    public override ArmResponse Answer(ArmRequest request) => ArmResponse.Ok(arm.Store
        .InGroup(RunCommandPaths.Machine(arm, request).Id)
        .Select(command => RunCommandPaths.Show(request, command))
        .ToPage());
}
