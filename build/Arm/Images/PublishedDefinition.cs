using Azure.Core;
using Azure.ResourceManager.Compute.Models;
using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>An image definition of somebody else's gallery: the SDK has one type for community and another for shared galleries.</summary>
/// <param name="OsType">Windows or Linux.</param>
/// <param name="Generation">Hyper-V generation.</param>
/// <param name="Architecture">x64 or Arm64.</param>
/// <param name="State">Generalized or specialized.</param>
/// <param name="Plan">What its publisher sells it as.</param>
/// <param name="Features">Its features.</param>
sealed record PublishedDefinition(
    string? OsType, string? Generation, string? Architecture, OperatingSystemStateType? State, ImagePurchasePlan? Plan, IEnumerable<GalleryImageFeature> Features)
{
    /// <summary>One version of it, chosen, and what a build VM has to know of it.</summary>
    public async Task<PinnedSource> PinAsync(ArmSession session, string location, SourceImage source, ResourceIdentifier id, CancellationToken cancellationToken)
    {
        SourceFaults.RequireWindows(source, OsType);
        var version = SourceVersion.Choose(source, location, await PublishedVersions.ListAsync(session, id, cancellationToken));
        return new PinnedSource(source.Kind, source.At(version.Name))
        {
            Generation = Generation ?? "V1",
            Architecture = Architecture ?? "x64",
            IsSpecialized = State == OperatingSystemStateType.Specialized,
            Plan = GalleryParts.Plan(Plan),
            Features = GalleryParts.Features(Features),
            OsDiskSize = version.OsDiskSize,
            DataDiskLuns = version.DataDiskLuns,
        };
    }
}
