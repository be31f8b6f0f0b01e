using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>GET …/virtualMachines/{name}/runCommands/{command}[?$expand=instanceView]: the script's outcome only when expanded</summary>
sealed class GetRunCommand(ArmServices arm) : ArmEndpoint("GET", RunCommandPaths.One)
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var command = RunCommandPaths.Find(arm, request)
            ?? throw ArmErrors.ResourceNotFound(ResourceTypes.RunCommands, $"{request.Name}/{request.Route("command")}", request.Group);
        return ArmResponse.Ok(RunCommandPaths.Show(request, command));
    }
}
