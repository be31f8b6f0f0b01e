using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>GET …/providers/Microsoft.Compute/virtualMachines/{name}[?$expand=instanceView]</summary>
sealed class GetVm(ArmServices arm) : ArmEndpoint("GET", ResourcePaths.One(ResourceTypes.VirtualMachines))
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var machine = VmViews.Get(arm, request);
        var body = machine.Copy();
        if (request.Query("$expand")?.Contains("instanceView", StringComparison.OrdinalIgnoreCase) == true)
            body.Ensure("properties")["instanceView"] = VmViews.InstanceView(arm, machine);
        return ArmResponse.Ok(body);
    }
}
