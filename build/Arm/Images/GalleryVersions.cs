using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>The versions of a recipe's image definition.</summary>
public sealed class GalleryVersions(ArmSession session, Recipe recipe)
{
    readonly GalleryIds ids = new(session, recipe);

    /// <summary>The newest complete version made from exactly these inputs, published or not; null when there is none.</summary>
    /// <exception cref="Fault">Azure refused.</exception>
    public async Task<FoundImage?> FindAsync(string inputs, CancellationToken cancellationToken)
    {
        var versions = ids.AreNamed ? await ListAsync(cancellationToken) : [];
        foreach (var version in versions.Where(version => Suits(version) && ImageTags.AreOf(recipe, inputs, version.Data.Tags)).OrderByDescending(Number))
        {
            if (IsComplete(version) || await IsSomewhereAsync(version, cancellationToken))
                return FoundImage.Of(version.Id, version.Data.Tags);
        }
        return null;
    }

    /// <summary>True when this run's version is there, or is being made at this moment.</summary>
    public async Task<bool> IsBegunAsync(string run, CancellationToken cancellationToken) =>
        await OfRunAsync(run, cancellationToken) is { } version
        && (version.Data.ProvisioningState != GalleryProvisioningState.Failed || await IsSomewhereAsync(version, cancellationToken));

    /// <summary>Those of our tag that a capture of this VM began, and that no region has: an operation that failed, or never ended.</summary>
    /// <remarks>One that is "Updating" was whole before, and nobody may take it away.</remarks>
    internal async Task<IReadOnlyList<GalleryImageVersionResource>> UnfinishedAsync(ResourceIdentifier vm, CancellationToken cancellationToken)
    {
        var unfinished = new List<GalleryImageVersionResource>();
        foreach (var version in ids.AreNamed ? await ListAsync(cancellationToken) : [])
        {
            var isBegun = version.Data.ProvisioningState == GalleryProvisioningState.Creating || version.Data.ProvisioningState == GalleryProvisioningState.Failed;
            if (isBegun && !version.Data.Tags.ContainsKey(TagNames.Verified) && Ownership.Is(recipe, version.Data.Tags) && vm.Equals(version.Data.StorageProfile?.GallerySource?.Id)
                && !await IsSomewhereAsync(version, cancellationToken))
            {
                unfinished.Add(version);
            }
        }

        return unfinished;
    }

    /// <summary>The version that a run made or began; null when there is none.</summary>
    internal async Task<GalleryImageVersionResource?> OfRunAsync(string run, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).Where(version => ImageTags.AreOfRun(recipe, run, version.Data.Tags)).MaxBy(Number);

    /// <summary>A version by its number, with the state of its replication; null when there is none.</summary>
    internal Task<GalleryImageVersionResource?> FindVersionAsync(string version, CancellationToken cancellationToken) =>
        ArmCall.FindAsync($"read image version {version}", () => session.Client.GetGalleryImageVersionResource(ids.Version(version))
            .GetAsync(ReplicationStatusType.ReplicationStatus, cancellationToken));

    internal Task<List<GalleryImageVersionResource>> ListAsync(CancellationToken cancellationToken) =>
        ArmCall.RunAsync($"list the versions of {ids.Options.Definition}", async () =>
        {
            var versions = new List<GalleryImageVersionResource>();
            try
            {
                await foreach (var version in session.Client.GetGalleryImageResource(ids.Definition).GetGalleryImageVersions().GetAllAsync(cancellationToken))
                    versions.Add(version);
            }
            catch (RequestFailedException exception) when (exception.Status == 404)
            {
                // A definition that does not exist has no versions; whether the gallery does, is another question.
            }

            return versions;
        });

    /// <summary>True when a region has it whole: Azure also calls a version failed whose replication into a further region failed.</summary>
    /// <param name="version">The version, read with the state of its replication.</param>
    internal static bool IsSomewhere(GalleryImageVersionData version) =>
        version.ReplicationStatus?.Summary.Any(region => region.State == RegionalReplicationState.Completed) == true;

    /// <summary>True while Azure is at work on it; whatever else it may say of itself, it will not change by waiting.</summary>
    internal static bool IsMoving(GalleryImageVersionData version) =>
        version.ProvisioningState is { } state && (state == GalleryProvisioningState.Creating || state == GalleryProvisioningState.Updating
            || state == GalleryProvisioningState.Deleting || state == GalleryProvisioningState.Migrating);

    // A list comes without the state of the replication.
    async Task<bool> IsSomewhereAsync(GalleryImageVersionResource version, CancellationToken cancellationToken) =>
        version.Data.ProvisioningState == GalleryProvisioningState.Failed
        && await FindVersionAsync(version.Data.Name, cancellationToken) is { } found && IsSomewhere(found.Data);

    // What only replicates into further regions is there already.
    static bool IsComplete(GalleryImageVersionResource version) =>
        version.Data.ProvisioningState == GalleryProvisioningState.Succeeded || version.Data.ProvisioningState == GalleryProvisioningState.Updating;

    // A shallow version never becomes a full one.
    bool Suits(GalleryImageVersionResource version) =>
        ids.Options.IsShallow || version.Data.PublishingProfile?.ReplicationMode != GalleryReplicationMode.Shallow;

    static Version Number(GalleryImageVersionResource version) => Version.TryParse(version.Data.Name, out var number) ? number : new Version();
}
