using System.Text;
using System.Text.Json.Nodes;
using CliWrap;

namespace Ingot.Tests.Emulator.Arm;

/// <summary>The real az, signed in to an emulator, with a configuration of its own. A client that is not ours.</summary>
sealed class AzureCli : IDisposable
{
    const string Program = "/usr/bin/az";

    readonly string folder = Directory.CreateTempSubdirectory("ingot-az-").FullName;
    readonly EmulatedAzure azure;

    AzureCli(EmulatedAzure azure) => this.azure = azure;

    public static bool IsInstalled => File.Exists(Program);

    /// <summary>Signs in. Debian's az knows its modules of machines only in the profile for hybrid clouds.</summary>
    public static async Task<AzureCli> SignInAsync(EmulatedAzure azure)
    {
        var az = new AzureCli(azure);
        var origin = azure.Server.Endpoint.ToString().TrimEnd('/');
        await az.RunAsync(
            "cloud", "register", "-n", "Emulated", "--endpoint-resource-manager", origin, "--endpoint-active-directory", origin + "/adfs",
            "--endpoint-active-directory-resource-id", "https://management.azure.com/", "--endpoint-active-directory-graph-resource-id", origin,
            "--endpoint-management", origin, "--endpoint-gallery", origin, "--suffix-storage-endpoint", "local",
            "--suffix-keyvault-dns", ".vault.local", "--profile", "2020-09-01-hybrid");
        await az.RunAsync("cloud", "set", "-n", "Emulated", "--profile", "2020-09-01-hybrid");
        await az.RunAsync(
            "login", "--service-principal", "-u", azure.Options.ClientId, "-p", azure.Options.ClientSecret, "--tenant", azure.Options.TenantId);
        return az;
    }

    /// <summary>Runs a command that has to succeed.</summary>
    /// <returns>What it prints as JSON; null when it prints nothing.</returns>
    public async Task<JsonNode?> RunAsync(params string[] arguments)
    {
        var (code, output, errors) = await TryAsync(arguments);
        Assert.True(code == 0, $"az {string.Join(' ', arguments)}: {errors}");
        return output.Trim().Length == 0 ? null : JsonNode.Parse(output);
    }

    /// <summary>Runs a command.</summary>
    public async Task<(int Code, string Output, string Errors)> TryAsync(params string[] arguments)
    {
        var (output, errors) = (new StringBuilder(), new StringBuilder());
        var result = await Cli.Wrap(Program)
            .WithArguments([.. arguments, "-o", "json", "--only-show-errors"])
            .WithEnvironmentVariables(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["AZURE_CONFIG_DIR"] = folder, ["REQUESTS_CA_BUNDLE"] = azure.Server.CaFile, ["AZURE_CORE_COLLECT_TELEMETRY"] = "false",
                ["NO_PROXY"] = "127.0.0.1", ["HTTPS_PROXY"] = null,
            })
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(EmulatedAzure.Cancellation);
        return (result.ExitCode, output.ToString(), errors.ToString());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
