using System.Reflection;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;

namespace Ingot.Tests.Emulator.Arm;

/// <summary>
/// The guest scripts of the builder, run through Resource Manager from a fresh machine to the boot of the captured image.
/// </summary>
public sealed class GuestScriptTests
{
    [Fact]
    public async Task A_machine_that_the_guest_scripts_sealed_gives_an_image_that_boots()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var group = await SdkMachines.NewGroupAsync(azure, "bake");
        var machine = await SdkMachines.NewMachineAsync(group, "bake01");
        var guest = azure.Server.FindGuest(machine.Id.ToString());
        Assert.NotNull(guest);
        var enabled = await RunAsync(
            machine,
            "Enable-WinRm",
            ("UserName", "ingotbuild"),
            ("Address", guest.Address),
            ("HostName", "bake01"),
            ("BuilderAddress", "127.0.0.1"));
        Assert.Equal(guest.Address, enabled["address"]?.ToString());
        using (var http = NewHttp(enabled["certificate"]?.ToString()))
        {
            var greeting = await http.GetAsync(new Uri($"https://{guest.Address}:5986/wsman"), EmulatedAzure.Cancellation);
            Assert.InRange((int)greeting.StatusCode, 400, 499);
        }

        await RunAsync(machine, "Close-WinRm", ("UserName", "ingotbuild"));
        await RunAsync(machine, "Invoke-Sysprep");
        var sealing = await RunAsync(machine, "Watch-Sysprep", ("Seconds", "900"));
        Assert.Equal("IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE", sealing["imageState"]?.ToString());
        await machine.DeallocateAsync(WaitUntil.Completed, cancellationToken: EmulatedAzure.Cancellation);
        await machine.GeneralizeAsync(EmulatedAzure.Cancellation);
        var image = (await group.GetDiskImages().CreateOrUpdateAsync(
            WaitUntil.Completed,
            "golden",
            new(AzureLocation.WestEurope) { SourceVirtualMachineId = machine.Id, HyperVGeneration = HyperVGeneration.V2 },
            EmulatedAzure.Cancellation)).Value;

        var verify = await SdkMachines.NewMachineAsync(group, "verify01", new() { Id = image.Id });
        Assert.Equal("IMAGE_STATE_COMPLETE", (await RunAsync(verify, "Get-ImageState"))["imageState"]?.ToString());
        var address = azure.Server.FindGuest(verify.Id.ToString())?.Address ?? "";
        await RunAsync(
            verify, "Enable-WinRm", ("UserName", "check"), ("Address", address), ("HostName", "verify01"), ("BuilderAddress", "127.0.0.1"));
        await RunAsync(verify, "Invoke-Sysprep");
    }

    [Fact]
    public async Task The_listener_of_a_guest_answers_again_after_a_restart()
    {
        var directory = Directory.CreateTempSubdirectory("ingot-state-").FullName;
        var options = EmulatedAzure.NewOptions() with { StateDirectory = directory };
        var dial = new Uri($"https://{options.GuestNetwork}.4:5986/wsman");
        string? certificate;
        await using (var before = await EmulatedAzure.StartAsync(options))
        {
            var machine = await SdkMachines.NewMachineAsync(await SdkMachines.NewGroupAsync(before, "bake"), "bake01");
            var enabled = await RunAsync(
                machine,
                "Enable-WinRm",
                ("UserName", "b"),
                ("Address", dial.Host),
                ("HostName", "bake01"),
                ("BuilderAddress", "127.0.0.1"));
            certificate = enabled["certificate"]?.ToString();
        }

        using var http = NewHttp(certificate);
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(dial, EmulatedAzure.Cancellation));
        await using (await EmulatedAzure.StartAsync(options))
            Assert.InRange((int)(await http.GetAsync(dial, EmulatedAzure.Cancellation)).StatusCode, 400, 499);
        Directory.Delete(directory, recursive: true);
    }

    static async Task<JsonNode> RunAsync(VirtualMachineResource machine, string script, params (string Name, string Value)[] parameters)
    {
        await SdkMachines.RunAsync(machine, script, Text(script), data =>
        {
            foreach (var (name, value) in parameters)
                data.Parameters.Add(new(name, value));
            if (script == "Enable-WinRm")
                data.ProtectedParameters.Add(new("Password", "Fresh-Canary-42!x"));
        });
        var outcome = await SdkMachines.OutcomeAsync(machine, script);
        Assert.True(outcome.ExitCode == 0, $"{outcome.Output}\n{outcome.Error}");
        return JsonNode.Parse(outcome.Output.Trim().Split('\n')[^1]) ?? throw new InvalidDataException("The script answered nothing.");
    }

    static string Text(string script)
    {
        using var stream = Assembly.Load("Ingot").GetManifestResourceStream($"Windows/{script}.ps1")
            ?? throw new InvalidOperationException($"There is no script {script}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    static HttpClient NewHttp(string? certificate)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificate(Convert.FromBase64String(certificate ?? "")));
        return new(new SocketsHttpHandler { UseProxy = false, SslOptions = { CertificateChainPolicy = policy } });
    }
}
