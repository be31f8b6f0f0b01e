using System.Text.Json;
using Ingot.Emulator.Windows;
using NJsonSchema;

namespace Ingot.Tests.Journeys;

/// <summary>The way into a gallery, with the real program.</summary>
public sealed class GallerySpecs
{
    static readonly string[] Gallery = ["--capture", "Gallery", "--gallery", "ingot_gallery", "--target-regions", "northeurope"];

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_version_is_captured_and_published_and_a_second_run_finds_it_so()
    {
        await using var bench = await Workbench.OpenAsync(Token);

        var untried = await bench.BakeAsync(Token, ["PublishImage", "--skip", "VerifyImage", .. Gallery]);
        var first = await bench.BakeAsync(Token, ["PublishImage", .. Gallery]);
        var second = await bench.BakeAsync(Token, ["PublishImage", .. Gallery]);

        untried.Ended(18);
        untried.Explains("Image version windows-2022 1.0.0 is not verified.");
        first.Ended(0);
        // What was captured is tried without another bake, and tried once.
        Assert.Matches(@"(?m)^CaptureImage +Skipped", first.Output);
        Assert.Matches(@"(?m)^VerifyImage +Succeeded", first.Output);
        Assert.Matches(@"(?m)^VerifyImage +Skipped", second.Output);
        second.Ended(0);
        var version = Assert.Single(Versions(bench));
        Assert.EndsWith("/galleries/ingot_gallery/images/windows-2022/versions/1.0.0", version, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("northeurope: Completed", first.Output, StringComparison.Ordinal);
        Assert.Contains("Published already", second.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^CaptureImage +Skipped", second.Output);
        Assert.Empty(bench.Leftovers());
        Assert.Empty(bench.Images());
        var manifest = await ManifestAsync(bench);
        Assert.Equal("1.0.0", manifest.GetProperty("imageVersion").GetString());
        Assert.Equal(version, manifest.GetProperty("galleryImageVersionId").GetString(), ignoreCase: true);
        Secrets.AreNowhere(bench, first);
    }

    [Fact]
    public async Task One_bake_makes_a_managed_image_and_a_version()
    {
        await using var bench = await Workbench.OpenAsync(Token);

        var run = await bench.BakeAsync(Token, "CaptureImage", "--capture", "Both", "--gallery", "ingot_gallery", "--image-version", "3.2.1");
        var again = await bench.BakeAsync(Token, "CaptureImage", "--capture", "Both", "--gallery", "ingot_gallery", "--image-version", "3.2.1");

        run.Ended(0);
        again.Ended(0);
        Assert.Matches(@"(?m)^ProvisionVm +Skipped", again.Output);
        Assert.EndsWith("/versions/3.2.1", Assert.Single(Versions(bench)), StringComparison.OrdinalIgnoreCase);
        var manifest = await ManifestAsync(bench);
        Assert.Contains("/providers/Microsoft.Compute/images/windows-2022-", manifest.GetProperty("imageId").GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("3.2.1", manifest.GetProperty("imageVersion").GetString());
    }

    [Fact]
    public async Task A_specialized_image_is_not_generalized_and_holds_nothing_of_the_build()
    {
        await using var bench = await Workbench.OpenAsync(Token);

        var run = await bench.BakeAsync(Token, ["VerifyImage", "--specialized", .. Gallery]);

        run.Ended(0);
        Assert.Matches(@"(?m)^Sysprep +Skipped", run.Output);
        Assert.Contains("WinRM is closed", run.Output, StringComparison.Ordinal);
        var guest = bench.Azure.FindGuest(Assert.Single(Versions(bench))) ?? throw new InvalidOperationException("The version has no content.");
        Assert.DoesNotContain("ingot-build", guest.Users.Keys, StringComparer.OrdinalIgnoreCase);
        Assert.Equal("bake-2022", guest.ComputerName, ignoreCase: true);
        Assert.Equal("Specialized", (await ManifestAsync(bench)).GetProperty("osState").GetString());
    }

    [Fact]
    public async Task Mistakes_in_the_result_are_refused_before_any_write()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        var before = bench.Azure.ResourceIds;

        var publish = await bench.BakeAsync(Token, "PublishImage", "--end-of-life-date", "soon");
        var nowhere = await bench.BakeAsync(Token, "CaptureImage", "--capture", "Gallery", "--gallery", "nowhere");

        publish.Ended(2);
        Assert.Contains("There is nothing to publish.", publish.Output, StringComparison.Ordinal);
        Assert.Contains("--end-of-life-date 'soon' is not a day.", publish.Output, StringComparison.Ordinal);
        nowhere.Ended(2);
        Assert.Contains("az sig create --resource-group ingot-images --gallery-name nowhere", nowhere.Output, StringComparison.Ordinal);
        Assert.Equal(before, bench.Azure.ResourceIds);
    }

    static IReadOnlyList<string> Versions(Workbench bench) =>
        [.. bench.Azure.ResourceIds.Where(id => id.Contains("/versions/", StringComparison.OrdinalIgnoreCase))];

    static async Task<JsonElement> ManifestAsync(Workbench bench)
    {
        var file = Assert.Single(Directory.GetFiles(Path.Combine(bench.Root, "output"), "manifest.json", SearchOption.AllDirectories));
        var text = await File.ReadAllTextAsync(file, Token);
        var schema = await JsonSchema.FromFileAsync(Checkout.Path("build", "Report", "manifest.schema.json"), Token);
        Assert.Empty(schema.Validate(text));
        return JsonElement.Parse(text);
    }
}
