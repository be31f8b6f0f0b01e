using System.Text.RegularExpressions;

namespace Ingot.Tests.House;

/// <summary>Habits that no analyzer knows.</summary>
public sealed partial class HabitSpecs
{
    [Fact]
    public void No_interface_of_the_bake_has_a_single_implementation()
    {
        var assembly = typeof(Ingot.Fault).Assembly;
        var lonely = assembly.GetTypes()
            .Where(type => type.IsInterface)
            .Where(type => assembly.GetTypes().Count(other => other.IsClass && type.IsAssignableFrom(other)) < 2);

        Assert.Empty(lonely);
    }

    [Fact]
    public void Test_names_are_sentences()
    {
        var wrong = typeof(HabitSpecs).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttributes(typeof(FactAttribute), inherit: true).Length > 0)
            .Where(method => !method.Name.Contains('_', StringComparison.Ordinal))
            .Select(method => $"{method.DeclaringType}.{method.Name}");

        Assert.Empty(wrong);
    }

    [Fact]
    public void Suppressions_say_why()
    {
        var wrong = Checkout.Files("build", "*.cs").Concat(Checkout.Files("tests", "*.cs"))
            .SelectMany(file => File.ReadLines(Checkout.Path(file)).Select((line, index) => (line, place: $"{file}:{index + 1}")))
            .Where(entry => entry.line.TrimStart().StartsWith("#pragma warning disable", StringComparison.Ordinal) && !entry.line.Contains("//", StringComparison.Ordinal))
            .Select(entry => entry.place);

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_exit_code_is_documented()
    {
        var readme = File.ReadAllText(Checkout.Path("README.md"));

        Assert.All(new[] { 0, 1, 2, 10, 11, 12, 13, 14, 15, 16, 18, 130 }, code => Assert.Matches($@"(?m)^\| {code} \|", readme));
    }

    [Fact]
    public void Every_parameter_is_documented_in_the_schema()
    {
        var schema = File.ReadAllText(Checkout.Path(".nuke", "build.schema.json"));
        var parameters = Checkout.Files("build", "Build.Parameters*.cs")
            .SelectMany(file => Parameter().Matches(File.ReadAllText(Checkout.Path(file))))
            .Select(match => match.Groups["name"].Value)
            .ToList();

        Assert.NotEmpty(parameters);
        Assert.All(parameters, name => Assert.Contains($"\"{name}\"", schema, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^    readonly [\w\[\]?]+ (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Parameter();
}
