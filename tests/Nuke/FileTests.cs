using System.IO.Compression;
using Nuke.Common;
using Nuke.Common.CI;
using Nuke.Common.IO;
using Assert = Xunit.Assert;

namespace Ingot.Tests.Nuke;

#pragma warning disable CS0649, CS0414, CS0169, CA1823 // Field is never used: the engine uses it

[Collection(EngineCollection.Name)]
public sealed class FileTests : IDisposable
{
    readonly EngineHarness harness = new();

    public FileTests() => harness.With("in/a.cs", "a").With("in/b.txt", "b").With("in/deep/c.cs", "c").With("in/deep/er/d.md", "d");

    AbsolutePath In => harness.Root / "in";

    AbsolutePath Out => harness.Root / "made" / "out";

    public void Dispose() => harness.Dispose();

    [Theory]
    [InlineData("*.cs", "a.cs")]
    [InlineData("**/*.cs", "a.cs deep/c.cs")]
    [InlineData("**/*.{md,txt}", "b.txt deep/er/d.md")]
    [InlineData("deep/**", "deep/c.cs deep/er/d.md")]
    [InlineData("?.txt", "b.txt")]
    [InlineData("a.c", "")]
    public void Files_are_found_by_patterns(string pattern, string expected)
        => Assert.Equal(expected, string.Join(' ', In.GlobFiles(pattern).Select(x => $"{In.GetUnixRelativePathTo(x)}")));

    [Fact]
    public void Directories_are_found_by_patterns() => Assert.Equal(["deep", "er"], In.GlobDirectories("**/*").Select(x => x.Name));

    [Fact]
    public void A_directory_is_copied_without_what_is_excluded()
    {
        In.Copy(Out, excludeDirectory: x => x.Name == "er", excludeFile: x => x.HasExtension(".txt"));
        Assert.Equal(["a.cs", "c.cs"], Out.GlobFiles("**/*").Select(x => x.Name));
        Assert.Throws<IOException>(() => In.Copy(Out));
    }

    [Theory]
    [InlineData(ExistsPolicy.MergeAndSkip, "old")]
    [InlineData(ExistsPolicy.MergeAndOverwrite, "a")]
    [InlineData(ExistsPolicy.MergeAndOverwriteIfNewer, "old")]
    public void A_policy_says_what_becomes_of_files_that_are_there(ExistsPolicy policy, string expected)
    {
        (Out / "a.cs").WriteAllText("old");
        File.SetLastWriteTimeUtc(In / "a.cs", File.GetLastWriteTimeUtc(Out / "a.cs").AddHours(-1));
        In.Copy(Out, policy);
        Assert.Equal(expected, (Out / "a.cs").ReadAllText().Trim());
        Assert.True((Out / "deep" / "er" / "d.md").FileExists());
    }

    [Fact]
    public void A_file_is_copied_into_and_a_directory_moved_over_what_is_there()
    {
        (In / "a.cs").CopyToDirectory(Out);
        Assert.Throws<IOException>(() => (In / "a.cs").CopyToDirectory(Out));
        In.Move(Out, ExistsPolicy.MergeAndOverwrite);
        Assert.False(In.DirectoryExists());
        Assert.Equal(4, Out.GlobFiles("**/*").Count);
    }

    [Fact]
    public void A_directory_is_packed_and_unpacked()
    {
        In.ZipTo(harness.Root / "all.zip", x => !x.HasExtension(".txt"));
        (harness.Root / "all.zip").UnZipTo(Out);
        Assert.Equal(["a.cs", "c.cs", "d.md"], Out.GlobFiles("**/*").Select(x => x.Name));
        Assert.Throws<IOException>(() => In.ZipTo(harness.Root / "all.zip"));
        using var archive = ZipFile.OpenRead(harness.Root / "all.zip");
        Assert.Equal(["a.cs", "deep/c.cs", "deep/er/d.md"], archive.Entries.Select(x => x.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Arguments_and_variables_are_read_with_their_types()
    {
        (harness.Variables["PARTS"], harness.Variables["LEVEL"]) = ("a+b", "high");
        harness.Run<Sample>("Work --level 3 --sizes 1+2 --share 2/3", [], out var build);
        Assert.Equal((3, 3, true, false), build.Found);
        Assert.Equal([1, 2], build.Sizes);
        Assert.Equal(("2/3", "a|b"), build.Rest);
        Assert.Contains("'high' is no value for --level (for LEVEL).", build.Failure, StringComparison.Ordinal);
    }

    sealed class Sample : NukeBuild
    {
        [Parameter("x", Name = "Level")] readonly int Height = 5;
        [Parameter(Separator = "+", Name = "Sizes")] readonly int[]? SizesGiven;
        [Parameter] readonly Partition? Share;

        public (int, int, bool, bool) Found { get; private set; }

        public int[] Sizes { get; private set; } = [];

        public (string?, string) Rest { get; private set; }

        public string Failure { get; private set; } = "";

        Target Work => _ => _.Executes(() =>
        {
            Found = (EnvironmentInfo.GetNamedArgument<int>("level"), EnvironmentInfo.GetNamedArgument(() => Height),
                EnvironmentInfo.HasArgument(() => Share), EnvironmentInfo.HasArgument("nope"));
            Sizes = EnvironmentInfo.GetNamedArgument<int[]>("Sizes", '+') ?? [];
            Rest = ($"{Share}", string.Join('|', EnvironmentInfo.GetVariable<string[]>("PARTS", '+') ?? []));
            Failure = Assert.Throws<FormatException>(() => EnvironmentInfo.GetVariable<int>("LEVEL")).Message;
        });
    }
}
