using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Ingot.Tests.CI;

/// <summary>What holds for every file that a build server reads.</summary>
public sealed partial class GeneratedFileTests
{
    public static TheoryData<string> Files =>
        
    [
        ".github/workflows/bake.yml", ".github/workflows/pull-request.yml", ".github/workflows/sweep.yml",
        "azure-pipelines.yml", "azure-pipelines.pull-request.yml", "azure-pipelines.sweep.yml",
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void It_runs_targets_that_exist_with_switches_that_exist(string file)
    {
        var calls = Call().Matches(YamlFile.Read(file).Text);

        Assert.NotEmpty(calls);
        foreach (Match call in calls)
        {
            var words = call.Groups["words"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.All(words.TakeWhile(x => !x.StartsWith('-')), x => Assert.Contains(x, BuildClass.Targets));
            Assert.All(words.Where(x => x.StartsWith('-')), x => Assert.Contains(x, BuildClass.Switches));
            if (words is [.., "--profile", var profile])
                Assert.True(File.Exists(Checkout.Path(".nuke", $"parameters.{profile}.json")), profile);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void It_sets_parameters_that_exist(string file)
    {
        var variables = YamlFile.Read(file).Mappings().SelectMany(x => YamlFile.Pairs(YamlFile.Get(x, "env"))).Select(x => x.Key).Distinct();

        Assert.All(variables.Where(x => !x.StartsWith("AZURE_", StringComparison.Ordinal)), x => Assert.Contains(x, BuildClass.Parameters));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void It_holds_no_secret_and_asks_for_none(string file)
    {
        var text = YamlFile.Read(file).Text;

        Assert.NotEmpty(BuildClass.Secrets);
        Assert.All(BuildClass.Secrets, x => Assert.DoesNotContain(x, text, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotMatch("(?i)secret|password|[0-9a-f]{8}-[0-9a-f]{4}-", text);
    }

    [Theory]
    [InlineData(".github/workflows/pull-request.yml")]
    [InlineData("azure-pipelines.pull-request.yml")]
    public void A_pull_request_reaches_no_cloud(string file)
    {
        var text = YamlFile.Read(file).Text;

        Assert.DoesNotMatch("id-token|azure/login|AzureCLI|azureSubscription|--profile|vars\\.", text);
        Assert.All(Call().Matches(text), x => Assert.EndsWith("--cloud Rehearsal", x.Value, StringComparison.Ordinal));
        Assert.Contains("./build.cmd Test ", text, StringComparison.Ordinal);
        Assert.Contains("./build.cmd VerifyImage ", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".github/workflows/bake.yml")]
    [InlineData("azure-pipelines.yml")]
    public void A_bake_without_a_word_is_that_of_the_parameters_file(string file)
    {
        var image = (string?)JsonNode.Parse(File.ReadAllText(Checkout.Path(".nuke", "parameters.json")))?["ImageName"];

        Assert.Contains($"default: {image}\n", YamlFile.Read(file).Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Its_script_may_be_executed(string file)
    {
        Assert.Contains("./build.cmd ", YamlFile.Read(file).Text, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.True(File.GetUnixFileMode(Checkout.Path("build.cmd")).HasFlag(UnixFileMode.UserExecute));
    }

    [GeneratedRegex(@"\./build\.cmd (?<words>.*)")]
    private static partial Regex Call();
}
