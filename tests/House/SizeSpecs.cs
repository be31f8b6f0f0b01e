namespace Ingot.Tests.House;

/// <summary>Small files: they are what makes the house pleasant to live in.</summary>
public sealed class SizeSpecs
{
    public static TheoryData<string> Houses => ["build/nuke", "build/emulator", "build/Arm", "build/Windows", "build/Ansible", "build/Recipes", "build/Report"];

    [Theory]
    [MemberData(nameof(Houses))]
    public void Files_are_small(string folder)
    {
        var lines = Checkout.Files(folder, "*.cs").Select(file => (File: file, Lines: File.ReadLines(Checkout.Path(file)).Count())).OrderBy(entry => entry.Lines).ToList();

        Assert.DoesNotContain(lines, entry => entry.Lines > 400);
        Assert.InRange(lines[lines.Count / 2].Lines, 1, 80);
        Assert.InRange(lines[lines.Count * 9 / 10].Lines, 1, 200);
    }

    [Fact]
    public void The_graph_fits_one_screen()
    {
        var file = File.ReadAllLines(Checkout.Path("build", "Build.cs"));

        Assert.InRange(file.Length, 1, 100);
        var targets = string.Join('\n', file).Split("\n\n").Where(block => block.Contains("    Target ", StringComparison.Ordinal)).ToList();
        Assert.Equal(11, targets.Count);
        Assert.All(targets, target => Assert.InRange(target.Split('\n').Length, 1, 12));
    }

    [Fact]
    public void Lines_fit_a_window()
    {
        var wrong = Checkout.Files("build", "*.cs")
            .SelectMany(file => File.ReadLines(Checkout.Path(file)).Select((line, index) => (line, place: $"{file}:{index + 1}")))
            .Where(entry => entry.line.Length > 180)
            .Select(entry => entry.place);

        Assert.Empty(wrong);
    }
}
