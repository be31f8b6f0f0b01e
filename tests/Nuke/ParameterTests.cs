using System.ComponentModel;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common;
using Assert = Xunit.Assert;

namespace Ingot.Tests.Nuke;

#pragma warning disable CS0649, CS0169 // Field is never assigned to, never used: the engine does

[Collection(EngineCollection.Name)]
public sealed class ParameterTests : IDisposable
{
    readonly EngineHarness harness = new();

    public void Dispose() => harness.Dispose();

    [Theory]
    [InlineData(true, true, true, true, "argument")]
    [InlineData(false, true, true, true, "environment")]
    [InlineData(false, false, true, true, "second")]
    [InlineData(false, false, false, true, "file")]
    [InlineData(false, false, false, false, "initial")]
    public void The_command_line_beats_environment_profiles_file_and_initial_value(
        bool argument, bool environment, bool profiles, bool file, string expected)
    {
        if (environment)
            harness.Variables["IMAGE_NAME"] = "environment";
        harness.With(".nuke/parameters.json", file ? """{ "ImageName": "file", }""" : "{}");
        harness.With(".nuke/parameters.first.json", """{ "ImageName": "first" }""");
        harness.With(".nuke/parameters.second.json", """{ "ImageName": "second" }""");
        var line = (argument ? "--image-name argument " : "") + (profiles ? "--profile first second" : "");

        Assert.Equal(expected, Build(line).Name);
    }

    [Theory]
    [InlineData("IMAGE_NAME")]
    [InlineData("NUKE_IMAGE_NAME")]
    [InlineData("ImageName")]
    [InlineData("nuke_imageName")]
    public void A_variable_may_be_written_in_several_ways(string variable)
    {
        harness.Variables[variable] = "x";
        Assert.Equal("x", Build("").Name);
    }

    [Fact]
    public void The_exact_name_wins_over_other_variables()
    {
        harness.Variables["ImageName"] = "exact";
        harness.Variables["IMAGE_NAME"] = "other";
        Assert.Equal("exact", Build("").Name);
    }

    [Theory]
    [InlineData("--image-name x")]
    [InlineData("-ImageName x")]
    [InlineData("--imagename x")]
    [InlineData("--IMAGE-NAME x")]
    [InlineData("--image-name y --image-name x")]
    public void Dashes_and_case_of_a_switch_do_not_count_and_the_last_one_wins(string line) => Assert.Equal("x", Build(line).Name);

    [Fact]
    public void Words_become_the_types_of_their_members()
    {
        var build = Build(
            "--level 7 --ratio 0.5 --fast --day wednesday --span 00:30:00 --mode gallery --sizes a b --numbers 1+2+3 --nothing 5 --late 2");

        Assert.Equal((7, 0.5, true, DayOfWeek.Wednesday), (build.Level, build.Ratio, build.Fast, build.Day));
        Assert.Equal((TimeSpan.FromMinutes(30), Mode.Gallery, 5, 2), (build.Span, build.Mode, build.Nothing, build.Late));
        Assert.Equal(["a", "b"], build.Sizes);
        Assert.Equal([1, 2, 3], build.Numbers);
    }

    [Fact]
    public void Values_of_a_file_have_the_shape_of_json()
    {
        harness.With(".nuke/parameters.json", """
            { "$schema": "./build.schema.json", "Level": 7, "Fast": true, "Day": "Friday", "Sizes": ["a+b", "c"], "Nothing": null }
            """);
        var build = Build("");

        Assert.Equal((7, true, DayOfWeek.Friday), (build.Level, build.Fast, build.Day));
        Assert.Equal(["a+b", "c"], build.Sizes);
        Assert.Null(build.Nothing);
    }

    [Fact]
    public void A_relative_path_starts_at_the_working_directory_but_in_a_file_at_the_root()
    {
        harness.WorkingDirectory = (harness.Root / "below").CreateDirectory();
        Assert.Equal(harness.Root / "below" / "x", Build("--output x").Output);
        harness.With(".nuke/parameters.json", """{ "Output": "x" }""");
        Assert.Equal(harness.Root / "x", Build("").Output);
    }

    [Fact]
    public void An_empty_variable_is_no_value_for_a_string_and_no_element_for_a_list()
    {
        (harness.Variables["IMAGE_NAME"], harness.Variables["SIZES"]) = ("", "");
        var build = Build("");
        Assert.Equal("initial", build.Name);
        Assert.Empty(build.Sizes);
    }

    [Fact]
    public void A_component_asks_for_its_parameter_under_its_prefix()
    {
        harness.Variables["PUB_KEY"] = "k";
        Assert.Equal("k", ((IPublish)Build("")).Key);
    }

    [Fact]
    public void A_negative_number_is_a_value_and_no_switch()
    {
        var build = Build("--level -1 --ratio -0.5 --numbers 3 -4 --fast");
        Assert.Equal((-1, -0.5, true), (build.Level, build.Ratio, build.Fast));
        Assert.Equal([3, -4], build.Numbers);
    }

    Sample Build(string line)
    {
        var result = harness.Run<Sample>($"Nothing1 {line}", [], out var build);
        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        return build;
    }

    [ParameterPrefix("PubPrefix")]
    interface IPublish : INukeBuild
    {
        [Parameter("Key")] string? Key => TryGetValue(() => Key);
    }

    [TypeConverter(typeof(TypeConverter<Mode>))]
    sealed class Mode : Enumeration
    {
        public static readonly Mode ManagedImage = new() { Value = nameof(ManagedImage) };
        public static readonly Mode Gallery = new() { Value = nameof(Gallery) };
    }

    sealed class Sample : NukeBuild, IPublish
    {
        [Parameter] readonly string ImageName = "initial";
        [Parameter] public readonly int Level = 1;
        [Parameter] public readonly double Ratio;
        [Parameter] public readonly bool Fast;
        [Parameter] public readonly DayOfWeek Day;
        [Parameter] public readonly TimeSpan Span;
        [Parameter] public readonly Mode? Mode;
        [Parameter] public readonly string[] Sizes = ["default"];
        [Parameter(Separator = "+")] public readonly int[] Numbers = [];
        [Parameter] public readonly int? Nothing;
        [Parameter] public readonly AbsolutePath? Output;

        [Parameter] public int Late { get; }

        public string Name => ImageName;

        Target Nothing1 => _ => _.Executes(() => { });
    }
}
