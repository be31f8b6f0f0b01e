using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>The sizes there are, offered in every region, and what the subscription may use of them.</summary>
static class VmSizes
{
    /// <summary>vCPUs a region gives the subscription, in all and in each family.</summary>
    public const int CoreLimit = 100;

    public static IReadOnlyList<VmSize> All { get; } =
    [
        new("Standard_B2s", "standardBSFamily", 2, 4096),
        new("Standard_B2ms", "standardBSFamily", 2, 8192),
        new("Standard_D2s_v3", "standardDSv3Family", 2, 8192),
        new("Standard_D4s_v3", "standardDSv3Family", 4, 16384),
        new("Standard_D2s_v5", "standardDSv5Family", 2, 8192),
        new("Standard_D4s_v5", "standardDSv5Family", 4, 16384),
        new("Standard_D8s_v5", "standardDSv5Family", 8, 32768),
        new("Standard_D2as_v5", "standardDASv5Family", 2, 8192),
        new("Standard_D4as_v5", "standardDASv5Family", 4, 16384),
        new("Standard_D2ds_v5", "standardDDSv5Family", 2, 8192),
        new("Standard_F4s_v2", "standardFSv2Family", 4, 8192),
        new("Standard_D96s_v5", "standardDSv5Family", 96, 393216),
        new("Standard_DC2as_v5", "standardDCASv5Family", 2, 8192, "V2"),
    ];

    public static VmSize? Find(string? name) => All.FirstOrDefault(size => ArmId.Equal(size.Name, name));
}
