using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>The bodies of the requests that make and publish an image version.</summary>
public static class GalleryVersionRequest
{
    /// <summary>A new version, in the build's own region only and out of latest: nobody gets it before it is published.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="entry">The run.</param>
    /// <param name="vm">The VM it is made of.</param>
    /// <param name="luns">Logical unit numbers of its data disks, which share the encryption of the OS disk.</param>
    public static GalleryImageVersionData New(Recipe recipe, LedgerEntry entry, ResourceIdentifier vm, IReadOnlyList<int> luns)
    {
        var gallery = Options(recipe);
        var request = new GalleryImageVersionData(new AzureLocation(recipe.Location))
        {
            PublishingProfile = new GalleryImageVersionPublishingProfile
            {
                IsExcludedFromLatest = true,
                ReplicaCount = gallery.ReplicaCount,
                StorageAccountType = new ImageStorageAccountType(gallery.StorageType),
                ReplicationMode = new GalleryReplicationMode(gallery.ReplicationMode),
                EndOfLifeOn = gallery.EndOfLife,
                TargetRegions = { Region(gallery, Regions.Short(recipe.Location), luns) },
            },
            StorageProfile = new GalleryImageVersionStorageProfile { GallerySource = new GalleryArtifactVersionFullSource { Id = vm } },
        };
        ImageTags.Add(recipe, entry, request.Tags);
        return request;
    }

    /// <summary>The version with all target regions of the recipe. Regions that somebody else added stay.</summary>
    public static GalleryImageVersionData Replicated(Recipe recipe, GalleryImageVersionData version)
    {
        var gallery = Options(recipe);
        var request = Again(version);
        var luns = version.StorageProfile?.DataDiskImages.Select(disk => disk.Lun).ToList() ?? [];
        foreach (var region in gallery.Regions(recipe.Location).Where(region => !Has(gallery, version, region)))
        {
            var there = request.PublishingProfile.TargetRegions.FirstOrDefault(target => Regions.Same(target.Name, region));
            if (there is null)
                request.PublishingProfile.TargetRegions.Add(Region(gallery, region, luns));
            else
                there.RegionalReplicaCount = gallery.Replicas(region);
        }

        return request;
    }

    /// <summary>The version as a candidate for the latest one.</summary>
    public static GalleryImageVersionData Included(GalleryImageVersionData version)
    {
        var request = Again(version);
        request.PublishingProfile.IsExcludedFromLatest = false;
        return request;
    }

    /// <summary>True when the version has this region with as many replicas as the recipe wants, or more.</summary>
    public static bool Has(GalleryOptions gallery, GalleryImageVersionData version, string region) =>
        version.PublishingProfile?.TargetRegions.Any(target =>
            Regions.Same(target.Name, region)
            && (target.RegionalReplicaCount ?? version.PublishingProfile.ReplicaCount ?? 1) >= gallery.Replicas(region)) == true;

    // An update has to repeat everything; of the disks only where they came from, because Azure derives the rest and lets nobody change it.
    static GalleryImageVersionData Again(GalleryImageVersionData version)
    {
        var request = new GalleryImageVersionData(version.Location)
        {
            PublishingProfile = version.PublishingProfile,
            StorageProfile = new GalleryImageVersionStorageProfile { GallerySource = version.StorageProfile?.GallerySource },
            SafetyProfile = version.SafetyProfile,
        };
        foreach (var (name, value) in version.Tags)
            request.Tags[name] = value;
        return request;
    }

    static TargetRegion Region(GalleryOptions gallery, string region, IReadOnlyList<int> luns) => new(region)
    {
        RegionalReplicaCount = gallery.Replicas(region),
        StorageAccountType = new ImageStorageAccountType(gallery.StorageType),
        Encryption = Encryption(gallery, region, luns),
    };

    static EncryptionImages? Encryption(GalleryOptions gallery, string region, IReadOnlyList<int> luns)
    {
        var set = gallery.EncryptionSet(region);
        if (gallery.EncryptionType is { } type)
        {
            return new EncryptionImages
            {
                OSDiskImage = new OSDiskImageEncryption
                {
                    SecurityProfile = new OSDiskImageSecurityProfile
                    {
                        ConfidentialVmEncryptionType = new ConfidentialVmEncryptionType(type),
                        SecureVmDiskEncryptionSetId = set,
                    },
                },
            };
        }

        if (set is null)
            return null;
        var encryption = new EncryptionImages { OSDiskImage = new OSDiskImageEncryption { DiskEncryptionSetId = new ResourceIdentifier(set) } };
        foreach (var lun in luns)
            encryption.DataDiskImages.Add(new DataDiskImageEncryption(lun) { DiskEncryptionSetId = new ResourceIdentifier(set) });
        return encryption;
    }

    static GalleryOptions Options(Recipe recipe) => recipe.Capture.Gallery ?? throw new ArgumentException("The recipe has no gallery.", nameof(recipe));
}
