using Ingot.Arm;
using Ingot.Arm.Checks;
using Ingot.Arm.Identity;
using Ingot.Emulator.Rehearsals;
using Ingot.Recipes;
using Ingot.Tests.Emulator.Arm;

namespace Ingot.Tests.Arm;

/// <summary>A session of ours with an emulated Azure that is as a test says.</summary>
sealed class CheckBench : IAsyncDisposable
{
    CheckBench(EmulatedAzure azure, ArmSession session)
    {
        Azure = azure;
        Session = session;
    }

    public static Recipe Recipe { get; } = new()
    {
        ImageName = "windows-2022",
        VmName = "bake-2022",
        Location = "westeurope",
        VmSizes = ["Standard_D4s_v5"],
        SourceImage = "MicrosoftWindowsServer:WindowsServer:2022-datacenter-azure-edition:latest",
        ResourceGroup = "ingot-images",
        Network = new NetworkOptions { VirtualNetwork = "bake-vnet", Subnet = "bake", ResourceGroup = "ingot-network" },
        Playbook = "playbooks/provisionedbox.yml",
    };

    public static PinnedSource Source { get; } = new(SourceKind.Marketplace, Recipe.SourceImage) { Generation = "V2" };

    public EmulatedAzure Azure { get; }

    public ArmSession Session { get; }

    public static Task<CheckBench> OpenAsync(RehearsalState? state = null) => OpenAsync(EmulatedAzure.NewOptions() with { Rehearsal = state ?? new() });

    public static async Task<CheckBench> OpenAsync(Ingot.Emulator.EmulatorOptions options)
    {
        var azure = await EmulatedAzure.StartAsync(options);
        var account = new Account(options.SubscriptionId, options.TenantId, options.ClientId, options.ClientSecret);
        return new CheckBench(
            azure,
            await ArmSession.OpenAsync(azure.Server.Endpoint.ToString(), azure.Server.CaFile, account, BuildJob.None, EmulatedAzure.Cancellation));
    }

    /// <summary>Every check there is, for a VM that is still to be made.</summary>
    public async Task<IReadOnlyList<Finding>> AskAsync(Recipe recipe, PinnedSource? source = null)
    {
        var checks = new AzureChecks(Session, recipe, EmulatedAzure.Cancellation);
        var findings = await CheckRun.AllAsync(
            [.. checks.Always(), .. checks.Creation(source ?? Source), .. checks.Permissions(verifies: false)], Subjects.Enqueue, EmulatedAzure.Cancellation);
        Placements = checks.Placements;
        Assert.DoesNotContain(Azure.Server.RequestLog, entry => entry.Method is "PUT" or "PATCH" or "DELETE");
        return findings;
    }

    public System.Collections.Concurrent.ConcurrentQueue<string> Subjects { get; } = new();

    public IReadOnlyList<Ingot.Arm.Machines.VmPlacement> Placements { get; private set; } = [];

    public async ValueTask DisposeAsync()
    {
        Session.Dispose();
        await Azure.DisposeAsync();
    }
}
