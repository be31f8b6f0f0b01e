using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>The sizes of the catalogue. Which region offers them, and to whom, is <see cref="SizeOffers"/>'s.</summary>
/// <remarks>Figures: learn.microsoft.com, Sizes for virtual machines in Azure, one page per series.</remarks>
static class VmSizes
{
    public static IReadOnlyList<VmSize> All { get; } =
    [
        new("Standard_B2s", "standardBSFamily", 2, 4096, 4) { TemporaryMegabytes = 8192, AcceleratedNetworking = false, Spot = false },
        new("Standard_B2ms", "standardBSFamily", 2, 8192, 4) { TemporaryMegabytes = 16384, AcceleratedNetworking = false, Spot = false },
        new("Standard_D2_v3", "standardDv3Family", 2, 8192, 4) { TemporaryMegabytes = 51200, Premium = false },
        new("Standard_D2s_v3", "standardDSv3Family", 2, 8192, 4) { TemporaryMegabytes = 16384 },
        new("Standard_D4s_v3", "standardDSv3Family", 4, 16384, 8) { TemporaryMegabytes = 32768 },
        new("Standard_D2s_v4", "standardDSv4Family", 2, 8192, 4),
        new("Standard_D4s_v4", "standardDSv4Family", 4, 16384, 8),
        new("Standard_D2s_v5", "standardDSv5Family", 2, 8192, 4),
        new("Standard_D4s_v5", "standardDSv5Family", 4, 16384, 8),
        new("Standard_D8s_v5", "standardDSv5Family", 8, 32768, 16),
        new("Standard_D96s_v5", "standardDSv5Family", 96, 393216, 32),
        new("Standard_D2ds_v5", "standardDDSv5Family", 2, 8192, 4) { TemporaryMegabytes = 76800 },
        new("Standard_D4ds_v5", "standardDDSv5Family", 4, 16384, 8) { TemporaryMegabytes = 153600 },
        new("Standard_D2as_v5", "standardDASv5Family", 2, 8192, 4),
        new("Standard_D4as_v5", "standardDASv5Family", 4, 16384, 8),
        new("Standard_D2ads_v5", "standardDADSv5Family", 2, 8192, 4) { TemporaryMegabytes = 76800 },
        new("Standard_D4ads_v5", "standardDADSv5Family", 4, 16384, 8) { TemporaryMegabytes = 153600 },
        new("Standard_E2s_v5", "standardESv5Family", 2, 16384, 4),
        new("Standard_E4s_v5", "standardESv5Family", 4, 32768, 8),
        new("Standard_F2s_v2", "standardFSv2Family", 2, 4096, 4) { TemporaryMegabytes = 16384 },
        new("Standard_F4s_v2", "standardFSv2Family", 4, 8192, 8) { TemporaryMegabytes = 32768 },
        Confidential("Standard_DC2as_v5", "standardDCASv5Family", 2, 8192, 4),
        Confidential("Standard_DC4as_v5", "standardDCASv5Family", 4, 16384, 8),
        Confidential("Standard_EC2as_v5", "standardECASv5Family", 2, 16384, 4),
        new("Standard_D2s_v6", "StandardDsv6Family", 2, 8192, 8) { Generations = "V2", Controllers = "NVMe" },
        new("Standard_D4s_v6", "StandardDsv6Family", 4, 16384, 12) { Generations = "V2", Controllers = "NVMe" },
        new("Standard_D2ps_v5", "standardDPSv5Family", 2, 8192, 4) { Generations = "V2", Architecture = "Arm64", TrustedLaunch = false },
    ];

    public static VmSize? Find(string? name) => All.FirstOrDefault(size => ArmId.Equal(size.Name, name));

    static VmSize Confidential(string name, string family, int cores, int memory, int dataDisks) =>
        new(name, family, cores, memory, dataDisks)
        {
            Generations = "V2", Confidential = "SNP", AcceleratedNetworking = false, EncryptionAtHost = false,
        };
}
