using System.Text.RegularExpressions;
using Ingot.Emulator.Rehearsals;

namespace Ingot.Tests.Journeys;

/// <summary>Every mistake at once, and nothing written.</summary>
public sealed partial class PreflightSpecs
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_mistakes_are_ten_sentences_and_nothing_is_written()
    {
        await using var bench = await Workbench.OpenAsync(
            new RehearsalState
            {
                Sizes = [new() { Name = "Standard_D4s_v5", Restricted = true }],
                Quotas = [new() { Name = "standardDASv5Family", Limit = 2, Used = 1 }],
            },
            Token);

        var run = await bench.RunAsync(
            [
                "CaptureImage", "--image-name", "win/2022", "--vm-name", "bake-windows-2022", "--playbook", "playbooks/absent.yml", "--variables-files", "variables/absent.yml",
                "--resource-group", "absent", "--build-resource-group", "gone", "--virtual-network-resource-group", "ingot-network", "--subnet", "nowhere",
                "--source-image", "MicrosoftWindowsServer:WindowsServer:2022-datacenter-azure-edition:1.2.3", "--vm-size", "Standard_D4s_v5,Standard_D4as_v5",
            ],
            Token);

        run.Ended(2);
        run.Explains("10 things are wrong.");
        var numbered = Numbered().Matches(run.Output[..run.Output.LastIndexOf("To do:", StringComparison.Ordinal)]).Select(match => match.Value.Trim()).Distinct().ToList();
        Assert.Equal(10, numbered.Count);
        (string Code, string Text)[] expected =
        [
            ("InvalidRecipe", "'win/2022'"), ("InvalidRecipe", "has 17 characters"), ("InvalidRecipe", "'playbooks/absent.yml'"), ("InvalidRecipe", "'variables/absent.yml'"),
            ("ResourceGroupNotFound", "'absent'"), ("ResourceGroupNotFound", "'gone'"), ("SubnetNotFound", "'nowhere'"), ("PlatformImageNotFound", "1.2.3"),
            ("SizeRestricted", "Standard_D4s_v5"), ("QuotaExceeded", "Standard_D4as_v5"),
        ];
        Assert.All(expected, mistake => Assert.Single(numbered, line =>
            line.EndsWith($"[{mistake.Code}]", StringComparison.Ordinal) && line.Contains(mistake.Text, StringComparison.Ordinal)));
        NothingWasWritten(bench);
        TestContext.Current.TestOutputHelper?.WriteLine(run.Output);
    }

    [Fact]
    public async Task Preflight_alone_says_what_it_checked_and_marks_findings_on_a_build_server()
    {
        await using var bench = await Workbench.OpenAsync(
            new RehearsalState { Permissions = [new() { Actions = ["*"], NotActions = ["Microsoft.Compute/images/write", "Microsoft.Compute/virtualMachines/generalize/action"] }] },
            Token);

        var run = await bench.RunAsync(
            ["Preflight", "--playbook", "playbooks/small.yml", "--host", "GitHubActions"],
            Token,
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["GITHUB_ACTIONS"] = "true", ["GITHUB_OUTPUT"] = null, ["GITHUB_STEP_SUMMARY"] = null });

        run.Ended(2);
        Assert.Contains("Checked: location westeurope", run.Output, StringComparison.Ordinal);
        Assert.Contains("Checked: tasks of playbooks/small.yml", run.Output, StringComparison.Ordinal);
        Assert.Matches("(?m)^::error::.*Microsoft.Compute/images/write.*AuthorizationFailed", run.Output);
        Assert.Matches("(?m)^::error::.*Microsoft.Compute/virtualMachines/generalize/action at /subscriptions/", run.Output);
        NothingWasWritten(bench);
    }

    [Fact]
    public async Task Preflight_by_name_checks_everything_though_the_image_is_up_to_date()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        (await bench.BakeAsync(Token, "CaptureImage")).Ended(0);

        var run = await bench.BakeAsync(Token, "Preflight");

        run.Ended(0);
        Assert.Contains("An image of the same inputs is there already", run.Output, StringComparison.Ordinal);
        Assert.Contains("Checked: tasks of playbooks/small.yml", run.Output, StringComparison.Ordinal);
        Assert.Contains("Checked: sizes, zones and quotas", run.Output, StringComparison.Ordinal);
        Assert.Contains("Checked: permissions on resource group ingot-images", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preflight_of_a_good_recipe_ends_with_0()
    {
        await using var bench = await Workbench.OpenAsync(Token);

        (await bench.BakeAsync(Token, "Preflight")).Ended(0);

        NothingWasWritten(bench);
    }

    // The sign-in is a POST, and so is the question about policies.
    static void NothingWasWritten(Workbench bench) => Assert.DoesNotContain(
        bench.Azure.RequestLog,
        request => request.Method is "PUT" or "PATCH" or "DELETE"
            || (request.Method == "POST" && !request.Path.EndsWith("/token", StringComparison.Ordinal) && !request.Path.EndsWith("/checkPolicyRestrictions", StringComparison.Ordinal)));

    [GeneratedRegex(@"(?m)^ +\d+\. .*\]\r?$")]
    private static partial Regex Numbered();
}
