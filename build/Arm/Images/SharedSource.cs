using Azure.Core;
using Azure.ResourceManager.Compute;
using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>An image of a gallery that its owner shares directly with this subscription or tenant, under its unique name.</summary>
sealed class SharedSource(ArmSession session, string location, SourceImage source)
{
    /// <summary>Its exact version, and what a build VM has to know of it.</summary>
    public async Task<PinnedSource> PinAsync(CancellationToken cancellationToken)
    {
        var id = SharedGalleryImageResource.CreateResourceIdentifier(
            session.Subscription.Id.SubscriptionId, new AzureLocation(location), source.Gallery, source.Name);
        var image = session.Client.GetSharedGalleryImageResource(id);
        var definition = await ArmCall.FindAsync($"read {source.Text}", () => image.GetAsync(cancellationToken))
            ?? throw SourceFaults.Missing(
                source,
                $"in {location}",
                $"'az sig image-definition list-shared --gallery-unique-name {source.Gallery} --location {location}' shows its images.");
        var data = definition.Data;
        return await new PublishedDefinition(
                data.OSType?.ToString(), data.HyperVGeneration?.ToString(), data.Architecture?.ToString(), data.OSState, data.PurchasePlan, data.Features)
            .PinAsync(session, location, source, id, cancellationToken);
    }
}
