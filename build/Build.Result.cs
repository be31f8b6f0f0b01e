using Ingot.Arm;
using Ingot.Arm.Errors;
using Ingot.Arm.Images;
using Ingot.Arm.Machines;
using Ingot.Recipes;
using Serilog;

/// <summary>What a bake results in: finding it, capturing it, PublishImage.</summary>
partial class Build
{
    /// <summary>Id of the managed image, made or found.</summary>
    string? image;

    /// <summary>Id of the gallery image version, made or found.</summary>
    string? version;

    async Task FindResultAsync(ArmSession azure, CancellationToken cancellationToken)
    {
        var capture = Recipe.Capture;
        var found = new[]
        {
            capture.WantsManagedImage ? await new ManagedImages(azure, Recipe).FindAsync(inputs, cancellationToken) : null,
            capture.WantsGallery ? await new GalleryVersions(azure, Recipe).FindAsync(inputs, cancellationToken) : null,
        };
        var isComplete = (found[0] is not null || !capture.WantsManagedImage) && (found[1] is not null || !capture.WantsGallery);
        // A build VM of another run is a bake that somebody began after that image, and wants to finish.
        if (!isComplete || Force || (ledger.Stage != Stage.None && found.OfType<FoundImage>().Any(one => one.Run != ledger.Run)))
            return;
        isUpToDate = true;
        isVerified = found.OfType<FoundImage>().All(one => one.Verification is { IsGood: true });
        isSomethingLeft = Recipe.BuildResourceGroup is not null && !ledger.IsOurs && await new Leftovers(azure, Recipe).AreThereAsync(cancellationToken);
        isTrialLeft = !ledger.IsOurs && await new Leftovers(azure, Boot).AreThereAsync(cancellationToken);
        (image, version) = (found[0]?.Id, found[1]?.Id);
        foreach (var id in found.OfType<FoundImage>().Select(one => one.Id))
        {
            Report(nameof(Preflight), "Up to date", id);
            Log.Information("An image of the same inputs is there already; --force bakes another: {Image}", id);
        }
    }

    // Without sysprep nothing else takes the build's own account and listener out of the image.
    async Task CloseSpecializedAsync(BuildVm vm, CancellationToken cancellationToken)
    {
        if (await new GalleryVersions(await SessionAsync(cancellationToken), Recipe).IsBegunAsync(ledger.Run, cancellationToken))
            return;
        await vm.StartAsync(cancellationToken);
        await CloseWinRmAsync(vm, cancellationToken);
        await vm.DeallocateAsync(cancellationToken);
    }

    async Task CaptureResultAsync(BuildVm vm, CancellationToken cancellationToken)
    {
        var azure = await SessionAsync(cancellationToken);
        if (Recipe.Capture.WantsManagedImage)
        {
            image = await new ManagedImages(azure, Recipe).CaptureAsync(vm, ledger, cancellationToken);
            Report(nameof(CaptureImage), "Image", image);
        }

        if (!Recipe.Capture.WantsGallery)
            return;
        version = await new GalleryCapture(azure, Recipe, TimeProvider.System).RunAsync(vm.Id, Source, ledger, cancellationToken);
        Report(nameof(CaptureImage), "Image version", version);
        if (!IsNamed(PublishImage))
            Log.Information("The image version is in {Region} only and is not in latest: PublishImage replicates and includes it", Recipe.Location);
    }

    async Task PublishImageAsync(CancellationToken cancellationToken)
    {
        await NeedPreflightAsync(cancellationToken);
        var azure = await SessionAsync(cancellationToken);
        version ??= (await new GalleryVersions(azure, Recipe).FindAsync(inputs, cancellationToken))?.Id ?? throw new Ingot.Fault(
            $"There is no image version of these inputs in {Recipe.Capture.Gallery?.Definition}.",
            "Playbooks, variables or parameters changed since, or none was ever captured.",
            "Run PublishImage without --skip: it captures one first.");
        RequireVerified(await new ImageMarks(azure, Recipe).ReadAsync(version, cancellationToken));
        var publication = await new GalleryPublication(azure, Recipe, TimeProvider.System, SayReplication)
            .RunAsync(version, WaitForReplication, cancellationToken);
        Report(nameof(PublishImage), "Published", publication switch
        {
            Publication.UnderWay => "not yet: Azure replicates; run PublishImage again",
            Publication.Already => $"before: {version}",
            _ => version,
        });
        if (publication == Publication.Already)
            Log.Information("Published already: {Version}", version);
        if (publication == Publication.UnderWay)
            Log.Information("Azure goes on replicating; run PublishImage again to publish the version when that has ended");
    }

    // Nothing goes around it, --force neither: that one bakes another image, which then is tried too.
    static void RequireVerified(FoundImage found)
    {
        if (found.Verification is { IsGood: true })
            return;
        throw new Ingot.Fault(
            $"Image version {found.Name} is not verified.",
            found.Verification is { } failed
                ? $"A machine made of it was tried at {failed.Time:u}, and something was wrong."
                : "No machine was made of it yet, so nobody knows whether it comes up.",
            ErrorCatalogue.Remedy("ImageNotVerified")) { Code = "ImageNotVerified" };
    }

    void SayReplication(string line)
    {
        Log.Information("{Line}", line);
        events.Add(nameof(PublishImage), "fact", line);
    }
}
