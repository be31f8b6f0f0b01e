using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Ingot.Tests.CI;

/// <summary>The pipelines keep the rules of Azure Pipelines' schema, and those that make a bake safe.</summary>
public sealed partial class PipelineTests
{
    static readonly string[] TopKeys = ["trigger", "pr", "schedules", "parameters", "variables", "lockBehavior", "pool", "stages", "jobs"];
    static readonly string[] JobKeys = ["job", "displayName", "dependsOn", "timeoutInMinutes", "cancelTimeoutInMinutes", "pool", "variables", "steps"];
    static readonly string[] StepKinds = ["task", "bash", "checkout"];

    public static TheoryData<string> Pipelines => ["azure-pipelines.yml", "azure-pipelines.pull-request.yml"];

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void It_has_the_structure_that_the_agent_reads(string file)
    {
        var pipeline = YamlFile.Read(file);

        Assert.All(YamlFile.Keys(pipeline.Root), x => Assert.Contains(x, TopKeys));
        foreach (var job in YamlFile.Items(pipeline.Root, "jobs"))
        {
            Assert.All(YamlFile.Keys(job), x => Assert.Contains(x, JobKeys));
            Assert.InRange(Minutes(job, "timeoutInMinutes"), 1, 360);
            Assert.NotNull(YamlFile.Get(job, "pool"));
            Assert.NotEmpty(YamlFile.Items(job, "steps"));
            Assert.All(YamlFile.Items(job, "steps"), x => Assert.Single(YamlFile.Keys(x), y => StepKinds.Contains(y)));
            Assert.All(YamlFile.Items(job, "steps").Select(x => YamlFile.Value(x, "task")).OfType<string>(), x => Assert.Matches(@"^\w+@\d+$", x));
        }
    }

    [Fact]
    public void Parameters_are_typed_and_used_as_declared()
    {
        var pipeline = YamlFile.Read("azure-pipelines.yml");
        var parameters = YamlFile.Items(pipeline.Root, "parameters");

        Assert.All(parameters, x => Assert.Contains(YamlFile.Value(x, "name"), BuildClass.Parameters));
        Assert.All(parameters, x => Assert.Matches("^(string|boolean|number)$", YamlFile.Value(x, "type")));
        Assert.All(parameters, x => Assert.NotNull(YamlFile.Get(x, "default")));
        var names = parameters.Select(x => YamlFile.Value(x, "name")).ToList();
        Assert.All(Reference().Matches(pipeline.Text), x => Assert.Contains(x.Groups[1].Value, names));
    }

    [Fact]
    public void A_bake_signs_in_through_the_service_connection_and_is_always_cleaned_up()
    {
        var job = Assert.Single(YamlFile.Items(YamlFile.Read("azure-pipelines.yml").Root, "jobs"));
        var steps = YamlFile.Items(job, "steps");
        var calls = steps.Where(x => YamlFile.Value(x, "task") == "AzureCLI@2").ToList();

        Assert.Equal(2, calls.Count);
        Assert.All(calls, x => Assert.Equal("true", YamlFile.Value(x, "inputs", "keepAzSessionActive")));
        Assert.Same(calls[^1], steps[^1]);
        Assert.Contains("./build.cmd Cleanup ", YamlFile.Value(steps[^1], "inputs", "inlineScript"), StringComparison.Ordinal);
        Assert.Equal("always()", YamlFile.Value(steps[^1], "condition"));
        Assert.True(Minutes(job, "cancelTimeoutInMinutes") > Minutes(steps[^1], "timeoutInMinutes"));
        Assert.True(Minutes(job, "timeoutInMinutes") > Minutes(calls[0], "timeoutInMinutes") + Minutes(calls[1], "timeoutInMinutes"));
    }

    [Theory]
    [InlineData("azure-pipelines.yml")]
    [InlineData("azure-pipelines.sweep.yml")]
    public void What_the_service_connection_signs_in_with_reaches_no_target(string file)
    {
        var scripts = YamlFile.Read(file).Mappings().Select(x => YamlFile.Value(x, "inlineScript")).OfType<string>().ToList();

        Assert.NotEmpty(scripts);
        Assert.All(scripts, x => Assert.Matches(@"(?m)^unset idToken servicePrincipalKey\n\./build\.cmd ", x));
    }

    [Fact]
    public void Only_the_clock_and_people_start_a_bake()
    {
        var root = YamlFile.Read("azure-pipelines.yml").Root;

        Assert.Equal("none", YamlFile.Value(root, "trigger"));
        Assert.Equal("none", YamlFile.Value(root, "pr"));
        Assert.Equal("sequential", YamlFile.Value(root, "lockBehavior"));
        Assert.Single(YamlFile.Items(root, "schedules"));
    }

    static int Minutes(YamlNode node, string key) => int.Parse(YamlFile.Value(node, key) ?? "0", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\bparameters\.(\w+)")]
    private static partial Regex Reference();
}
