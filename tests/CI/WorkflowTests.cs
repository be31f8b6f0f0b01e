using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Ingot.Tests.CI;

/// <summary>The workflows keep the rules of GitHub's schema, and those that make a bake safe.</summary>
public sealed partial class WorkflowTests
{
    static readonly string[] TopKeys = ["name", "run-name", "on", "permissions", "env", "defaults", "concurrency", "jobs"];
    static readonly string[] JobKeys =
        ["name", "runs-on", "needs", "if", "permissions", "timeout-minutes", "concurrency", "environment", "outputs", "env", "strategy", "steps"];

    static readonly string[] StepKeys = ["name", "id", "if", "uses", "run", "with", "env", "timeout-minutes", "continue-on-error", "shell", "working-directory"];
    static readonly string[] InputTypes = ["string", "boolean", "choice", "number", "environment"];
    static readonly string[] Scopes = ["actions", "checks", "contents", "deployments", "id-token", "issues", "packages", "pages", "pull-requests", "statuses"];

    public static TheoryData<string> Workflows => [".github/workflows/bake.yml", ".github/workflows/pull-request.yml"];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void It_has_the_structure_that_GitHub_reads(string file)
    {
        var workflow = YamlFile.Read(file);

        Assert.All(YamlFile.Keys(workflow.Root), x => Assert.Contains(x, TopKeys));
        Assert.All(YamlFile.Pairs(YamlFile.Get(workflow.Root, "permissions")), x => Assert.Contains(x.Key, Scopes));
        Assert.All(YamlFile.Pairs(YamlFile.Get(workflow.Root, "permissions")), x => Assert.Matches("^(read|write|none)$", x.Value.ToString()));
        foreach (var (name, job) in Jobs(workflow))
        {
            Assert.Matches("^[A-Za-z_][A-Za-z0-9_-]*$", name);
            Assert.All(YamlFile.Keys(job), x => Assert.Contains(x, JobKeys));
            Assert.False(string.IsNullOrEmpty(YamlFile.Value(job, "runs-on")));
            Assert.InRange(Minutes(job), 1, 360);
            var steps = YamlFile.Items(job, "steps");
            Assert.NotEmpty(steps);
            Assert.All(steps, Check);
            var ids = steps.Select(x => YamlFile.Value(x, "id")).OfType<string>().ToList();
            Assert.Equal(ids.Count, ids.Distinct().Count());
        }
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Expressions_name_what_is_there(string file)
    {
        var workflow = YamlFile.Read(file);
        var inputs = YamlFile.Pairs(YamlFile.Get(workflow.Root, "on", "workflow_dispatch", "inputs")).Select(x => x.Key).ToList();
        var ids = Jobs(workflow).SelectMany(x => YamlFile.Items(x.Job, "steps")).Select(x => YamlFile.Value(x, "id")).ToList();

        Assert.All(InputReference().Matches(workflow.Text), x => Assert.Contains(x.Groups[1].Value, inputs));
        Assert.All(StepReference().Matches(workflow.Text), x => Assert.Contains(x.Groups[1].Value, ids));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Actions_are_pinned_to_a_commit_whose_release_is_named(string file)
    {
        var workflow = YamlFile.Read(file);
        var used = Jobs(workflow).SelectMany(x => YamlFile.Items(x.Job, "steps")).Select(x => YamlFile.Value(x, "uses")).OfType<string>().ToList();

        Assert.NotEmpty(used);
        Assert.All(used, x => Assert.Matches("^[a-z]+/[a-z-]+@[0-9a-f]{40}$", x));
        Assert.All(used, x => Assert.Matches($"uses: {x} # v[0-9]+\\.[0-9]+\\.[0-9]+\n", workflow.Text));
    }

    [Fact]
    public void A_pull_request_may_only_read_the_sources()
    {
        var workflow = YamlFile.Read(".github/workflows/pull-request.yml");

        Assert.Equal([("contents", "read")], YamlFile.Pairs(YamlFile.Get(workflow.Root, "permissions")).Select(x => (x.Key, x.Value.ToString())));
        Assert.Equal(["pull_request"], YamlFile.Keys(YamlFile.Get(workflow.Root, "on")!));
        Assert.Null(YamlFile.Get(Assert.Single(Jobs(workflow)).Job, "permissions"));
    }

    [Fact]
    public void A_bake_signs_in_without_a_secret_and_waits_for_the_one_before_it()
    {
        var workflow = YamlFile.Read(".github/workflows/bake.yml");

        Assert.Equal(
            [("id-token", "write"), ("contents", "read")],
            YamlFile.Pairs(YamlFile.Get(workflow.Root, "permissions")).Select(x => (x.Key, x.Value.ToString())));
        Assert.Contains("inputs.ImageName", YamlFile.Value(workflow.Root, "concurrency", "group"), StringComparison.Ordinal);
        Assert.Null(YamlFile.Get(workflow.Root, "concurrency", "cancel-in-progress"));
        Assert.Matches(@"^\d+ \d+ \* \* \*$", YamlFile.Value(Assert.Single(YamlFile.Items(workflow.Root, "on", "schedule")), "cron"));
        Assert.DoesNotContain("secrets.", workflow.Text, StringComparison.Ordinal);
        var steps = YamlFile.Items(Assert.Single(Jobs(workflow)).Job, "steps").Where(x => YamlFile.Get(x, "run") is not null).ToList();
        Assert.NotEmpty(steps);
        Assert.All(steps, x => Assert.Equal("${{ vars.AZURE_CLIENT_ID }}", YamlFile.Value(x, "env", "AZURE_CLIENT_ID")));
        Assert.All(steps, x => Assert.Equal("${{ vars.AZURE_TENANT_ID }}", YamlFile.Value(x, "env", "AZURE_TENANT_ID")));
    }

    [Fact]
    public void Inputs_are_typed()
    {
        var inputs = YamlFile.Pairs(YamlFile.Get(YamlFile.Read(".github/workflows/bake.yml").Root, "on", "workflow_dispatch", "inputs")).ToList();

        Assert.NotEmpty(inputs);
        Assert.All(inputs, x => Assert.Contains(x.Key, BuildClass.Parameters));
        Assert.All(inputs, x => Assert.Contains(YamlFile.Value(x.Value, "type"), InputTypes));
        Assert.Equal("boolean", YamlFile.Value(inputs.Single(x => x.Key == "Force").Value, "type"));
    }

    [Fact]
    public void The_cleanup_comes_last_and_runs_however_the_bake_ended()
    {
        var job = Assert.Single(Jobs(YamlFile.Read(".github/workflows/bake.yml"))).Job;
        var steps = YamlFile.Items(job, "steps");
        var bake = steps.Single(x => YamlFile.Value(x, "id") == "bake");

        Assert.Equal("./build.cmd Cleanup --profile azure", YamlFile.Value(steps[^1], "run"));
        Assert.Equal("always()", YamlFile.Value(steps[^1], "if"));
        Assert.Equal("always()", YamlFile.Value(steps[^2], "if"));
        // Three hours of playbook and what surrounds it; and the job outlasts both steps.
        Assert.InRange(Minutes(bake), 240, 360);
        Assert.True(Minutes(job) > Minutes(bake) + Minutes(steps[^1]));
    }

    static void Check(YamlNode step)
    {
        Assert.All(YamlFile.Keys(step), x => Assert.Contains(x, StepKeys));
        Assert.True(YamlFile.Get(step, "uses") is null != YamlFile.Get(step, "run") is null, $"{step}");
        Assert.True(YamlFile.Get(step, "with") is null || YamlFile.Get(step, "uses") is not null, $"{step}");
    }

    static IEnumerable<(string Name, YamlNode Job)> Jobs(YamlFile workflow) => YamlFile.Pairs(YamlFile.Get(workflow.Root, "jobs"));

    static int Minutes(YamlNode node) => int.Parse(YamlFile.Value(node, "timeout-minutes") ?? "0", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\binputs\.(\w+)")]
    private static partial Regex InputReference();

    [GeneratedRegex(@"\bsteps\.(\w+)")]
    private static partial Regex StepReference();
}
