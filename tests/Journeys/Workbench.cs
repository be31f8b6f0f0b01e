using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.ResourceManager;
using Azure.ResourceManager.Resources;
using Azure.ResourceManager.Resources.Models;
using CliWrap;
using Ingot.Emulator;
using Ingot.Emulator.Rehearsals;

namespace Ingot.Tests.Journeys;

/// <summary>A working copy of a user, with an emulated Azure to point the real program at.</summary>
sealed class Workbench : IAsyncDisposable
{
    public const string ClientSecret = "canary-client-secret-5f2c91";

    static int networks = Random.Shared.Next(0, 200);

    /// <summary>Folder of the copy of a saved state, which nobody needs afterwards.</summary>
    readonly string? copy;

    Workbench(EmulatorServer azure, string root, string? copy = null)
    {
        Azure = azure;
        Root = root;
        this.copy = copy;
    }

    public EmulatorServer Azure { get; }

    public string Root { get; }

    /// <summary>How long one run of the program may take before it is taken for hung.</summary>
    public TimeSpan Limit { get; set; } = TimeSpan.FromMinutes(3);

    public static Task<Workbench> OpenAsync(CancellationToken cancellationToken, params string[] faults) =>
        OpenAsync(new RehearsalState(), cancellationToken, faults);

    /// <summary>With a subscription that is as the test says.</summary>
    public static Task<Workbench> OpenAsync(RehearsalState state, CancellationToken cancellationToken, params string[] faults) => OpenAsync(
        new EmulatorOptions { ClientSecret = ClientSecret, Faults = faults, Rehearsal = state, GuestNetwork = FreshNetwork() },
        cancellationToken);

    /// <summary>The first three octets of a network that no other workbench of this process has.</summary>
    public static string FreshNetwork()
    {
        var network = Interlocked.Increment(ref networks);
        return $"127.{100 + (network / 250)}.{network % 250}";
    }

    /// <summary>An Azure with its guests in that network.</summary>
    public static EmulatorOptions Options(string network) => new() { ClientSecret = ClientSecret, GuestNetwork = network };

    /// <summary>A working copy, and an Azure of one's own choice.</summary>
    public static async Task<Workbench> OpenAsync(EmulatorOptions options, CancellationToken cancellationToken)
    {
        var azure = await EmulatorServer.StartAsync(options, cancellationToken);
        return new Workbench(azure, NewRoot());
    }

    /// <summary>A working copy, and an Azure that goes on from a copy of a saved state.</summary>
    public static async Task<Workbench> OpenCopyAsync(string saved, EmulatorOptions options, CancellationToken cancellationToken)
    {
        var state = Directory.CreateTempSubdirectory("ingot-state-").FullName;
        CopyFolder(saved, state);
        var azure = await EmulatorServer.StartAsync(options with { StateDirectory = state }, cancellationToken);
        return new Workbench(azure, NewRoot(), state);
    }

    /// <summary>Another working copy of the same Azure; whoever opened the first one ends that.</summary>
    public Workbench Elsewhere() => new(Azure, NewRoot()) { Limit = Limit };

    /// <summary>Forgets the working copy, and leaves Azure as it is.</summary>
    public void Forget() => Directory.Delete(Root, recursive: true);

    static string NewRoot()
    {
        var root = Directory.CreateTempSubdirectory("ingot-journey-").FullName;
        foreach (var folder in new[] { "playbooks", "variables" })
            CopyFolder(Checkout.Path(folder), Path.Combine(root, folder));
        Directory.CreateDirectory(Path.Combine(root, ".nuke"));
        File.Copy(Checkout.Path(".nuke", "parameters.json"), Path.Combine(root, ".nuke", "parameters.json"));
        File.WriteAllText(Path.Combine(root, "playbooks", "small.yml"), SmallPlaybook);
        return root;
    }

    /// <summary>A playbook that takes a second.</summary>
    const string SmallPlaybook =
        """
        ---
        - name: Touch the box
          hosts: provisionedbox
          gather_facts: false
          tasks:
            - name: Reach it
              ansible.windows.win_ping:
            - name: Leave a mark
              ansible.windows.win_file:
                path: C:\baked
                state: directory

        """;

    /// <summary>Runs the program as a user would, in a process of its own, with the small playbook.</summary>
    public Task<Run> BakeAsync(CancellationToken cancellationToken, params string[] arguments) =>
        RunAsync([.. Targets(arguments), "--playbook", "playbooks/small.yml", .. WithoutTrial(arguments), .. Switches(arguments)], cancellationToken);

    /// <summary>Runs the program in a process of its own.</summary>
    public async Task<Run> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken, IReadOnlyDictionary<string, string?>? environment = null, Action<int, string>? onLine = null, string[][]? answers = null, Action<int>? onStart = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        var output = new StringBuilder();
        var started = new TaskCompletionSource<int>();
        void Take(string line)
        {
            lock (output)
                output.AppendLine(line);
            if (onLine is not null)
                onLine(started.Task.GetAwaiter().GetResult(), line);
        }

        string[] command = ["dotnet", Program, .. Targets(arguments), "--cloud", Azure.Endpoint.ToString(), "--cloud-ca-file", Azure.CaFile, .. Switches(arguments)];
        // With answers the program runs at a terminal.
        if (answers is not null)
            command = ["python3", Checkout.Path("tests", "Journeys", "terminal.py"), JsonSerializer.Serialize(answers), .. command];
        var running = Cli.Wrap(command[0])
            .WithArguments(command[1..])
            .WithWorkingDirectory(Root)
            .WithEnvironmentVariables(Variables(environment))
            .WithStandardOutputPipe(PipeTarget.ToDelegate(Take))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(Take))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(limit.Token);
        started.SetResult(running.ProcessId);
        onStart?.Invoke(running.ProcessId);
        var stuck = "";
        using var nearly = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        nearly.CancelAfter(Limit - TimeSpan.FromSeconds(3));
        await using var look = nearly.Token.Register(() => stuck = StuckProcess.Describe(running.ProcessId));
        try
        {
            return new Run((await running).ExitCode, output.ToString());
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            lock (output)
                throw new TimeoutException($"The program did not end within {Limit}. Its threads:\n{stuck}\nIt said:\n{output}", exception);
        }
    }

    /// <summary>Sets a tag, as somebody else would.</summary>
    public Task TagAsync(string id, string name, string value, CancellationToken cancellationToken) => WithClientAsync(client =>
    {
        var patch = new TagResourcePatch { PatchMode = TagPatchMode.Merge, TagValues = { [name] = value } };
        return client.GetTagResource(TagResource.CreateResourceIdentifier(new(id))).UpdateAsync(WaitUntil.Completed, patch, cancellationToken);
    });

    /// <summary>Makes an empty network security group with these tags, as a run that died in its cleanup leaves one.</summary>
    public Task PutSecurityGroupAsync(string group, string name, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) => WithClientAsync(client =>
    {
        var body = new GenericResourceData(AzureLocation.WestEurope) { Properties = BinaryData.FromString("{}") };
        foreach (var (tag, value) in tags)
            body.Tags[tag] = value;
        var subscription = new EmulatorOptions { ClientSecret = "" }.SubscriptionId;
        var id = $"/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Network/networkSecurityGroups/{name}";
        return client.GetGenericResources().CreateOrUpdateAsync(WaitUntil.Completed, new(id), body, cancellationToken);
    });

    async Task WithClientAsync(Func<ArmClient, Task> act)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(Azure.CaFile);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, SslOptions = { CertificateChainPolicy = policy } });
        var transport = new HttpClientTransport(http);
        var account = new EmulatorOptions { ClientSecret = ClientSecret };
        var credential = new ClientSecretCredential(account.TenantId, account.ClientId, ClientSecret, new ClientSecretCredentialOptions
        {
            AuthorityHost = Azure.Endpoint, DisableInstanceDiscovery = true, Transport = transport,
        });
        await act(new ArmClient(credential, account.SubscriptionId, new ArmClientOptions
        {
            Environment = new ArmEnvironment(Azure.Endpoint, "https://management.azure.com/"), Transport = transport,
        }));
    }

    /// <summary>The folder in output of the one run that there was.</summary>
    public string RunFolder => Assert.Single(Directory.GetDirectories(Path.Combine(Root, "output", "windows-2022")));

    /// <summary>What the bake left beside what was there before it.</summary>
    public IReadOnlyList<string> Leftovers() =>
        [.. Azure.ResourceIds.Where(id =>
            !id.Contains("/images/", StringComparison.OrdinalIgnoreCase)
            && !id.Contains("/resourceGroups/ingot-network", StringComparison.OrdinalIgnoreCase)
            && !id.EndsWith("/resourceGroups/ingot-images", StringComparison.OrdinalIgnoreCase)
            && !id.EndsWith("/galleries/ingot_gallery", StringComparison.OrdinalIgnoreCase))];

    /// <summary>True while an Ansible of this working copy runs, whoever started it.</summary>
    public bool HasAnsible() => Directory.EnumerateDirectories("/proc")
        .Where(folder => int.TryParse(Path.GetFileName(folder), out _))
        .Any(folder => CommandLine(folder) is var line && line.Contains("ansible-playbook", StringComparison.Ordinal) && line.Contains(Root, StringComparison.Ordinal));

    static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended in between.
            return "";
        }
    }

    /// <summary>Ids of the captured images.</summary>
    public IReadOnlyList<string> Images() =>
        [.. Azure.ResourceIds.Where(id => id.Contains("/Microsoft.Compute/images/", StringComparison.OrdinalIgnoreCase))];

    public async ValueTask DisposeAsync()
    {
        // Ansible outlives a program that stopped at once by a moment, and still writes.
        for (var looks = 0; looks < 200 && HasAnsible(); looks++)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        await Azure.DisposeAsync();
        Directory.Delete(Root, recursive: true);
        if (copy is not null)
            Directory.Delete(copy, recursive: true);
    }

    /// <summary>Copies a folder with everything in it.</summary>
    public static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    static string Program => Checkout.Path("build", "bin", AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug", "net10.0", "Ingot.dll");

    Dictionary<string, string?> Variables(IReadOnlyDictionary<string, string?>? more)
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AZURE_SUBSCRIPTION_ID"] = new EmulatorOptions { ClientSecret = "" }.SubscriptionId,
            ["AZURE_TENANT_ID"] = new EmulatorOptions { ClientSecret = "" }.TenantId,
            ["AZURE_CLIENT_ID"] = new EmulatorOptions { ClientSecret = "" }.ClientId,
            ["AZURE_CLIENT_SECRET"] = ClientSecret,
            ["NO_COLOR"] = "1",
            ["GITHUB_ACTIONS"] = null,
            ["TF_BUILD"] = null,
        };
        foreach (var (name, value) in more ?? new Dictionary<string, string?>(StringComparer.Ordinal))
            variables[name] = value;
        return variables;
    }

    // The small playbook is not what the sample's verify playbook looks for.
    static IEnumerable<string> WithoutTrial(IReadOnlyList<string> arguments) => arguments.Contains("--verify-playbook") ? [] : ["--verify-playbook", "none"];

    static IEnumerable<string> Targets(IReadOnlyList<string> arguments) => arguments.TakeWhile(argument => !argument.StartsWith('-'));

    static IEnumerable<string> Switches(IReadOnlyList<string> arguments) => arguments.SkipWhile(argument => !argument.StartsWith('-'));
}
