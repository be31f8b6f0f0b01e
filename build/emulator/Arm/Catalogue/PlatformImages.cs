using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>The marketplace images there are.</summary>
/// <remarks>https://learn.microsoft.com/azure/virtual-machines/windows/cli-ps-findimage</remarks>
static class PlatformImages
{
    static readonly string[] Server2016 = ["14393.7606.241205", "14393.7699.250112", "14393.7785.250210"];

    static readonly string[] Server2019 = ["17763.6659.241205", "17763.6775.250112", "17763.6893.250210"];

    static readonly string[] Server2022 = ["20348.2966.241205", "20348.3091.250112", "20348.3207.250210"];

    static readonly string[] Server2025 = ["26100.2605.241207", "26100.2894.250113", "26100.3194.250210"];

    static readonly string[] Windows10 = ["19045.5247.241210", "19045.5371.250110", "19045.5487.250207"];

    static readonly string[] Windows11 = ["22631.4602.241210", "22631.4751.250110", "22631.4890.250207"];

    static readonly string[] Windows11Next = ["26100.2605.241207", "26100.2894.250113", "26100.3194.250210"];

    static readonly IReadOnlyList<PlatformImage> Known =
    [
        .. Server("2016-datacenter", "Windows Server 2016 Datacenter", Server2016, "2016-datacenter-gensecond"),
        .. Server("2019-datacenter", "Windows Server 2019 Datacenter", Server2019, "2019-datacenter-gensecond"),
        .. Server("2022-datacenter", "Windows Server 2022 Datacenter", Server2022, "2022-datacenter-g2"),
        .. Server("2022-datacenter-core", "Windows Server 2022 Datacenter", Server2022, "2022-datacenter-core-g2"),
        .. Server("2025-datacenter", "Windows Server 2025 Datacenter", Server2025, "2025-datacenter-g2"),
        One("2022-datacenter-azure-edition", "Windows Server 2022 Datacenter Azure Edition", Server2022),
        One("2022-datacenter-azure-edition-core", "Windows Server 2022 Datacenter Azure Edition", Server2022),
        One("2022-datacenter-smalldisk-g2", "Windows Server 2022 Datacenter", Server2022) with { SizeGB = 30 },
        One("2025-datacenter-azure-edition", "Windows Server 2025 Datacenter Azure Edition", Server2025),
        Client("Windows-10", "win10-22h2-ent", "Windows 10 Enterprise", Windows10) with { Generation = "V1" },
        Client("Windows-10", "win10-22h2-ent-g2", "Windows 10 Enterprise", Windows10),
        Client("Windows-11", "win11-23h2-ent", "Windows 11 Enterprise", Windows11),
        Client("Windows-11", "win11-24h2-avd", "Windows 11 Enterprise multi-session", Windows11Next),
        Client("windows11preview-arm64", "win11-24h2-ent", "Windows 11 Enterprise", Windows11Next) with { Architecture = "Arm64" },
        new()
        {
            Publisher = "center-for-internet-security-inc", Offer = "cis-windows-server", Sku = "cis-windows-server2022-l1-gen2",
            Plan = "cis-windows-server2022-l1-gen2", ProductName = "Windows Server 2022 Datacenter", Versions = Server2022,
        },
        new()
        {
            Publisher = "center-for-internet-security-inc", Offer = "cis-windows-server", Sku = "cis-windows-server2019-l1-gen1",
            Plan = "cis-windows-server2019-l1-gen1", ProductName = "Windows Server 2019 Datacenter", Versions = Server2019,
            Generation = "V1",
        },
    ];

    /// <summary>All of them, those of the rehearsal first.</summary>
    public static IEnumerable<PlatformImage> All(ArmServices arm) => arm.Options.Rehearsal.Marketplace.Concat(Known);

    /// <summary>Those that a region has.</summary>
    public static IEnumerable<PlatformImage> In(ArmServices arm, string region) => All(arm).Where(image =>
        image.Regions.Count == 0 || image.Regions.Any(name => Locations.Canonical(name) == Locations.Canonical(region)));

    public static PlatformImage? Find(ArmServices arm, string region, string? publisher, string? offer, string? sku) =>
        In(arm, region).FirstOrDefault(image =>
            ArmId.Equal(image.Publisher, publisher) && ArmId.Equal(image.Offer, offer) && ArmId.Equal(image.Sku, sku));

    /// <summary>The exact version that "latest" or a version number means; null when there is none such.</summary>
    public static string? Resolve(PlatformImage image, string? version) =>
        ArmId.Equal(version, "latest") ? (image.Versions.Count == 0 ? null : image.Versions[^1]) : image.Versions.FirstOrDefault(known => known == version);

    static IEnumerable<PlatformImage> Server(string sku, string product, string[] versions, string second) =>
        [One(sku, product, versions) with { Generation = "V1" }, One(second, product, versions)];

    static PlatformImage One(string sku, string product, string[] versions) => new()
    {
        Publisher = "MicrosoftWindowsServer", Offer = "WindowsServer", Sku = sku, ProductName = product, Versions = versions,
    };

    static PlatformImage Client(string offer, string sku, string product, string[] versions) => new()
    {
        Publisher = "MicrosoftWindowsDesktop", Offer = offer, Sku = sku, ProductName = product, Versions = versions,
    };
}
