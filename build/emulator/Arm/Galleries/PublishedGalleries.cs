using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Rehearsals;

namespace Ingot.Emulator.Arm.Galleries;

/// <summary>The galleries of others that may be read: community galleries, and those shared with the subscription.</summary>
static class PublishedGalleries
{
    /// <summary>Size in GB of the operating system disk in all of them.</summary>
    public const int SizeGB = 127;

    public static PublishedGallery? Find(ArmServices arm, bool isCommunity, string name) => arm.Options.Rehearsal.PublishedGalleries
        .FirstOrDefault(gallery => gallery.Community == isCommunity && ArmId.Equal(gallery.Name, name));

    public static PublishedImage? FindImage(ArmServices arm, bool isCommunity, string gallery, string image) =>
        Find(arm, isCommunity, gallery)?.Images.FirstOrDefault(known => ArmId.Equal(known.Name, image));

    public static bool IsIn(PublishedImage image, string location) =>
        image.Regions.Any(region => Locations.Canonical(region) == Locations.Canonical(location));

    /// <summary>The exact version that "latest" or a number means in a region; null when there is none such.</summary>
    public static string? Resolve(PublishedImage image, string asked, string location)
    {
        if (!IsIn(image, location))
            return null;
        return ArmId.Equal(asked, "latest")
            ? image.Versions.Except(image.ExcludedFromLatest, StringComparer.Ordinal).MaxBy(version => Version.TryParse(version, out var number) ? number : null)
            : image.Versions.FirstOrDefault(known => known == asked);
    }
}
