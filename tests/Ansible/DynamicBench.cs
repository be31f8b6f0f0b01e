using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.ResourceManager.Compute;
using CliWrap.Buffered;
using Ingot.Ansible;
using Ingot.Emulator;
using Ingot.Emulator.Faults;
using Ingot.Recipes;
using Ingot.Tests.Emulator.Arm;
using Ingot.Tests.Recipes;

namespace Ingot.Tests.Ansible;

/// <summary>A build VM in an emulated Azure, and a folder with its inventories.</summary>
sealed class DynamicBench : IAsyncDisposable
{
    static readonly Lazy<Task<AnsibleTools>> tools = new(() =>
        new ToolInstaller(Path.Combine(Path.GetTempPath(), "no-ansible-here"), ToolSet.DynamicBake, _ => { }).EnsureAsync(CancellationToken.None));

    readonly EmulatedAzure azure;
    readonly string root = Directory.CreateTempSubdirectory("ingot-dynamic-").FullName;
    readonly AnsibleCommand ansible;

    DynamicBench(EmulatedAzure azure, VirtualMachineResource machine, AnsibleTools tools)
    {
        this.azure = azure;
        Machine = machine;
        ansible = new AnsibleCommand(tools, root);
        Inventory = new Inventory(root, Recipe, InventorySource.Dynamic);
    }

    public static Recipe Recipe { get; } = Sample.Recipe with { VmName = "bake01", BuildResourceGroup = "ingot-build" };

    public VirtualMachineResource Machine { get; }

    public Inventory Inventory { get; }

    public IEnumerable<string> Requests => azure.Server.RequestLog.Select(entry => $"{entry.Method} {entry.Path}{entry.Query}");

    public string Address => azure.Server.FindGuest(Machine.Id.ToString())?.Address ?? "";

    public static Task<DynamicBench> OpenAsync(params string[] rules) =>
        OpenAsync(EmulatedAzure.NewOptions() with { FaultRules = [.. rules.Select(FaultRule.Parse).OfType<FaultRule>()] });

    public static async Task<DynamicBench> OpenAsync(EmulatorOptions options)
    {
        var server = await EmulatedAzure.StartAsync(options);
        var machine = await SdkMachines.NewMachineAsync(await SdkMachines.NewGroupAsync(server, "ingot-build"), Recipe.VmName);
        var bench = new DynamicBench(server, machine, await tools.Value);
        foreach (var file in new[] { "playbooks/ansible.cfg", Inventory.Settings })
        {
            Directory.CreateDirectory(Path.Combine(bench.root, Path.GetDirectoryName(file) ?? ""));
            File.Copy(Checkout.Path(file), Path.Combine(bench.root, file));
        }

        await bench.Inventory.WriteAsync(bench.Address, "", bench.Access(), EmulatedAzure.Cancellation);
        return bench;
    }

    /// <summary>Production settings: nothing but a proxy and an authority to trust.</summary>
    public CloudAccess Access(string? secret = null) => new("auto", new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["HTTPS_PROXY"] = azure.Server.ProxyEndpoint.ToString(),
        ["NO_PROXY"] = "127.0.0.0/8,localhost",
        ["REQUESTS_CA_BUNDLE"] = azure.Server.CaFile,
        ["AZURE_SUBSCRIPTION_ID"] = azure.Options.SubscriptionId,
        ["AZURE_TENANT"] = azure.Options.TenantId,
        ["AZURE_CLIENT_ID"] = azure.Options.ClientId,
        ["AZURE_SECRET"] = secret ?? azure.Options.ClientSecret,
    });

    /// <summary>The same with a certificate in place of the secret.</summary>
    public async Task<CloudAccess> AccessAsync(X509Certificate2 certificate)
    {
        var file = Path.Combine(root, "certificate.pem");
        using var key = certificate.GetRSAPrivateKey();
        await File.WriteAllTextAsync(file, $"{certificate.ExportCertificatePem()}\n{key?.ExportPkcs8PrivateKeyPem()}\n", EmulatedAzure.Cancellation);
        return new("auto", new Dictionary<string, string?>(Access().Variables, StringComparer.Ordinal)
        {
            ["AZURE_SECRET"] = null, ["AZURE_X509_CERTIFICATE_PATH"] = file, ["AZURE_THUMBPRINT"] = certificate.GetCertHashString(HashAlgorithmName.SHA1),
        });
    }

    public Task CheckAsync(CloudAccess? access = null) => new DynamicCheck(ansible, Inventory, Recipe, access ?? Access(), new ImpatientTime())
        .RequireAsync(Address, _ => Task.FromResult("Azure says something."), EmulatedAzure.Cancellation);

    public async Task<Fault> RefusedAsync(CloudAccess? access = null) => await Assert.ThrowsAsync<Fault>(() => CheckAsync(access));

    /// <summary>What ansible-inventory says of a file beside the inventories.</summary>
    public async Task<BufferedCommandResult> ListAsync(string file)
    {
        var variables = new Dictionary<string, string?>(Access().Variables, StringComparer.Ordinal)
        {
            ["PYTHONPATH"] = await new AzurePackages(ansible).RepairAsync(EmulatedAzure.Cancellation),
        };
        return await ansible.Create("ansible-inventory", ["-i", file, "--list"], variables: variables).ExecuteBufferedAsync(EmulatedAzure.Cancellation);
    }

    /// <summary>What a variable of the VM is for a play.</summary>
    public async Task<string> VariableAsync(string expression)
    {
        var result = await ansible
            .Create("ansible", ["-i", Inventory.PlayFile, Recipe.VmName, "-c", "local", "-m", "ansible.builtin.debug", "-a", $"msg={{{{ {expression} }}}}"])
            .ExecuteBufferedAsync(EmulatedAzure.Cancellation);
        return result.StandardOutput + result.StandardError;
    }

    public async ValueTask DisposeAsync()
    {
        await azure.DisposeAsync();
        Directory.Delete(root, recursive: true);
    }
}
