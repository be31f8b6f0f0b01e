using Nuke.Common;
using Assert = Xunit.Assert;

namespace Ingot.Tests.Nuke;

#pragma warning disable CS0649, CS0169 // Field is never assigned to, never used: the engine does

[Collection(EngineCollection.Name)]
public sealed class RefusalTests : IDisposable
{
    readonly EngineHarness harness = new();

    public void Dispose() => harness.Dispose();

    [Fact]
    public void An_unknown_switch_is_refused_with_the_one_that_was_meant() => Refuses("--imag-name x", """
        What:  Unknown switch '--imag-name'.
        Why:   No parameter of the build has this name.
        To do: Did you mean --image-name? See --help for all parameters.
        """);

    [Fact]
    public void A_value_joined_by_an_equals_sign_is_refused() => Refuses("--image-name=x", """
        What:  '--image-name=' is no way to give a value.
        Why:   A switch and its value are two words.
        To do: Write --image-name x
        """);

    [Fact]
    public void A_value_of_the_wrong_type_is_refused() => Refuses("--level high", """
        What:  'high' is no value for --level (on the command line).
        Why:   The parameter is a whole number.
        To do: Write for example --level 5.
        """);

    [Fact]
    public void A_bad_value_in_the_environment_names_the_variable()
    {
        harness.Variables["NUKE_LEVEL"] = "high";
        Refuses("", """
            What:  'high' is no value for --level (environment variable NUKE_LEVEL).
            Why:   The parameter is a whole number.
            To do: Write for example --level 5.
            """);
    }

    [Fact]
    public void An_unknown_enum_value_is_refused_with_all_and_the_nearest() => Refuses("--day Sundy", """
        What:  'Sundy' is no value for --day (on the command line).
        Why:   The values are: Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday.
        To do: Did you mean Sunday?
        """);

    [Fact]
    public void A_bare_number_is_no_time_span() => Refuses("--span 30", """
        What:  '30' is no value for --span (on the command line).
        Why:   The parameter is a time span: hours:minutes:seconds.
        To do: Write for example --span 00:30:00 for half an hour.
        """);

    [Fact]
    public void Two_words_for_one_value_are_refused() => Refuses("--image-name a b", """
        What:  --image-name takes one value, but 2 words follow it.
        Why:   The words are: 'a', 'b'.
        To do: Put quotes around a value with spaces, and targets before the first switch.
        """);

    [Fact]
    public void A_switch_without_its_value_is_refused() => Refuses("--image-name", """
        What:  --image-name has no value.
        Why:   No word follows it; a word that starts with a dash counts as the next switch, unless it is a number.
        To do: Write --image-name <value>, or leave it out.
        """);

    [Fact]
    public void An_unknown_target_is_refused() => Refuses("Wrok", """
        What:  Unknown target 'Wrok'.
        Why:   The targets are: Push, Work.
        To do: Did you mean Work?
        """);

    [Fact]
    public void An_unknown_target_to_skip_is_refused() => Refuses("--skip Zebra", """
        What:  Unknown target 'Zebra'.
        Why:   The targets are: Push, Work.
        To do: Use one of them; --help says what they do.
        """);

    [Fact]
    public void A_target_cannot_be_invoked_and_skipped() => Refuses("Work --skip Work", """
        What:  Target Work is both invoked and skipped.
        Why:   A target that is named always runs.
        To do: Leave it out of one of the lists.
        """);

    [Fact]
    public void A_missing_profile_is_refused_with_those_there_are()
    {
        harness.With(".nuke/parameters.azure.json", "{}");
        Refuses("--profile azur", $"""
            What:  Profile 'azur' does not exist.
            Why:   There is no file .nuke/parameters.azur.json in {harness.Root}.
            To do: Use one of: azure.
            """);
    }

    [Fact]
    public void Malformed_json_is_refused_with_its_line()
    {
        harness.With(".nuke/parameters.json", "{\n  \"Level\" 5 }");
        var error = Run("").Error;
        Assert.StartsWith("What:  .nuke/parameters.json is not valid JSON.", error, StringComparison.Ordinal);
        Assert.Contains("\nWhy:   Line 2: '5' is invalid after a property name.", error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_key_in_a_file_is_refused()
    {
        harness.With(".nuke/parameters.json", """{ "imageName": "x" }""");
        Refuses("", """
            What:  Unknown key 'imageName' in .nuke/parameters.json.
            Why:   No parameter has this name. Keys are names of members, in their case.
            To do: Did you mean ImageName?
            """);
    }

    [Fact]
    public void A_list_in_a_file_must_be_an_array()
    {
        harness.With(".nuke/parameters.json", """{ "Sizes": "a" }""");
        Refuses("", """
            What:  Key Sizes in .nuke/parameters.json has the wrong shape.
            Why:   The parameter is a list.
            To do: Write "Sizes": ["…", "…"].
            """);
    }

    [Fact]
    public void A_secret_in_clear_text_in_a_file_is_refused_without_showing_it()
    {
        harness.With(".nuke/parameters.json", """{ "ApiKey": "hunter22" }""");
        Refuses("", """
            What:  Secret ApiKey stands in clear text in .nuke/parameters.json.
            Why:   Parameters files are committed, so secrets in them must be encrypted.
            To do: Delete the key, change the secret, and use --set-secret ApiKey or the environment variable API_KEY.
            """);
    }

    [Fact]
    public void A_secret_of_the_wrong_type_is_refused_without_showing_it()
    {
        harness.Variables["PIN"] = "hunter22";
        Refuses("", """
            What:  The (secret) value is no value for --pin (environment variable PIN).
            Why:   The parameter is a whole number.
            To do: Write for example --pin 5.
            """);
    }

    [Fact]
    public void Several_words_for_a_secret_are_refused_without_showing_them() => Refuses("--api-key hunter 22", """
        What:  --api-key takes one value, but 2 words follow it.
        Why:   The words are not shown, because they are secret.
        To do: Put quotes around a value with spaces, and targets before the first switch.
        """);

    [Fact]
    public void Variables_that_contradict_each_other_are_refused()
    {
        (harness.Variables["LEVEL"], harness.Variables["NUKE_LEVEL"]) = ("1", "2");
        Refuses("", """
            What:  Parameter --level has several values in the environment.
            Why:   The variables LEVEL and NUKE_LEVEL are the same parameter and differ.
            To do: Keep one of them, or give --level on the command line.
            """);
    }

    [Fact]
    public void A_missing_required_parameter_is_refused_before_anything_runs() => Refuses("Push", """
        What:  Target Push requires --api-key.
        Why:   Neither the command line nor the environment nor a parameters file has a value.
        To do: Set the environment variable API_KEY.
        """);

    [Fact]
    public void A_requirement_that_does_not_hold_is_refused()
    {
        harness.Variables["API_KEY"] = "hunter22";
        Refuses("Push --level 0", """
            What:  Target Push requires ((Level > 0) AndAlso (Count != 0)).
            Why:   This does not hold for the parameters given.
            To do: Change the parameters, or leave the target out.
            """);
    }

    [Fact]
    public void A_required_member_is_refused_for_every_target()
    {
        var result = harness.Run<WithRequired>("", "Work");
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("What:  The build requires --name-of-it.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_are_reported_at_once()
    {
        var error = Run("Wrok --level high --fats").Error;
        Assert.Equal(3, error.Split("What:  ").Length - 1);
    }

    [Fact]
    public void A_bad_verbosity_host_or_root_is_refused_without_a_stack_trace()
    {
        var result = Run("--verbosity loud --host Jenkins --root /nowhere");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("What:  'loud' is no value for --verbosity (on the command line).", result.Error, StringComparison.Ordinal);
        Assert.Contains("What:  Unknown host 'Jenkins'.", result.Error, StringComparison.Ordinal);
        Assert.Contains("What:  The root directory /nowhere does not exist.", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TARGET", "Nope")]
    [InlineData("HELP", "true")]
    [InlineData("SKIP", "Work")]
    [InlineData("PLAN", "true")]
    [InlineData("HOST", "host.example")]
    [InlineData("VERBOSITY", "loud")]
    [InlineData("ROOT", "/nowhere")]
    [InlineData("PROFILE", "nope")]
    public void A_common_variable_does_not_steer_the_engine(string variable, string value)
    {
        harness.Variables[variable] = value;
        var result = harness.Run<Sample>("", ["Work"], out var build);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.True(build.Worked);
    }

    [Fact]
    public void The_prefix_makes_a_variable_steer_the_engine()
    {
        harness.Variables["NUKE_TARGET"] = "Work";
        harness.Run<Sample>("", [], out var build);
        Assert.True(build.Worked);
    }

    void Refuses(string line, string expected)
    {
        var result = harness.Run<Sample>(line, ["Work"], out var build);
        Assert.Equal(expected, result.Error.TrimEnd());
        Assert.Equal(2, result.ExitCode);
        Assert.False(build.Worked);
    }

    EngineResult Run(string line) => harness.Run<Sample>(line, "Work");

    sealed class Sample : NukeBuild
    {
        [Parameter] readonly string? ImageName;
        [Parameter] readonly int Level = 1;
        [Parameter] readonly int? Count;
        [Parameter] readonly bool Fast;
        [Parameter] readonly DayOfWeek Day;
        [Parameter] readonly TimeSpan Span;
        [Parameter] readonly string[] Sizes = [];
        [Parameter, Secret] readonly string? ApiKey;
        [Parameter, Secret] readonly int? Pin;

        public bool Worked { get; private set; }

        Target Work => _ => _.Executes(() => Worked = true);

        Target Push => _ => _.Requires(() => ApiKey).Requires(() => Level > 0 && Count != 0).Executes(() => Worked = true);
    }

    sealed class WithRequired : NukeBuild
    {
        [Parameter, Required] readonly string? NameOfIt;

        Target Work => _ => _.Executes(() => { });
    }
}
