using System.Text.RegularExpressions;

namespace Ingot.Tests.House;

/// <summary>A folder has one direction.</summary>
public sealed partial class DirectionSpecs
{
    static readonly string[] Rooms = ["Recipes", "Arm", "Windows", "Ansible", "Report"];

    public static TheoryData<string> RoomNames => [.. Rooms];

    [Theory]
    [MemberData(nameof(RoomNames))]
    public void A_room_imports_only_itself_and_recipes(string room)
    {
        bool IsAllowed(string name) => name == "Ingot.Recipes" || name == $"Ingot.{room}" || name.StartsWith($"Ingot.{room}.", StringComparison.Ordinal);

        var wrong = Checkout.Files($"build/{room}", "*.cs")
            .SelectMany(file => Imports(file).Where(name => name.StartsWith("Ingot.", StringComparison.Ordinal) && !IsAllowed(name)).Select(name => $"{file} imports {name}"));

        Assert.Empty(wrong);
    }

    [Fact]
    public void Only_arm_says_azure()
    {
        var wrong = Checkout.Files("build", "*.cs")
            .Where(file => !file.StartsWith("build/Arm/", StringComparison.Ordinal))
            .SelectMany(file => Imports(file).Where(name => name == "Azure" || name.StartsWith("Azure.", StringComparison.Ordinal)).Select(name => $"{file} imports {name}"));

        Assert.Empty(wrong);
    }

    [Fact]
    public void Recipes_know_no_clock_file_or_network()
    {
        var wrong = Checkout.Files("build/Recipes", "*.cs")
            .Where(file => ForbiddenInRecipes().IsMatch(File.ReadAllText(Checkout.Path(file))));

        Assert.Empty(wrong);
    }

    [Fact]
    public void Engine_and_emulator_know_nothing_of_the_bake()
    {
        Assert.DoesNotContain(typeof(global::Nuke.Common.NukeBuild).Assembly.GetReferencedAssemblies(), IsOurs);
        Assert.DoesNotContain(typeof(global::Ingot.Emulator.EmulatorServer).Assembly.GetReferencedAssemblies(), IsOurs);

        static bool IsOurs(System.Reflection.AssemblyName name) =>
            name.Name is "Ingot" or "Nuke.Common" or "Ingot.Emulator" || name.Name!.StartsWith("Azure.", StringComparison.Ordinal);
    }

    static IEnumerable<string> Imports(string file) =>
        Using().Matches(File.ReadAllText(Checkout.Path(file))).Select(match => match.Groups["name"].Value);

    [GeneratedRegex(@"^using (static )?(\w+ = )?(?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"\b(TimeProvider|DateTime\.|Stopwatch|File\.|Directory\.|HttpClient|Socket|Process\b|Environment\.)")]
    private static partial Regex ForbiddenInRecipes();
}
