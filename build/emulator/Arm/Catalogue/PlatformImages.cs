using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>The marketplace images there are. Versions read build, revision and date: 20348.3207.250210.</summary>
static class PlatformImages
{
    const string Publisher = "MicrosoftWindowsServer";
    const string Offer = "WindowsServer";

    static readonly string[] Server2022 = ["20348.2966.241205", "20348.3091.250112", "20348.3207.250210"];

    static readonly string[] Server2025 = ["26100.2605.241207", "26100.2894.250113", "26100.3194.250210"];

    public static IReadOnlyList<PlatformImage> All { get; } =
    [
        new(Publisher, Offer, "2022-datacenter", "V1", "Windows Server 2022 Datacenter", Server2022),
        new(Publisher, Offer, "2022-datacenter-g2", "V2", "Windows Server 2022 Datacenter", Server2022),
        new(Publisher, Offer, "2022-datacenter-azure-edition", "V2", "Windows Server 2022 Datacenter Azure Edition", Server2022),
        new(Publisher, Offer, "2025-datacenter-azure-edition", "V2", "Windows Server 2025 Datacenter Azure Edition", Server2025),
    ];

    public static PlatformImage? Find(string? publisher, string? offer, string? sku) => All.FirstOrDefault(image =>
        ArmId.Equal(image.Publisher, publisher) && ArmId.Equal(image.Offer, offer) && ArmId.Equal(image.Sku, sku));

    /// <summary>The exact version that "latest" or a version number means; null when there is none such.</summary>
    public static string? Resolve(PlatformImage image, string? version) =>
        ArmId.Equal(version, "latest") ? image.Versions[^1] : image.Versions.FirstOrDefault(known => known == version);
}
