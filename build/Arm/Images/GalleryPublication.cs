using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>Replicates an image version of ours into its target regions, and only then makes it a candidate for the latest one.</summary>
/// <remarks>Azure remembers how far it is, so another process can go on.</remarks>
/// <param name="session">The session.</param>
/// <param name="recipe">The recipe.</param>
/// <param name="time">The clock.</param>
/// <param name="say">Shows a line of progress.</param>
public sealed class GalleryPublication(ArmSession session, Recipe recipe, TimeProvider time, Action<string> say)
{
    readonly GalleryOptions gallery = recipe.Capture.Gallery ?? throw new ArgumentException("The recipe has no gallery.", nameof(recipe));
    readonly ReplicationProgress progress = new(say);

    /// <summary>Publishes it.</summary>
    /// <param name="id">Id of the version.</param>
    /// <param name="wait">Waits for the replication; otherwise only starts it.</param>
    /// <param name="cancellationToken">Stops waiting; Azure goes on.</param>
    /// <exception cref="Fault">The version is gone or is not ours, or a region failed.</exception>
    public async Task<Publication> RunAsync(string id, bool wait, CancellationToken cancellationToken)
    {
        var version = await ReadAsync(id, cancellationToken);
        if (IsPublished(version) && !await DeletionBlock.IsNeededAsync(session, gallery, version.Id, cancellationToken))
            return Publication.Already;
        RequireFull(version);
        for (var attempt = 1; !IsReplicated(version); attempt++)
        {
            if (attempt > GalleryCapture.Tries)
                throw Failed(version);
            if (!IsUnderWay(version))
                await StartAsync(version, cancellationToken);
            if (!wait)
                return Publication.UnderWay;
            version = await SettledAsync(id, cancellationToken);
        }

        if (!gallery.ExcludeFromLatest && version.Data.PublishingProfile.IsExcludedFromLatest == true)
        {
            var included = GalleryVersionRequest.Included(version.Data);
            await IncludeAsync(version.Id, included, cancellationToken);
        }

        // The last thing of all: until here a failed version may have to be deleted.
        await DeletionBlock.SetAsync(session, gallery, version.Id, cancellationToken);
        return Publication.Done;
    }

    async Task IncludeAsync(ResourceIdentifier id, GalleryImageVersionData included, CancellationToken cancellationToken)
    {
        try
        {
            await PutAsync(id, included, $"include image version {id.Name} in latest", WaitUntil.Completed, cancellationToken);
        }
        catch (Fault fault) when (ArmWrite.MayBeDone(fault))
        {
            if (!IsPublished(await SettledAsync(id.ToString(), cancellationToken)))
                throw;
        }
    }

    async Task StartAsync(GalleryImageVersionResource version, CancellationToken cancellationToken)
    {
        say($"Image version {version.Data.Name}: replicating to {string.Join(", ", gallery.Regions(recipe.Location))}");
        try
        {
            var replicated = GalleryVersionRequest.Replicated(recipe, version.Data);
            await PutAsync(version.Id, replicated, $"replicate image version {version.Data.Name}", WaitUntil.Started, cancellationToken);
        }
        catch (Fault fault) when (ArmWrite.MayBeDone(fault) || TransientReplication.Is(fault))
        {
            // The answer was lost, or another try is worth it: what the version then says of itself counts. A refusal that is none of both stays one.
            if (!ArmWrite.IsUncertain(fault) && !TransientReplication.Is(fault) && await ReadAsync(version.Id.ToString(), cancellationToken) is var now
                && !IsUnderWay(now) && !IsReplicated(now))
            {
                throw;
            }

            say($"Image version {version.Data.Name}: {fault.Why}");
        }
    }

    async Task PutAsync(ResourceIdentifier id, GalleryImageVersionData request, string doing, WaitUntil until, CancellationToken cancellationToken)
    {
        var definition = id.Parent ?? throw new ArgumentException("It is no image version.", nameof(id));
        var versions = session.Client.GetGalleryImageResource(definition).GetGalleryImageVersions();
        await ArmCall.RunAsync(doing, () => versions.CreateOrUpdateAsync(until, id.Name, request, cancellationToken));
    }

    Task<GalleryImageVersionResource> SettledAsync(string id, CancellationToken cancellationToken) => Patience.UntilAsync(
        time,
        async () =>
        {
            var version = await ReadAsync(id, cancellationToken);
            progress.Show(version.Data);
            return version;
        },
        version => !IsUnderWay(version),
        cancellationToken);

    async Task<GalleryImageVersionResource> ReadAsync(string id, CancellationToken cancellationToken)
    {
        var resource = session.Client.GetGalleryImageVersionResource(new ResourceIdentifier(id));
        var version = await ArmCall.FindAsync($"read image version {id}", () => resource.GetAsync(ReplicationStatusType.ReplicationStatus, cancellationToken));
        if (version is null || !Ownership.Is(recipe, version.Data.Tags))
        {
            throw new Fault(
                $"There is no image version {id} of ours.",
                version is null ? "Somebody deleted it." : $"It lacks the tag {TagNames.Image} of image {recipe.ImageName}.",
                "Run CaptureImage; it makes another.");
        }

        return version;
    }

    bool IsPublished(GalleryImageVersionResource version) =>
        IsReplicated(version) && (gallery.ExcludeFromLatest || version.Data.PublishingProfile.IsExcludedFromLatest != true);

    // A version that Azure has not replicated completely says so for single regions, whatever its own state is.
    bool IsReplicated(GalleryImageVersionResource version) =>
        version.Data.ProvisioningState == GalleryProvisioningState.Succeeded
        && gallery.Regions(recipe.Location).All(region => GalleryVersionRequest.Has(gallery, version.Data, region) && IsComplete(version.Data, region));

    static bool IsComplete(GalleryImageVersionData version, string region) =>
        version.ReplicationStatus is null
        || version.ReplicationStatus.Summary.Where(entry => Regions.Same(entry.Region, region)).All(entry => entry.State == RegionalReplicationState.Completed);

    static bool IsUnderWay(GalleryImageVersionResource version) =>
        version.Data.ProvisioningState == GalleryProvisioningState.Creating
        || version.Data.ProvisioningState == GalleryProvisioningState.Updating
        || (version.Data.ProvisioningState == GalleryProvisioningState.Succeeded
            && version.Data.ReplicationStatus?.AggregatedState == AggregatedReplicationState.InProgress);

    void RequireFull(GalleryImageVersionResource version)
    {
        if (gallery.IsShallow || version.Data.PublishingProfile.ReplicationMode != GalleryReplicationMode.Shallow)
            return;
        throw new Fault(
            $"Image version {version.Data.Name} is shallow.",
            "It refers to the disk where it was captured, and Azure never turns it into a full one.",
            "Publish it with --replication-mode Shallow in its own region, or bake another with --force.");
    }

    static Fault Failed(GalleryImageVersionResource version)
    {
        var regions = version.Data.ReplicationStatus?.Summary.Where(region => region.State != RegionalReplicationState.Completed).ToList() ?? [];
        var names = regions.Count == 0 ? "all regions" : string.Join(", ", regions.Select(region => region.Region));
        var details = string.Join("; ", regions.Where(region => region.Details is { Length: > 0 }).Select(region => $"{region.Region}: {region.Details}"));
        return new Fault(
            $"Image version {version.Data.Name} was not replicated to {names}.",
            details.Length > 0 ? details : $"Azure failed {GalleryCapture.Tries} times; its state is {version.Data.ProvisioningState}.",
            "Run PublishImage again later, or leave the region out of --target-regions. The version stays out of latest until then.");
    }
}
