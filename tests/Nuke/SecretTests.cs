using Nuke.Common;
using Nuke.Common.Parameters;
using Assert = Xunit.Assert;

namespace Ingot.Tests.Nuke;

#pragma warning disable CS0649, CS0169 // Field is never assigned to, never used: the engine does

[Collection(EngineCollection.Name)]
public sealed class SecretTests : IDisposable
{
    // Made by Nuke, not by this engine.
    const string Sealed = "v1:u/gxFN8qbHCxbC5biUNBEw==";
    const string Password = "pässword123";
    const string DevSealed = "v1:XIC19AmbWkSmGUnSs/AcAg==";
    const string DevPassword = "devpassword1";

    readonly EngineHarness harness = new();

    public void Dispose() => harness.Dispose();

    [Theory]
    [InlineData("s3cret-value", Password, Sealed)]
    [InlineData("dev-secret", DevPassword, DevSealed)]
    public void The_format_is_that_of_Nuke(string text, string password, string encrypted)
    {
        Assert.Equal(encrypted, SecretText.Encrypt(text, password));
        Assert.Equal(text, SecretText.Decrypt(encrypted, password));
        Assert.Null(SecretText.Decrypt(encrypted, "wrong"));
    }

    [Theory]
    [InlineData("PARAMS_KEY")]
    [InlineData("NUKE_PARAMS_KEY")]
    public void A_secret_in_a_file_is_opened_by_the_password_of_the_environment(string variable)
    {
        harness.With(".nuke/parameters.json", $$"""{ "ApiKey": "{{Sealed}}" }""").Variables[variable] = Password;
        Assert.Equal("s3cret-value", Run("").ApiKey);
    }

    [Theory]
    [InlineData("dev.eu", "PARAMS_DEV_EU_KEY")]
    [InlineData("dev", "NUKE_PARAMS_DEV_KEY")]
    public void A_profile_has_its_own_password(string profile, string variable)
    {
        harness.With(".nuke/parameters.json", $$"""{ "ApiKey": "{{Sealed}}" }""");
        harness.With($".nuke/parameters.{profile}.json", $$"""{ "ApiKey": "{{DevSealed}}" }""").Variables[variable] = DevPassword;
        Assert.Equal("dev-secret", Run($"--profile {profile}").ApiKey);
    }

    [Fact]
    public void A_person_is_asked_once_for_the_password()
    {
        harness.With(".nuke/parameters.json", $$"""{ "ApiKey": "{{Sealed}}", "Other": "{{Sealed}}" }""");
        var questions = new List<string>();
        harness.AskHidden = x =>
        {
            questions.Add(x);
            return Password;
        };
        Assert.Equal("s3cret-value", Run("").ApiKey);
        Assert.Equal("Password for .nuke/parameters.json: ", Assert.Single(questions));
    }

    [Fact]
    public void Without_a_password_the_build_is_refused_and_nobody_is_asked()
    {
        harness.With(".nuke/parameters.json", $$"""{ "ApiKey": "{{Sealed}}" }""");
        Refuses("", """
            What:  There is no password for .nuke/parameters.json.
            Why:   The file holds encrypted secrets.
            To do: Set the environment variable PARAMS_KEY.
            """);
    }

    [Fact]
    public void A_secret_that_the_build_itself_finds_is_hidden_too()
    {
        var output = harness.Run<Filled>("Work").Output;
        Assert.Contains("The key is ***", output, StringComparison.Ordinal);
        Assert.DoesNotContain("found-canary-12", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_needs_no_password()
    {
        harness.With(".nuke/parameters.json", $$"""{ "ApiKey": "{{Sealed}}" }""");
        Assert.Null(Run("--plan").ApiKey);
    }

    [Fact]
    public void A_wrong_password_is_refused_without_showing_it()
    {
        harness.With(".nuke/parameters.json", $$"""{ "ApiKey": "{{Sealed}}" }""").Variables["PARAMS_KEY"] = "wrong-password";
        Refuses("", """
            What:  The password does not open secret ApiKey in .nuke/parameters.json.
            Why:   It is another one, or the value was damaged.
            To do: Correct the environment variable PARAMS_KEY, or set the secret again with --set-secret ApiKey.
            """);
    }

    [Theory]
    [InlineData("--params-key canary-password")]
    [InlineData("--params-key=canary-password")]
    public void A_password_on_the_command_line_is_refused(string line) => Refuses(line, """
        What:  --params-key is no switch.
        Why:   Every user of the machine can read the command line of a process.
        To do: Set the environment variable of that name: PARAMS_KEY, or PARAMS_<PROFILE>_KEY.
        """);

    [Fact]
    public void A_script_sets_a_secret_and_the_rest_of_the_file_stays()
    {
        harness.With(".nuke/parameters.json", "{\n  // kept\n  \"Level\": 3,\n  \"ApiKey\": \"old\",\n}");
        harness.Input = "s3cret-value\npässword123\n";
        var result = harness.Run<Sample>("--set-secret api-key");
        Assert.Equal("ApiKey is in .nuke/parameters.json, encrypted. A run needs its password in PARAMS_KEY.\n", result.Output);
        Assert.Equal("{\n  // kept\n  \"Level\": 3,\n  \"ApiKey\": \"" + Sealed + "\",\n}\n", Text());
        harness.Variables["PARAMS_KEY"] = Password;
        Assert.Equal("s3cret-value", Run("").ApiKey);
    }

    [Theory]
    [InlineData("{}", "{\n  \"ApiKey\": \"v1:u/gxFN8qbHCxbC5biUNBEw==\"\n}\n")]
    [InlineData("{ \"Level\": 1 }", "{ \"Level\": 1,\n  \"ApiKey\": \"v1:u/gxFN8qbHCxbC5biUNBEw==\" }\n")]
    [InlineData(null, "{\n  \"$schema\": \"./build.schema.json\",\n  \"ApiKey\": \"v1:u/gxFN8qbHCxbC5biUNBEw==\"\n}\n")]
    public void A_new_key_comes_last(string? before, string after)
    {
        if (before is not null)
            harness.With(".nuke/parameters.json", before);
        (harness.Input, harness.Variables["PARAMS_KEY"]) = ("s3cret-value", Password);
        Assert.Equal(0, harness.Run<Sample>("--set-secret ApiKey").ExitCode);
        Assert.Equal(after, Text());
    }

    [Fact]
    public void A_person_types_the_first_password_twice()
    {
        harness.With(".nuke/parameters.json", "{}");
        var answers = new Queue<string>(["s3cret-value", Password, Password + "4"]);
        harness.AskHidden = _ => answers.Dequeue();
        Refuses("--set-secret ApiKey", """
            What:  The passwords differ.
            Why:   It was typed twice, because nothing can be read without it.
            To do: Start again.
            """);
    }

    [Theory]
    [InlineData("Level", "canary", "What:  'Level' is no secret parameter.")]
    [InlineData("ApiKey", "", "What:  There is no value.")]
    [InlineData("ApiKey", "canary", "What:  There is no password.")]
    [InlineData("ApiKey", "canary\nabc123", "What:  The password is too short.")]
    [InlineData("Other", "canary\nlong-but-another", "What:  The password is not that of .nuke/parameters.json.")]
    public void A_secret_that_cannot_be_set_changes_nothing(string name, string input, string expected)
    {
        var text = name == "Other" ? $$"""{ "ApiKey": "{{Sealed}}" }""" : "{}";
        harness.With(".nuke/parameters.json", text).Input = input;
        var result = harness.Run<Sample>($"--set-secret {name}");
        Assert.Equal((2, expected), (result.ExitCode, result.Error.Split('\n')[0]));
        Assert.Equal(text + "\n", Text());
    }

    string Text() => File.ReadAllText(harness.Root / ".nuke" / "parameters.json");

    void Refuses(string line, string expected)
    {
        var result = harness.Run<Sample>(line, "Work");
        Assert.Equal(expected, result.Error.TrimEnd());
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
    }

    Sample Run(string line)
    {
        var result = harness.Run<Sample>(line, ["Work"], out var build);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return build;
    }

    sealed class Sample : NukeBuild
    {
        [Parameter] readonly int Level;
        [Parameter, Secret] readonly string? Other;

        [Parameter, Secret] public string? ApiKey { get; }

        Target Work => _ => _.Executes(() => { });
    }

    sealed class Filled : NukeBuild
    {
        [Parameter, Secret] string? ApiKey;

        Target Work => _ => _.Executes(() => Serilog.Log.Information("The key is {Key:l}", ApiKey));

        protected internal override void OnBuildCreated() => ApiKey = "found-canary-12";
    }
}
