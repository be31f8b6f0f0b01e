using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;
using Ingot.Ansible;
using Ingot.Arm;
using Ingot.Arm.Identity;
using Ingot.Arm.Machines;
using Ingot.Emulator;
using Ingot.Recipes;
using Ingot.Tests.Recipes;
using Ingot.Windows;

namespace Ingot.Tests.Journeys;

/// <summary>How Ansible finds the build VM, and where it runs.</summary>
public sealed class InventorySpecs
{
    static readonly EmulatorOptions Known = new() { ClientSecret = Workbench.ClientSecret };

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_playbook_runs_with_what_azure_rm_finds_through_a_proxy_and_the_file_works_by_hand()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        var proxy = bench.Azure.ProxyEndpoint.ToString();

        var run = await bench.RunAsync(
            ["RunAnsible", "--playbook", "playbooks/small.yml", "--inventory-source", "Dynamic", "--cloud", "AzurePublic"],
            Token,
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["HTTPS_PROXY"] = proxy, ["AZURE_SECRET"] = "inherited-canary-88" });

        run.Ended(0);
        Assert.Contains("Azure's own answer names the same VM", run.Output, StringComparison.Ordinal);
        Assert.Contains("Inventory: inventory/bake-2022.azure_rm.snapshot.yml", run.Output, StringComparison.Ordinal);
        Assert.Contains("TASK [Leave a mark]", run.Output, StringComparison.Ordinal);
        Assert.Contains(bench.Azure.RequestLog, entry => entry.Query == "?api-version=2017-03-30" && entry.Path.EndsWith("/bake-2022/instanceView", StringComparison.Ordinal));
        Assert.Contains("auth_source: auto", await File.ReadAllTextAsync(Generated(bench, "azure_rm.yml"), Token), StringComparison.Ordinal);
        Secrets.AreNowhere(bench, run);

        var byHand = await ByHandAsync(bench, proxy);

        Assert.True(byHand.ExitCode == 0, byHand.StandardOutput + byHand.StandardError);
        Assert.Matches(@"bake-2022 +: ok=2 .*unreachable=0 +failed=0", byHand.StandardOutput);
    }

    [Fact]
    public async Task A_rehearsal_asks_azure_rm_too()
    {
        await using var bench = await Workbench.OpenAsync(Token);

        var run = await bench.BakeAsync(Token, "GenerateInventory", "--cloud", "Rehearsal", "--inventory-source", "Dynamic");

        run.Ended(0);
        Assert.Contains("Azure's own answer names the same VM", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_that_azure_rm_does_not_know_is_refused_before_anything_is_written()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AZURE_CLIENT_SECRET"] = null, ["AZURE_FEDERATED_TOKEN_FILE"] = Path.Combine(bench.Root, "absent"),
        };

        var run = await bench.RunAsync(["CaptureImage", "--playbook", "playbooks/small.yml", "--inventory-source", "Dynamic"], Token, variables);

        run.Ended(2);
        run.Explains("The dynamic inventory cannot sign in.");
        Assert.DoesNotContain(bench.Azure.RequestLog, request => request.Method is "PUT" or "DELETE" or "PATCH");
    }

    [Fact]
    public async Task Settings_that_do_not_reach_the_vm_are_found_before_the_playbook()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        Directory.CreateDirectory(Path.Combine(bench.Root, "inventory", "host_vars"));
        await File.WriteAllTextAsync(Path.Combine(bench.Root, "inventory", "host_vars", "bake-2022.yml"), "---\nansible_port: 5999\n", Token);

        var run = await bench.BakeAsync(Token, "RunAnsible");

        run.Ended(12);
        run.Explains("Ansible does not reach bake-2022");
        Assert.DoesNotContain("TASK [", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ansible_runs_in_wsl_and_gets_its_secrets_by_environment()
    {
        await using var bench = await Workbench.OpenAsync(Token);

        var run = await bench.RunAsync(
            ["RunAnsible", "--playbook", "playbooks/small.yml", "--ansible-runner", "Wsl", "--wsl-distribution", "Debian"], Token, FakeWsl(bench));

        run.Ended(0);
        Assert.Contains("TASK [Leave a mark]", run.Output, StringComparison.Ordinal);
        var calls = Calls(bench);
        Assert.All(calls, call => Assert.Equal(["--distribution", "Debian", "--exec"], call.Arguments.Take(3)));
        Assert.Contains(calls, call => call.Arguments.Any(argument => argument.EndsWith("/ansible-playbook", StringComparison.Ordinal)));
        Assert.Contains(calls, call => call.Shared.Contains("INGOT_BUILD_PASSWORD", StringComparer.Ordinal));
        Assert.DoesNotContain(calls, call => call.Shared.Contains("AZURE_CLIENT_SECRET", StringComparer.Ordinal));
        // The fake notes its command lines in this folder, so a secret in one would be found here.
        Secrets.AreNowhere(bench, run);
    }

    [Fact]
    public async Task An_interrupted_playbook_ends_in_wsl_too()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        var playbook = Path.Combine(bench.Root, "playbooks", "small.yml");
        // On this machine and not on the guest: its end is Ansible's own affair.
        await File.AppendAllTextAsync(
            playbook, "    - name: Wait long\n      ansible.builtin.command: sleep 60\n      delegate_to: localhost\n", Token);
        var sent = 0;

        var run = await bench.RunAsync(
            ["RunAnsible", "--playbook", "playbooks/small.yml", "--ansible-runner", "Wsl"], Token, FakeWsl(bench), (process, line) =>
            {
                if (line.Contains("TASK [Wait long]", StringComparison.Ordinal) && Interlocked.Exchange(ref sent, 1) == 0)
                    Signal.Send(process, "INT");
            });

        run.Ended(130);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (bench.HasAnsible())
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
    }

    [Fact]
    public async Task Without_wsl_it_is_said_how_to_get_it()
    {
        await using var bench = await Workbench.OpenAsync(Token);

        var run = await bench.BakeAsync(Token, "InstallTools", "--ansible-runner", "Wsl");

        run.Ended(2);
        run.Explains("Ansible cannot be looked for in the Windows Subsystem for Linux.");
    }

    // As inventory/README.md shows. The emulated Azure has an authority of its own, and REQUESTS_CA_BUNDLE counts for the guest's certificate too.
    static async Task<BufferedCommandResult> ByHandAsync(Workbench bench, string proxy)
    {
        const string Password = "By-Hand-2026-aZ7";
        var recipe = Sample.Recipe;
        using var session = await ArmSession.OpenAsync(
            bench.Azure.Endpoint.ToString(), bench.Azure.CaFile, new Account(Known.SubscriptionId, Known.TenantId, Known.ClientId, Workbench.ClientSecret), BuildJob.None, Token);
        var vm = new BuildVm(session, recipe);
        var identity = WinRmIdentity.Read(await vm.AddressAsync(Token), await vm.RunAsync(GuestScripts.EnableWinRm(recipe, await vm.AddressAsync(Token), "Any", new(WinRmTransport.Basic, Password)), Token));
        await File.WriteAllTextAsync(Generated(bench, "pem"), identity.Certificate, Token);
        var both = Path.Combine(bench.Root, "both.pem");
        await File.WriteAllTextAsync(both, await File.ReadAllTextAsync(bench.Azure.CaFile, Token) + identity.Certificate, Token);
        return await Cli.Wrap("ansible-playbook")
            .WithArguments(["-i", "inventory/bake-2022.azure_rm.yml", "playbooks/small.yml"])
            .WithWorkingDirectory(bench.Root)
            .WithValidation(CommandResultValidation.None)
            .WithEnvironmentVariables(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["ANSIBLE_CONFIG"] = "playbooks/ansible.cfg",
                ["ANSIBLE_NOCOLOR"] = "1",
                ["PYTHONPATH"] = Overlay(bench),
                ["INGOT_BUILD_PASSWORD"] = Password,
                ["AZURE_SUBSCRIPTION_ID"] = Known.SubscriptionId,
                ["AZURE_TENANT"] = Known.TenantId,
                ["AZURE_CLIENT_ID"] = Known.ClientId,
                ["AZURE_SECRET"] = Workbench.ClientSecret,
                ["HTTPS_PROXY"] = proxy,
                ["NO_PROXY"] = "127.0.0.0/8",
                ["REQUESTS_CA_BUNDLE"] = both,
            })
            .ExecuteBufferedAsync(Token);
    }

    // There only where the packages of this machine need a repair.
    static string? Overlay(Workbench bench) =>
        Path.Combine(bench.Root, ".nuke", "temp", "azure-packages") is var folder && Directory.Exists(folder) ? Directory.GetDirectories(folder).Single() : null;

    static string Generated(Workbench bench, string extension) => Path.Combine(bench.Root, "inventory", $"bake-2022.{extension}");

    /// <summary>
    /// A wsl.exe that is none: it lets the inner command run on this machine with nothing in its environment but what WSLENV names, and notes command
    /// line and names. What the real one makes of quotes and line ends, and of drives, it cannot show.
    /// </summary>
    static Dictionary<string, string?> FakeWsl(Workbench bench)
    {
        var folder = Directory.CreateDirectory(Path.Combine(bench.Root, "fake")).FullName;
        var program = Path.Combine(folder, "wsl.exe");
        // It is executable, and so is its copy.
        File.Copy(Checkout.Path("tests", "Journeys", "wsl.py"), program);
        return new(StringComparer.Ordinal) { ["PATH"] = $"{folder}:{Environment.GetEnvironmentVariable("PATH")}", ["FAKE_WSL_NOTES"] = Path.Combine(folder, "notes") };
    }

    static List<WslCall> Calls(Workbench bench) =>
        [.. File.ReadLines(Path.Combine(bench.Root, "fake", "notes")).Select(line => JsonSerializer.Deserialize<WslCall>(line, JsonSerializerOptions.Web)!)];

    sealed record WslCall(IReadOnlyList<string> Arguments, IReadOnlyList<string> Shared);
}
