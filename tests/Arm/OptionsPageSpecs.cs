using System.Text.RegularExpressions;
using Nuke.Common.Utilities;

namespace Ingot.Tests.Arm;

/// <summary>The page of options says what the program does, and leaves nothing out.</summary>
public sealed partial class OptionsPageSpecs
{
    // The others of Build.Parameters.cs rule the run or the playbook, and Azure does not see them.
    static readonly string[] OfAzure =
    [
        "image-name", "vm-name", "location", "vm-size", "source-image", "resource-group", "build-resource-group", "temporary-resource-group", "tags", "time-to-live",
    ];

    static IEnumerable<string> Listed => WireOptions.All.SelectMany(group => group.Options).Select(option => option.Option).Distinct(StringComparer.Ordinal);

    [Fact]
    public void The_page_is_what_the_lists_say() => GoldenFile.Require("docs/options.md", OptionsPage.Text());

    [Fact]
    public void Every_option_that_reaches_azure_is_on_the_page()
    {
        var declared = new[] { "Vm", "Disks", "Network", "Result" }.SelectMany(part => Declared($"Build.Parameters.{part}.cs")).Concat(OfAzure);

        Assert.Empty(declared.Except(Listed, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_option_on_the_page_is_one_of_the_program() => Assert.Empty(Listed.Except(ProgramParameters.Names, StringComparer.Ordinal));

    [Fact]
    public void Every_test_named_as_a_proof_is_there()
    {
        var tests = typeof(OptionsPageSpecs).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Select(method => $"{type.Name}.{method.Name}"))
            .ToHashSet(StringComparer.Ordinal);

        Assert.All(WireOptions.All.SelectMany(group => group.Options).Select(option => option.Proof).OfType<string>(), proof => Assert.Contains(proof, tests));
    }

    static IEnumerable<string> Declared(string file) =>
        Parameter().Matches(File.ReadAllText(Checkout.Path("build", file))).Select(match => KebabCase.From(match.Groups["name"].Value));

    [GeneratedRegex(@"^    readonly [\w\[\]?]+ (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Parameter();
}
