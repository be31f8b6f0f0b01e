using System.Text.Json;
using NJsonSchema;

namespace Ingot.Tests.Journeys;

/// <summary>The whole way to an image, with the real program.</summary>
public sealed class BakeSpecs
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sample_image_is_captured_and_verified_and_nothing_else_stays()
    {
        await using var bench = await Workbench.OpenAsync(Token);

        var run = await bench.RunAsync(["VerifyImage"], Token);

        run.Ended(0);
        var image = Assert.Single(bench.Images());
        Assert.Contains(image, run.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(bench.Leftovers());
        var manifest = Assert.Single(Directory.GetFiles(Path.Combine(bench.Root, "output"), "manifest.json", SearchOption.AllDirectories));
        var schema = await JsonSchema.FromFileAsync(Checkout.Path("build", "Report", "manifest.schema.json"), Token);
        Assert.Empty(schema.Validate(await File.ReadAllTextAsync(manifest, Token)));
        Assert.Equal(image, JsonElement.Parse(await File.ReadAllTextAsync(manifest, Token)).GetProperty("imageId").GetString(), ignoreCase: true);
        // What Azure would take, by its own clock and the guest's: 150 seconds to be provisioned, 20 until the agent reports, 30 for a run command.
        Assert.InRange(JsonElement.Parse(await File.ReadAllTextAsync(manifest, Token)).GetProperty("timeToReady").GetDouble(), 200, 290);
        Assert.Contains("verify playbook done", await File.ReadAllTextAsync(manifest, Token), StringComparison.Ordinal);
        Secrets.AreNowhere(bench, run);
    }

    [Fact]
    public async Task Single_targets_in_processes_of_their_own_reach_an_image_too()
    {
        await using var bench = await Workbench.OpenAsync(Token);

        foreach (var target in new[] { "ProvisionVm", "EnableWinRm", "GenerateInventory", "RunAnsible", "Sysprep" })
        {
            (await bench.BakeAsync(Token, target)).Ended(0);
            Assert.NotEmpty(bench.Leftovers());
        }

        var run = await bench.BakeAsync(Token, "CaptureImage");

        run.Ended(0);
        Assert.Single(bench.Images());
        Assert.Empty(bench.Leftovers());
        Assert.Matches(@"(?m)^RunAnsible +Skipped", run.Output);
        Secrets.AreNowhere(bench, run);
    }

    [Fact]
    public async Task A_second_bake_of_the_same_inputs_is_not_needed_and_a_forced_one_makes_another_image()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        (await bench.BakeAsync(Token, "CaptureImage")).Ended(0);

        var second = await bench.BakeAsync(Token, "CaptureImage");

        second.Ended(0);
        Assert.Matches(@"(?m)^ProvisionVm +Skipped", second.Output);
        Assert.Contains(Assert.Single(bench.Images()), second.Output, StringComparison.OrdinalIgnoreCase);

        (await bench.BakeAsync(Token, "CaptureImage", "--force")).Ended(0);
        Assert.Equal(2, bench.Images().Count);
    }

    [Fact]
    public async Task A_changed_playbook_is_baked_again()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        (await bench.BakeAsync(Token, "CaptureImage")).Ended(0);

        await File.AppendAllTextAsync(Path.Combine(bench.Root, "playbooks", "small.yml"), "# changed\n", Token);
        (await bench.BakeAsync(Token, "CaptureImage")).Ended(0);

        Assert.Equal(2, bench.Images().Count);
    }

    [Fact]
    public async Task Cleanup_alone_removes_what_single_targets_left()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        (await bench.BakeAsync(Token, "ProvisionVm")).Ended(0);
        Assert.NotEmpty(bench.Leftovers());

        (await bench.BakeAsync(Token, "Cleanup")).Ended(0);

        Assert.Empty(bench.Leftovers());
    }
}
