using Azure;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Ingot.Arm;
using Ingot.Arm.Images;
using Ingot.Arm.Machines;
using Ingot.Recipes;
using Ingot.Windows;

namespace Ingot.Tests.Arm;

/// <summary>The requests that options show up in.</summary>
public static partial class WireActs
{
    static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>The group, the network, and the VM.</summary>
    public static WireAct Provision { get; } = new("baseline.json", async (bench, recipe, source) =>
    {
        var entry = Entry(recipe, source);
        var hold = new Hold(bench.Session, recipe, new Holder("baker", "machine", 1, Start, Start), _ => null, new StandingTime(Start));
        await WireBench.SendAsync(() => new BuildGroup(bench.Session, recipe).EnsureAsync(entry, hold, WireBench.Cancellation));
        await WireBench.SendAsync(() => new BuildNetwork(bench.Session, recipe).EnsureAsync(entry, WireBench.Cancellation));
        await WireBench.SendAsync(() => bench.StartVmAsync(recipe, BuildVmRequest.From(recipe, source, new BuildNetwork(bench.Session, recipe).Place, entry)));
    });

    /// <summary>The script that opens WinRM.</summary>
    public static WireAct OpenWinRm { get; } = new("baseline-winrm.json", (bench, recipe, _) =>
        WireBench.SendAsync(() => new BuildVm(bench.Session, recipe).RunAsync(GuestScripts.EnableWinRm(recipe, "10.0.0.4", recipe.Network.BuilderAddress ?? "10.0.0.9", new WinRmCredential(recipe.Transport, "canary")), WireBench.Cancellation)));

    /// <summary>The managed image.</summary>
    public static WireAct CaptureImage { get; } = new("baseline-image.json", (bench, recipe, source) =>
    {
        var images = bench.Session.Client.GetResourceGroupResource(bench.Session.GroupId(recipe.ResourceGroup)).GetDiskImages();
        var entry = Entry(recipe, source);
        var request = ManagedImages.Request(recipe, entry, new BuildVm(bench.Session, recipe).Id, HyperVGeneration.V2);
        return WireBench.SendAsync(() => images.CreateOrUpdateAsync(WaitUntil.Started, Names.Image(recipe, entry.Run), request, WireBench.Cancellation));
    });

    /// <summary>The look into the gallery for a version of the same inputs.</summary>
    public static WireAct FindVersion { get; } = new("baseline-gallery.json", (bench, recipe, _) =>
        WireBench.SendAsync(() => new GalleryVersions(bench.Session, recipe).FindAsync("fedcba9876543210", WireBench.Cancellation)))
    {
        Words = "--capture Gallery --gallery ingot_gallery",
        Reads = true,
    };

    /// <summary>The image version as it is published: first made in its own region, then with all of them.</summary>
    public static WireAct PublishVersion { get; } = new("baseline-version.json", (bench, recipe, source) =>
    {
        var definition = GalleryImageResource.CreateResourceIdentifier(bench.Session.Subscription.Id.SubscriptionId, recipe.ResourceGroup, "ingot_gallery", "golden");
        var versions = bench.Session.Client.GetGalleryImageResource(definition).GetGalleryImageVersions();
        var made = GalleryVersionRequest.New(recipe, Entry(recipe, source), new BuildVm(bench.Session, recipe).Id, [0]);
        return WireBench.SendAsync(() => versions.CreateOrUpdateAsync(WaitUntil.Started, "1.0.0", GalleryVersionRequest.Replicated(recipe, made), WireBench.Cancellation));
    })
    {
        Words = "--capture Gallery --gallery ingot_gallery",
    };

    /// <summary>The tags of a run that began at a fixed moment; the hash is fixed too, for every option changes it.</summary>
    public static LedgerEntry Entry(Recipe recipe, PinnedSource source) =>
        new(Stage.None, recipe.ImageName, Names.Run(Start), "0123456789abcdef", source.ToString(), "fedcba9876543210", Start + recipe.TimeToLive);
}
