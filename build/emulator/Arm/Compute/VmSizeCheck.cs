using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>The size of a machine.</summary>
static class VmSizeCheck
{
    /// <summary>The size that a hardware profile names.</summary>
    /// <exception cref="ArmException">400 InvalidParameter.</exception>
    public static VmSize Require(JsonObject properties)
    {
        var name = properties.TextAt("hardwareProfile", "vmSize") ?? throw ArmErrors.Missing("hardwareProfile.vmSize");
        return VmSizes.Find(name) ?? throw ArmErrors.Invalid("vmSize", $"The value {name} provided for the VM size is not valid. The "
            + "valid sizes in "
            + $"the current region are: {string.Join(",", VmSizes.All.Select(size => size.Name))}. Find out more on the valid VM sizes in "
            + "each "
            + "region at https://aka.ms/azure-regions.");
    }

    /// <summary>Refuses a size that cannot boot the image.</summary>
    /// <exception cref="ArmException">400 BadRequest: the size does not boot the image's generation.</exception>
    public static void Boots(VmSize size, string generation)
    {
        if (!size.Generations.Split(',').Contains(generation, StringComparer.Ordinal))
        {
            throw new ArmException(400, "BadRequest", $"The selected VM size '{size.Name}' cannot boot Hypervisor Generation "
                + $"'{generation[1..]}'. If "
                + "this was a Create operation please check that the Hypervisor Generation of the Image matches the Hypervisor Generation "
                + "of the "
                + "selected VM Size. If this was an Update operation please select a Hypervisor Generation "
                + $"'{generation[1..]}' VM Size. For more information, see https://aka.ms/azuregen2vm");
        }
    }
}
