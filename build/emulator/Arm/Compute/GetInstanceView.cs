using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>GET …/providers/Microsoft.Compute/virtualMachines/{name}/instanceView</summary>
sealed class GetInstanceView(ArmServices arm) : ArmEndpoint("GET", ResourcePaths.One(ResourceTypes.VirtualMachines) + "/instanceView")
{
    public override ArmResponse Answer(ArmRequest request) =>
        ArmResponse.Ok(VmViews.InstanceView(arm, VmViews.Get(arm, request)));
}
