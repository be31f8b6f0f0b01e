using System.Text.RegularExpressions;

namespace Ingot.Recipes;

/// <summary>What may be said of a gallery image version.</summary>
public static partial class RecipeCheck
{
    static IEnumerable<Finding> GalleryFindings(Recipe recipe, GalleryOptions gallery) =>
    [
        .. GalleryNames(gallery),
        .. TargetRegions(recipe, gallery),
        .. Replicas(recipe, gallery),
        .. Publishing(gallery),
        .. Encryption(recipe, gallery),
    ];

    static IEnumerable<Finding> GalleryNames(GalleryOptions gallery)
    {
        if (string.IsNullOrWhiteSpace(gallery.Gallery))
        {
            yield return new Finding(
                "--gallery is missing.",
                "The image version needs a gallery to go to.",
                "Give --gallery, or --capture ManagedImage.");
        }
        else if (!GalleryNamePattern().IsMatch(gallery.Gallery))
        {
            yield return BadName(
                "gallery",
                gallery.Gallery,
                "It must have at most 80 letters, digits, '.' and '_', and begin and end with a letter or digit; '-' is not allowed.");
        }

        if (gallery.Definition.Length > 0 && !DefinitionNamePattern().IsMatch(gallery.Definition))
        {
            yield return BadName(
                "image-definition",
                gallery.Definition,
                "It must have at most 80 letters, digits, '.', '_' and '-', and begin and end with a letter or digit.");
        }

        if (!gallery.IsAutoVersion && !SourceImage.IsVersion(gallery.Version))
        {
            yield return new Finding(
                $"--image-version '{gallery.Version}' is not a version.",
                "Azure takes three whole numbers, such as 1.2.3.",
                "Correct it, or give auto.");
        }

        if (gallery.Identifier is { } identifier && !IsIdentifier(identifier))
        {
            yield return new Finding(
                $"--image-definition-identifier '{identifier}' does not identify an image.",
                "It has three parts of letters, digits, '.', '_' and '-': publisher (at most 128 characters), offer and SKU (at most 64).",
                "Give it as publisher:offer:sku, such as Contoso:WindowsServer:2022-web.");
        }

        if (gallery.ResourceGroup is { } group && Group(group) is { } finding)
            yield return finding;
        if (gallery.SubscriptionId is { } subscription && !Guid.TryParse(subscription, out _))
        {
            yield return new Finding(
                $"--gallery-subscription-id '{subscription}' is not a subscription.",
                "It is a GUID.",
                "'az account list' shows yours.");
        }

        if (gallery.Architecture is not (null or "x64" or "Arm64"))
            yield return NotAmong("image-architecture", gallery.Architecture, "x64", "Arm64");
    }

    static IEnumerable<Finding> TargetRegions(Recipe recipe, GalleryOptions gallery)
    {
        foreach (var twice in gallery.TargetRegions.GroupBy(Regions.Short).Where(regions => regions.Count() > 1))
        {
            yield return new Finding(
                $"--target-regions names {twice.Key} {twice.Count()} times.",
                "A region has one entry, with a number of replicas.",
                "Give --target-region-replicas for more replicas.");
        }

        if (gallery.TargetRegions.Any(string.IsNullOrWhiteSpace))
        {
            yield return new Finding(
                "--target-regions has an empty name.",
                "Two commas follow each other, or one ends the list.",
                "Remove it.");
        }

        var known = gallery.Regions(recipe.Location);
        var named = gallery.RegionReplicas.Keys.Select(region => (Option: "target-region-replicas", Region: region))
            .Concat(gallery.RegionEncryptionSets.Keys.Select(region => (Option: "target-region-encryption-sets", Region: region)));
        foreach (var (option, region) in named.Where(entry => !known.Any(target => Regions.Same(target, entry.Region))))
        {
            yield return new Finding(
                $"--{option} names {region}, which is no target region.",
                $"There are: {string.Join(", ", known)}.",
                "Correct it, or add the region to --target-regions.");
        }
    }

    static IEnumerable<Finding> Replicas(Recipe recipe, GalleryOptions gallery)
    {
        if (gallery.ReplicaCount is < 1 or > 100)
        {
            yield return new Finding(
                $"--replica-count {gallery.ReplicaCount} is not possible.",
                "Azure keeps 1 to 100 replicas in a region.",
                "Correct it.");
        }

        foreach (var (region, _) in gallery.RegionReplicas.Where(entry => entry.Value is < 1 or > 100))
        {
            yield return new Finding(
                $"--target-region-replicas has no number from 1 to 100 for {region}.",
                "Azure keeps 1 to 100 replicas in a region.",
                $"Give for example {region}=2.");
        }

        if (!gallery.IsShallow)
            yield break;
        if (gallery.Regions(recipe.Location).Count > 1 || gallery.ReplicaCount > 1 || gallery.RegionReplicas.Count > 0)
        {
            yield return new Finding(
                "--replication-mode Shallow excludes target regions and more than one replica.",
                "A shallow version refers to the disk where it was captured instead of copying it, and Azure never turns it into a full one.",
                "Give --replication-mode Full, or leave out regions and replicas.");
        }
    }

    static IEnumerable<Finding> Publishing(GalleryOptions gallery)
    {
        if (gallery.ReplicationMode is not ("Full" or "Shallow"))
            yield return NotAmong("replication-mode", gallery.ReplicationMode, "Full", "Shallow");
        if (gallery.StorageType is not ("Standard_LRS" or "Standard_ZRS" or "Premium_LRS"))
            yield return NotAmong("gallery-storage-account-type", gallery.StorageType, "Standard_LRS", "Standard_ZRS", "Premium_LRS");
        if (gallery is { BlockDeletionBeforeEndOfLife: true, EndOfLife: null })
        {
            yield return new Finding(
                "--block-deletion-before-end-of-life is given without an end of life.",
                "Azure would not know until when to refuse.",
                "Give --end-of-life-date as well.");
        }
    }

    static IEnumerable<Finding> Encryption(Recipe recipe, GalleryOptions gallery)
    {
        if (gallery.EncryptionType is { } type)
        {
            if (type is not ("EncryptedVMGuestStateOnlyWithPmk" or "EncryptedWithPmk" or "EncryptedWithCmk"))
            {
                yield return NotAmong(
                    "image-encryption-type",
                    type,
                    "EncryptedVMGuestStateOnlyWithPmk",
                    "EncryptedWithPmk",
                    "EncryptedWithCmk");
            }
            if (recipe.Security.Type != "ConfidentialVM")
            {
                yield return new Finding(
                    $"--image-encryption-type {type} needs a confidential VM.",
                    "It says how a confidential image is encrypted.",
                    "Give --security-type ConfidentialVM, or leave it out.");
            }
            var without = gallery.Regions(recipe.Location).Where(region => gallery.EncryptionSet(region) is null).ToList();
            if (type == "EncryptedWithCmk" && without.Count > 0)
            {
                yield return new Finding(
                    "--image-encryption-type EncryptedWithCmk lacks keys.",
                    $"There is no disk encryption set for {string.Join(", ", without)}.",
                    "Give --target-region-encryption-sets region=id for each target region.");
            }
        }

        foreach (var (region, id) in gallery.RegionEncryptionSets.Where(entry => !EncryptionSetId().IsMatch(entry.Value)))
        {
            yield return new Finding(
                $"--target-region-encryption-sets has no disk encryption set for {region}: '{id}'.",
                "It takes the id of one.",
                "'az disk-encryption-set list' shows the ids.");
        }
    }

    static Finding BadName(string option, string name, string why) => new($"--{option} '{name}' is not a name that Azure takes.", why, "Correct the name.");

    static Finding NotAmong(string option, string value, params IEnumerable<string> known) =>
        new($"--{option} '{value}' does not exist.", $"There are: {string.Join(", ", known)}.", "Choose among them.");

    static bool IsIdentifier(string text) =>
        text.Split(':') is [{ Length: > 0 and <= 128 } publisher, { Length: > 0 and <= 64 } offer, { Length: > 0 and <= 64 } sku]
        && new[] { publisher, offer, sku }.All(part => IdentifierPart().IsMatch(part));

    // https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftcompute
    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9._]{0,78}[A-Za-z0-9])?$")]
    private static partial Regex GalleryNamePattern();

    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9._-]{0,78}[A-Za-z0-9])?$")]
    private static partial Regex DefinitionNamePattern();

    [GeneratedRegex("^[A-Za-z0-9._-]*[A-Za-z0-9_-]$")]
    private static partial Regex IdentifierPart();

    [GeneratedRegex("^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft[.]Compute/diskEncryptionSets/[^/]+$", RegexOptions.IgnoreCase)]
    private static partial Regex EncryptionSetId();
}
