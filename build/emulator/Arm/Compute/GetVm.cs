using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>GET …/providers/Microsoft.Compute/virtualMachines/{name}[?$expand=instanceView or userData]</summary>
sealed class GetVm(ArmServices arm) : ArmEndpoint("GET", ResourcePaths.One(ResourceTypes.VirtualMachines))
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var machine = VmViews.Get(arm, request);
        var body = machine.Copy();
        if (request.Query("$expand")?.Contains("instanceView", StringComparison.OrdinalIgnoreCase) == true)
            body.Ensure("properties")["instanceView"] = VmViews.InstanceView(arm, machine);
        if (request.Query("$expand")?.Contains("userData", StringComparison.OrdinalIgnoreCase) == true && machine.UserData is { } data)
            body.Ensure("properties")["userData"] = data;
        return ArmResponse.Ok(body);
    }
}
