using System.Globalization;
using Nuke.Common.IO;
using Assert = Xunit.Assert;

namespace Ingot.Tests.Nuke;

public sealed class PathTests
{
    static readonly AbsolutePath Home = AbsolutePath.Create("/home/me");

    [Theory]
    [InlineData("a/b", "/home/me/a/b")]
    [InlineData("../you/./x//y/", "/home/you/x/y")]
    [InlineData("", "/home/me")]
    [InlineData(null, "/home/me")]
    public void A_path_goes_down_and_is_normalised(string? right, string expected) => Assert.Equal(expected, Home / right);

    [Fact]
    public void A_path_goes_up_to_its_root()
    {
        Assert.Equal("/home", Home / ..);
        Assert.Null((Home / .. / ..).Parent);
    }

    [Fact]
    public void Only_rooted_text_is_a_path_and_only_relative_text_goes_below_one()
    {
        Assert.Contains("must be rooted", Assert.Throws<ArgumentException>(() => (AbsolutePath)"x").Message, StringComparison.Ordinal);
        Assert.Contains("must not be rooted", Assert.Throws<ArgumentException>(() => Home / "/x").Message, StringComparison.Ordinal);
        Assert.Null((AbsolutePath?)(string?)null);
    }

    [Fact]
    public void A_path_has_a_name_an_extension_and_equality()
    {
        var file = Home / "a.tar.gz";
        Assert.Equal(("a.tar.gz", "a.tar", ".gz"), (file.Name, file.NameWithoutExtension, file.Extension));
        Assert.True(file == Home / "x" / ".." / "a.tar.gz");
        Assert.True(file != Home / "A.tar.gz");
        Assert.Equal("/home/me/a.tar.zip", file.WithExtension("zip"));
        Assert.Equal("/home/me.bak", Home + ".bak");
    }

    [Theory]
    [InlineData("d", "\"/home/me/a b\"")]
    [InlineData("sn", "'/home/me/a b'")]
    [InlineData("nq", "/home/me/a b")]
    public void A_path_is_quoted_on_demand(string format, string expected)
        => Assert.Equal(expected, string.Format(CultureInfo.InvariantCulture, $"{{0:{format}}}", Home / "a b"));

    [Fact]
    public void Paths_know_their_relation()
    {
        Assert.Equal("../you/x", Home.GetUnixRelativePathTo("/home/you/x").ToString());
        Assert.True(Home.Contains("/home/me/x/y"));
        Assert.False(Home.Contains("/home/meadow"));
    }

    [Fact]
    public void Text_is_written_with_its_directory_and_one_line_break()
    {
        using var harness = new EngineHarness();
        var file = harness.Root / "new" / "text.txt";
        file.WriteAllText("a\n\n");
        Assert.Equal("a" + Environment.NewLine, file.ReadAllText());
        Assert.Equal([file], harness.Root.GetFiles("*.txt", depth: 2));
        Assert.Empty(harness.Root.GetFiles("*.txt"));
        (harness.Root / "new").CreateOrCleanDirectory();
        Assert.False(file.FileExists());
    }
}
