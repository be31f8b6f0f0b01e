using Azure.Core;
using Azure.ResourceManager.Compute;
using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>An image of a community gallery, which anybody may use under its public name. Azure lists in each region what is replicated there.</summary>
sealed class CommunitySource(ArmSession session, string location, SourceImage source)
{
    /// <summary>Its exact version, and what a build VM has to know of it.</summary>
    public async Task<PinnedSource> PinAsync(CancellationToken cancellationToken)
    {
        var id = CommunityGalleryImageResource.CreateResourceIdentifier(
            session.Subscription.Id.SubscriptionId, new AzureLocation(location), source.Gallery, source.Name);
        var image = session.Client.GetCommunityGalleryImageResource(id);
        var definition = await ArmCall.FindAsync($"read {source.Text}", () => image.GetAsync(cancellationToken))
            ?? throw SourceFaults.Missing(
                source,
                $"in {location}",
                $"'az sig image-definition list-community --public-gallery-name {source.Gallery} --location {location}' shows its images.");
        var data = definition.Data;
        return await new PublishedDefinition(
                data.OSType?.ToString(), data.HyperVGeneration?.ToString(), data.Architecture?.ToString(), data.OSState, data.PurchasePlan, data.Features)
            .PinAsync(session, location, source, id, cancellationToken);
    }
}
