using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>Makes the image version of a run. What is there already is never touched, except a version of ours that Azure itself calls failed.</summary>
public sealed class GalleryCapture(ArmSession session, Recipe recipe, TimeProvider time)
{
    /// <summary>How often a version is made before it is given up.</summary>
    public const int Tries = 3;

    readonly GalleryIds ids = new(session, recipe);
    readonly GalleryVersions versions = new(session, recipe);

    /// <summary>Makes it, or goes on with what an earlier process of the same run began; gives its id.</summary>
    /// <param name="vm">The deallocated VM; generalized, unless the recipe is specialized.</param>
    /// <param name="source">The source image, pinned.</param>
    /// <param name="entry">The run.</param>
    /// <param name="cancellationToken">Stops waiting; Azure goes on.</param>
    /// <exception cref="Fault">Azure refused, or failed more often than is worth trying.</exception>
    public async Task<string> RunAsync(ResourceIdentifier vm, PinnedSource source, LedgerEntry entry, CancellationToken cancellationToken)
    {
        var captured = await CapturedVm.ReadAsync(session, vm, cancellationToken);
        await new GalleryDefinition(session, recipe).EnsureAsync(captured.Shape(recipe, source), cancellationToken);
        var number = (await versions.OfRunAsync(entry.Run, cancellationToken))?.Data.Name ?? await NumberAsync(cancellationToken);
        var request = GalleryVersionRequest.New(recipe, entry, vm, captured.DataDiskLuns);
        Fault? failure = null;
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            await ClearAsync(number, cancellationToken);
            failure = await MakeAsync(number, entry, request, cancellationToken);
            if (failure is null)
                return ids.Version(number).ToString();
            if (!TransientReplication.Is(failure) && !await IsSpoiledAsync(number, failure, cancellationToken))
                throw failure;
        }

        throw GivenUp(number, failure);
    }

    /// <summary>True for a version of this recipe's image that no region ever had: nobody can have made a machine of it.</summary>
    internal static bool IsOurFailure(Recipe recipe, GalleryImageVersionResource version) =>
        version.Data.ProvisioningState == GalleryProvisioningState.Failed && !GalleryVersions.IsSomewhere(version.Data) && Ownership.Is(recipe, version.Data.Tags);

    async Task<string> NumberAsync(CancellationToken cancellationToken) => ids.Options.IsAutoVersion
        ? Names.NextVersion((await versions.ListAsync(cancellationToken)).Select(version => version.Data.Name))
        : ids.Options.Version;

    // A failed version blocks its number until it is deleted.
    async Task ClearAsync(string number, CancellationToken cancellationToken)
    {
        if (await SettledAsync(number, cancellationToken) is { } version && IsOurFailure(recipe, version))
            await ArmCall.DeleteAsync($"delete the failed image version {number}", () => version.DeleteAsync(WaitUntil.Completed, cancellationToken));
    }

    // The answer was lost, and the SDK's second request came in the way of the first: what is left of it can only be deleted, and made anew.
    async Task<bool> IsSpoiledAsync(string number, Fault failure, CancellationToken cancellationToken) =>
        (failure.Code is "Conflict" or "OperationPreempted" || ArmWrite.MayBeDone(failure))
        && await versions.FindVersionAsync(number, cancellationToken) is { } version && IsOurFailure(recipe, version);

    // Null: it is made. Azure may have begun although its answer was lost, so what is there counts.
    async Task<Fault?> MakeAsync(string number, LedgerEntry entry, GalleryImageVersionData request, CancellationToken cancellationToken)
    {
        Fault? failure = null;
        if (await versions.FindVersionAsync(number, cancellationToken) is null)
        {
            try
            {
                var collection = session.Client.GetGalleryImageResource(ids.Definition).GetGalleryImageVersions();
                await ArmCall.RunAsync(
                    $"capture image version {number}",
                    () => LongOperation.RunAsync(token => collection.CreateOrUpdateAsync(WaitUntil.Started, number, request, token), cancellationToken));
            }
            catch (Fault fault)
            {
                failure = fault;
            }
        }

        var version = await SettledAsync(number, cancellationToken);
        if (version is null)
            return failure ?? Vanished(number);
        if (!ImageTags.AreOfRun(recipe, entry.Run, version.Data.Tags))
            throw Taken(number);
        return version.Data.ProvisioningState == GalleryProvisioningState.Succeeded || GalleryVersions.IsSomewhere(version.Data)
            ? null
            : failure ?? TransientReplication.Fault(version.Data);
    }

    Task<GalleryImageVersionResource?> SettledAsync(string number, CancellationToken cancellationToken) =>
        Patience.UntilAsync(
            time,
            () => versions.FindVersionAsync(number, cancellationToken),
            version => version is null || !GalleryVersions.IsMoving(version.Data),
            cancellationToken);

    Fault Taken(string number) => new(
        $"Somebody else made version {number} of image definition {ids.Options.Definition} in the meantime.",
        "It does not carry this run's tags.",
        "Run CaptureImage again; with --image-version auto it takes the next number.");

    static Fault Vanished(string number) => new(
        $"Image version {number} is not there any more.", "Somebody deleted it while it was made.", "Run CaptureImage again; it goes on where it stopped.");

    Fault GivenUp(string number, Fault? last) => new(
        $"Azure failed {Tries} times to make version {number} of image definition {ids.Options.Definition}.",
        last?.Why ?? "",
        $"Run CaptureImage again later; it replaces the failed version {ids.Version(number)}. If it goes on, give another region or ask Azure's support.",
        last) { Code = last?.Code, CorrelationId = last?.CorrelationId };
}
