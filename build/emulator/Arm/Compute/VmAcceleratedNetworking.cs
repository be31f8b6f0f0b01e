using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>Accelerated networking of a machine's interfaces.</summary>
static class VmAcceleratedNetworking
{
    /// <summary>Refuses it on a size that has none.</summary>
    /// <exception cref="ArmException">400 VMSizeIsNotPermittedToEnableAcceleratedNetworking.</exception>
    public static void Check(ArmServices arm, JsonObject properties, VmSize size, string machine)
    {
        var profile = properties.At("networkProfile");
        var isAsked = profile.ObjectsAt("networkInterfaceConfigurations").Any(nic => nic.FlagAt("properties", "enableAcceleratedNetworking"))
            || profile.ObjectsAt("networkInterfaces")
                .Any(nic => arm.Store.Find(nic.TextAt("id"))?.Properties.FlagAt("enableAcceleratedNetworking") == true);
        if (!isAsked || size.AcceleratedNetworking)
            return;
        var sizes = VmSizes.All.Where(each => each.AcceleratedNetworking).Select(each => each.Name);
        throw new ArmException(400, "VMSizeIsNotPermittedToEnableAcceleratedNetworking", $"The virtual machine size {size.Name} of VM {machine} is "
            + "not permitted to have networking acceleration enabled. Networking acceleration is only supported for these VM sizes: "
            + $"{string.Join(", ", sizes)}.");
    }
}
