using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Network;

/// <summary>Routes of subnets, and the network they are in.</summary>
static class SubnetPaths
{
    public const string All =
        "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Network/virtualNetworks/{name}/subnets";

    public const string One = All + "/{subnet}";

    /// <summary>The network that the path names.</summary>
    /// <exception cref="ArmException">404 ParentResourceNotFound.</exception>
    public static ArmResource Network(ArmServices arm, ArmRequest request) =>
        arm.Store.Find(request.Id(ResourceTypes.VirtualNetworks)) ?? throw ArmErrors.ParentNotFound(request.Name);
}
