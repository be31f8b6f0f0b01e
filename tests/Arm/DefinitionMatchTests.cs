using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Ingot.Arm.Images;
using Ingot.Recipes;

namespace Ingot.Tests.Arm;

/// <summary>An image definition that is there, compared with the image that is to go into it.</summary>
public sealed class DefinitionMatchTests
{
    static readonly DefinitionShape shape = new("V2", "x64", IsSpecialized: false, "TrustedLaunch", new ImagePlan("pro", "box", "contoso"))
    {
        Features = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["DiskControllerTypes"] = "SCSI, NVMe", ["IsAcceleratedNetworkSupported"] = "True" },
    };

    /// <summary>What is different in the definition, and what Preflight says it has.</summary>
    public static TheoryData<Action<GalleryImageData>, string> Differences => new()
    {
        { definition => definition.OSType = SupportedOperatingSystemType.Linux, "operating system Linux" },
        { definition => definition.OSState = OperatingSystemStateType.Specialized, "OS state Specialized" },
        { definition => definition.HyperVGeneration = HyperVGeneration.V1, "Hyper-V generation V1" },
        { definition => definition.Architecture = ArchitectureType.Arm64, "architecture Arm64" },
        { definition => definition.Features.RemoveAt(0), "security type Standard" },
        { definition => definition.Features[0].Value = "ConfidentialVM", "security type ConfidentialVM" },
        { definition => definition.Features[1].Value = "SCSI", "disk controllers SCSI" },
        { definition => definition.Features[2].Value = "False", "accelerated networking switched off" },
        { definition => definition.PurchasePlan = null, "no purchase plan" },
        { definition => definition.PurchasePlan.Name = "free", "purchase plan contoso:box:free" },
    };

    [Fact]
    public void A_definition_that_says_what_the_image_is_takes_it() => Assert.Empty(DefinitionMatch.Findings("golden", Definition(), shape));

    [Theory]
    [MemberData(nameof(Differences), DisableDiscoveryEnumeration = true)]
    public void Each_difference_is_named_with_its_remedy(Action<GalleryImageData> differ, string has)
    {
        var definition = Definition();
        differ(definition);

        var finding = Assert.Single(DefinitionMatch.Findings("golden", definition, shape));

        Assert.Equal($"Image definition golden has {has}.", finding.What);
        Assert.Equal(("DefinitionMismatch", false), (finding.Code, finding.IsWarning));
        Assert.Contains("--image-definition", finding.Remedy, StringComparison.Ordinal);
    }

    static GalleryImageData Definition() => new(AzureLocation.WestEurope)
    {
        OSType = SupportedOperatingSystemType.Windows,
        OSState = OperatingSystemStateType.Generalized,
        HyperVGeneration = HyperVGeneration.V2,
        Architecture = ArchitectureType.X64,
        PurchasePlan = new ImagePurchasePlan { Name = "pro", Product = "box", Publisher = "contoso" },
        Features =
        {
            new GalleryImageFeature { Name = "SecurityType", Value = "TrustedLaunch" },
            new GalleryImageFeature { Name = "DiskControllerTypes", Value = "SCSI, NVMe" },
            new GalleryImageFeature { Name = "IsAcceleratedNetworkSupported", Value = "True" },
        },
    };
}
