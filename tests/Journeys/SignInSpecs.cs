using System.Globalization;
using CliWrap;
using CliWrap.Buffered;
using Ingot.Emulator;

namespace Ingot.Tests.Journeys;

/// <summary>Signing in with the real program, and with a client that is not ours.</summary>
public sealed class SignInSpecs
{
    static readonly EmulatorOptions Known = new() { ClientSecret = Workbench.ClientSecret };

    static readonly Dictionary<string, string?> Nobody = new(StringComparer.Ordinal)
    {
        ["AZURE_SUBSCRIPTION_ID"] = null,
        ["AZURE_TENANT_ID"] = null,
        ["AZURE_CLIENT_ID"] = null,
        ["AZURE_CLIENT_SECRET"] = null,
    };

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("AzurePublic", "management.azure.com:443")]
    [InlineData("AzureUSGovernment", "management.usgovcloudapi.net:443")]
    [InlineData("AzureChina", "management.chinacloudapi.cn:443")]
    public async Task A_cloud_by_name_is_reached_through_a_proxy_with_the_sign_in_of_a_secrets_file(string cloud, string host)
    {
        await using var bench = await Workbench.OpenAsync(Token);
        var file = Written(bench, $$"""{ "subscription_id": "{{Known.SubscriptionId}}", "client_id": "{{Known.ClientId}}", "client_secret": "{{Workbench.ClientSecret}}" }""");
        // A secret of something else, which the file goes before; and a tenant that only the environment knows.
        var variables = new Dictionary<string, string?>(Nobody, StringComparer.Ordinal)
        {
            ["HTTPS_PROXY"] = bench.Azure.ProxyEndpoint.ToString(), ["AZURE_CLIENT_SECRET"] = "inherited-canary-77", ["ARM_TENANT_ID"] = Known.TenantId,
        };

        var run = await bench.RunAsync(["Preflight", "--cloud", cloud, "--secrets-file", file], Token, variables);

        run.Ended(0);
        Assert.Contains("Sign-in will be by client secret", run.Output, StringComparison.Ordinal);
        Assert.Contains("client certificate: no --client-certificate-file", run.Output, StringComparison.Ordinal);
        Assert.Contains($"Signed in by client secret of {Known.ClientId}", run.Output, StringComparison.Ordinal);
        Assert.Contains(bench.Azure.RequestLog, entry => entry is { Method: "CONNECT", Status: 200 } && entry.Path == host);
        File.Delete(file);
        Secrets.AreNowhere(bench, run);
        Assert.DoesNotContain("inherited-canary-77", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_on_the_command_line_goes_before_the_secrets_file()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        var file = Written(bench, $$"""{ "client_id": "{{Known.ClientId}}", "client_secret": "{{Workbench.ClientSecret}}" }""");

        var run = await bench.RunAsync(["Preflight", "--secrets-file", file, "--client-id", "12345678-1234-1234-1234-123456789012"], Token);

        run.Ended(2);
        run.Explains("The sign-in to Azure failed.");
        Assert.Contains("AADSTS700016", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--client-secret", "AZURE_CLIENT_SECRET")]
    [InlineData("-ClientSecret", "AZURE_CLIENT_SECRET")]
    [InlineData("--client-certificate-password", "AZURE_CLIENT_CERTIFICATE_PASSWORD")]
    [InlineData("--ClientCertificatePassword", "AZURE_CLIENT_CERTIFICATE_PASSWORD")]
    public async Task A_secret_on_the_command_line_is_refused_in_any_spelling(string word, string variable)
    {
        await using var bench = await Workbench.OpenAsync(Token);

        var run = await bench.RunAsync(["Preflight", word, "argument-canary-31"], Token);

        run.Ended(2);
        run.Explains("is on the command line");
        Assert.Contains(variable, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("argument-canary-31", run.Output, StringComparison.Ordinal);
        Assert.Empty(bench.Azure.RequestLog);
    }

    [Fact]
    public async Task A_secrets_file_that_others_can_read_is_refused_before_anything()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows files have no mode.");
        await using var bench = await Workbench.OpenAsync(Token);
        var file = Written(bench, $$"""{ "client_secret": "{{Workbench.ClientSecret}}" }""");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);

        var run = await bench.RunAsync(["Preflight", "--secrets-file", file], Token);

        run.Ended(2);
        run.Explains("cannot be used");
        Assert.Empty(bench.Azure.RequestLog);
        File.Delete(file);
        Secrets.AreNowhere(bench, run);
    }

    [Fact]
    public async Task A_forced_way_without_its_basis_is_a_mistake()
    {
        await using var bench = await Workbench.OpenAsync(Token);

        var run = await bench.RunAsync(["Preflight", "--sign-in", "ClientCertificate"], Token);

        run.Ended(2);
        run.Explains("The client certificate cannot sign in.");
        Assert.Empty(bench.Azure.RequestLog);
    }

    [Fact]
    public async Task Nobody_signed_in_is_told_what_each_way_said()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        var variables = new Dictionary<string, string?>(Nobody, StringComparer.Ordinal)
        {
            ["AZURE_SUBSCRIPTION_ID"] = Known.SubscriptionId,
            // Something answers there, in words that are not Azure's.
            ["IDENTITY_ENDPOINT"] = bench.Azure.ProxyEndpoint.ToString(),
            ["IDENTITY_HEADER"] = "x",
            ["AZURE_CONFIG_DIR"] = Path.Combine(bench.Root, "nobody"),
        };

        var run = await bench.RunAsync(["Preflight"], Token, variables);

        run.Ended(2);
        run.Explains("The sign-in to Azure failed.");
        Assert.Contains("Sign-in will be by managed identity, then az command line", run.Output, StringComparison.Ordinal);
        Assert.True(run.Output.Contains("this machine has no managed identity", StringComparison.Ordinal), run.Output);
        Assert.Matches("Why: .*(Please run 'az login'|Azure CLI not installed)", run.Output);
        Assert.Contains("Nobody is signed in here", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Az_sees_the_emulated_azure_and_its_sign_in_is_one_of_ours()
    {
        Assert.SkipUnless(HasAz(), "The az command line is not installed.");
        await using var bench = await Workbench.OpenAsync(Token);
        var folder = Path.GetDirectoryName(bench.Azure.CaFile)!;

        Assert.Equal(Known.SubscriptionId, (await AzAsync(bench, "account", "show", "--query", "id", "--output", "tsv")).Trim());
        Assert.Contains("ingot-images", (await AzAsync(bench, "group", "list", "--query", "[].name", "--output", "tsv")).Split('\n'), StringComparer.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(folder, "az"), "secret.*"), _ => true);

        var run = await bench.RunAsync(["Preflight", "--sign-in", "AzureCli"], Token, new Dictionary<string, string?>(Nobody, StringComparer.Ordinal)
        {
            ["AZURE_SUBSCRIPTION_ID"] = Known.SubscriptionId,
            ["AZURE_CONFIG_DIR"] = Path.Combine(folder, "az"),
            ["REQUESTS_CA_BUNDLE"] = bench.Azure.CaFile,
        });

        run.Ended(0);
        Assert.Contains("Signed in by az command line", run.Output, StringComparison.Ordinal);
    }

    static string Written(Workbench bench, string text)
    {
        var file = Path.Combine(bench.Root, "secrets.json");
        File.WriteAllText(file, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return file;
    }

    static async Task<string> AzAsync(Workbench bench, params string[] words)
    {
        var result = await Cli.Wrap(Checkout.Path("build", "emulator", "az.sh"))
            .WithArguments(words)
            .WithEnvironmentVariables(variables => variables
                .Set("EMULATOR", bench.Azure.Endpoint.ToString())
                .Set("EMULATOR_FOLDER", Path.GetDirectoryName(bench.Azure.CaFile))
                .Set("AZURE_CLIENT_SECRET", Workbench.ClientSecret)
                .Set("AZURE_TENANT_ID", null)
                .Set("AZURE_CLIENT_ID", null))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(Token);
        Assert.True(result.IsSuccess, string.Create(CultureInfo.InvariantCulture, $"az {words[0]} ended with {result.ExitCode}: {result.StandardError}"));
        return result.StandardOutput;
    }

    static bool HasAz() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "az")));
}
