using Ingot.Recipes;

namespace Ingot.Tests.Recipes;

/// <summary>What may be captured of what, as far as the recipe alone tells.</summary>
public sealed class CaptureCheckSpecs
{
    static readonly GalleryOptions Gallery = new() { Gallery = "images", Definition = "windows-2022", TargetRegions = ["North Europe"] };

    static readonly Recipe Good = With(Gallery);

    [Fact]
    public void A_good_gallery_has_no_findings() => Assert.Empty(RecipeCheck.Findings(Good));

    [Fact]
    public void The_builds_own_region_comes_first_and_no_region_twice() =>
        Assert.Equal(["westeurope", "northeurope"], (Gallery with { TargetRegions = ["North Europe", "West Europe"] }).Regions("westeurope"));

    public static TheoryData<string, GalleryOptions> Mistakes => new()
    {
        { "--gallery is missing", Gallery with { Gallery = "" } },
        { "--gallery 'my-images'", Gallery with { Gallery = "my-images" } },
        { "--image-definition 'a b'", Gallery with { Definition = "a b" } },
        { "--image-version '1.0'", Gallery with { Version = "1.0" } },
        { "--image-version '1.0.99999999999'", Gallery with { Version = "1.0.99999999999" } },
        { "--image-definition-identifier 'a:b'", Gallery with { Identifier = "a:b" } },
        { "--image-definition-identifier 'a:b:c.'", Gallery with { Identifier = "a:b:c." } },
        { "--target-regions names northeurope 2 times", Gallery with { TargetRegions = ["northeurope", "North Europe"] } },
        { "--target-regions has an empty name", Gallery with { TargetRegions = ["northeurope", ""] } },
        { "--target-region-replicas names uksouth", Gallery with { RegionReplicas = new Dictionary<string, int> { ["uksouth"] = 2 } } },
        { "no number from 1 to 100 for northeurope", Gallery with { RegionReplicas = new Dictionary<string, int> { ["northeurope"] = 0 } } },
        { "--replica-count 101", Gallery with { ReplicaCount = 101 } },
        { "--replication-mode 'full'", Gallery with { ReplicationMode = "full" } },
        { "--replication-mode Shallow excludes", Gallery with { ReplicationMode = "Shallow" } },
        { "--gallery-storage-account-type 'Ultra'", Gallery with { StorageType = "Ultra" } },
        { "--block-deletion-before-end-of-life is given without", Gallery with { BlockDeletionBeforeEndOfLife = true } },
        { "--image-encryption-type EncryptedWithPmk needs", Gallery with { EncryptionType = "EncryptedWithPmk" } },
        { "no disk encryption set for westeurope", Gallery with { RegionEncryptionSets = new Dictionary<string, string> { ["westeurope"] = "des" } } },
        { "--image-architecture 'arm'", Gallery with { Architecture = "arm" } },
        { "--gallery-subscription-id 'mine'", Gallery with { SubscriptionId = "mine" } },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_one_finding(string what, GalleryOptions gallery) =>
        Assert.Contains(what, Assert.Single(RecipeCheck.Findings(With(gallery))).What + Assert.Single(RecipeCheck.Findings(With(gallery))).Why, StringComparison.Ordinal);

    [Fact]
    public void Keys_of_the_customer_are_needed_in_every_region()
    {
        var finding = Assert.Single(RecipeCheck.Findings(With(Gallery with { EncryptionType = "EncryptedWithCmk" }) with { Security = new SecurityOptions { Type = "ConfidentialVM", EncryptionType = "DiskWithVMGuestState" } }));

        Assert.Contains("westeurope, northeurope", finding.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_managed_image_is_neither_specialized_nor_of_trusted_launch()
    {
        var both = Good with { Capture = Good.Capture with { Kind = CaptureKind.Both, Specialized = true }, Security = new SecurityOptions { Type = "TrustedLaunch" } };

        var findings = RecipeCheck.Findings(both);

        Assert.Equal(2, findings.Count);
        Assert.All(findings, finding => Assert.Contains("--capture Gallery", finding.Remedy, StringComparison.Ordinal));
    }

    [Fact]
    public void A_zone_resilient_image_is_a_managed_one() =>
        Assert.Contains("--zone-resilient", Assert.Single(RecipeCheck.Findings(Good with { Capture = Good.Capture with { ZoneResilient = true } })).What, StringComparison.Ordinal);

    static Recipe With(GalleryOptions gallery) => Sample.Recipe with { Capture = new CaptureOptions { Kind = CaptureKind.Gallery, Gallery = gallery } };
}
