using Ingot.Arm.Images;
using Ingot.Arm.Machines;
using Ingot.Recipes;

namespace Ingot.Tests.Arm;

/// <summary>The requests at the end of a bake, from the code that captures and publishes, with a VM that waits for it.</summary>
public static partial class WireActs
{
    /// <summary>The capture of whatever the recipe wants.</summary>
    public static WireAct CaptureResult { get; } = new("baseline-capture.json", (bench, recipe, source) => WireBench.SendAsync(async () =>
    {
        var vm = new BuildVm(bench.Session, recipe);
        if (recipe.Capture.WantsManagedImage)
            await new ManagedImages(bench.Session, recipe).CaptureAsync(vm, Entry(recipe, source), WireBench.Cancellation);
        if (recipe.Capture.WantsGallery)
            await CaptureAsync(bench, recipe, source);
    }))
    {
        NeedsVm = true,
    };

    /// <summary>The image definition and the version of it.</summary>
    public static WireAct CaptureVersion { get; } = CaptureResult with
    {
        Baseline = "baseline-capture-version.json",
        Words = "--capture Gallery --gallery ingot_gallery",
    };

    /// <summary>The publication of a version in two regions; its capture is in it too.</summary>
    public static WireAct Publish { get; } = new("baseline-publication.json", (bench, recipe, source) => WireBench.SendAsync(async () =>
    {
        var id = await CaptureAsync(bench, recipe, source);
        await new GalleryPublication(bench.Session, recipe, TimeProvider.System, _ => { }).RunAsync(id, bench.WaitsForReplication, WireBench.Cancellation);
    }))
    {
        NeedsVm = true,
        Words = "--capture Gallery --gallery ingot_gallery --target-regions northeurope --end-of-life-date 2031-01-01",
    };

    static Task<string> CaptureAsync(WireBench bench, Recipe recipe, PinnedSource source) =>
        new GalleryCapture(bench.Session, recipe, TimeProvider.System).RunAsync(
            new BuildVm(bench.Session, recipe).Id, source, Entry(recipe, source), WireBench.Cancellation);
}
