using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Ingot.Recipes;

namespace Ingot.Arm;

/// <summary>The virtual machine that becomes the image.</summary>
public sealed class BuildVm(ArmSession session, Recipe recipe)
{
    /// <summary>The machine's id, a pure function of the recipe.</summary>
    public ResourceIdentifier Id { get; } = session.Id(Names.BuildGroup(recipe), "Microsoft.Compute/virtualMachines", recipe.VmName);

    VirtualMachineResource Resource => session.Client.GetVirtualMachineResource(Id);

    /// <summary>What Azure remembers of the bake; <see cref="LedgerEntry.Nothing"/> when there is no machine.</summary>
    public async Task<LedgerEntry> ReadLedgerAsync(CancellationToken cancellationToken)
    {
        var vm = await FindAsync(cancellationToken);
        return vm is null ? LedgerEntry.Nothing : LedgerEntry.Read(vm.Data.Tags);
    }

    /// <summary>Creates the machine and waits until Windows runs.</summary>
    /// <exception cref="Fault">Azure refused, or Windows did not come up.</exception>
    public async Task CreateAsync(MarketplaceImage source, LedgerEntry entry, CancellationToken cancellationToken)
    {
        var group = session.Client.GetResourceGroupResource(session.GroupId(Names.BuildGroup(recipe)));
        var request = BuildVmRequest.From(recipe, source, Subnets.Id(session, recipe), entry);
        await ArmCall.RunAsync(
            $"create VM {recipe.VmName}",
            () => group.GetVirtualMachines().CreateOrUpdateAsync(WaitUntil.Completed, recipe.VmName, request, cancellationToken));
    }

    /// <summary>Makes sure that the machine runs; it may have been stopped since.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await PowerStateAsync(cancellationToken) != "running")
            await ArmCall.RunAsync($"start VM {recipe.VmName}", () => Resource.PowerOnAsync(WaitUntil.Completed, cancellationToken));
    }

    /// <summary>Records a finished stage on the machine itself.</summary>
    public async Task MarkAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var vm = await FindAsync(cancellationToken) ?? throw Gone();
        var tags = new Dictionary<string, string>(vm.Data.Tags, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in entry.Tags())
            tags[name] = value;
        await ArmCall.RunAsync($"tag VM {recipe.VmName}", () => Resource.SetTagsAsync(tags, cancellationToken));
    }

    /// <summary>The private address.</summary>
    public async Task<string> AddressAsync(CancellationToken cancellationToken)
    {
        var vm = await FindAsync(cancellationToken) ?? throw Gone();
        var interfaceId = vm.Data.NetworkProfile.NetworkInterfaces[0].Id;
        var nic = await ArmCall.RunAsync(
            $"read the network interface of VM {recipe.VmName}",
            () => session.Client.GetGenericResource(interfaceId).GetAsync(cancellationToken));
        return NetworkInterface.PrivateAddress(nic.Value.Data.Properties);
    }

    /// <summary>Runs a script in the guest, through its agent.</summary>
    public Task<ScriptOutcome> RunAsync(GuestScript script, CancellationToken cancellationToken) =>
        RunCommand.RunAsync(Resource, recipe.Location, script, cancellationToken);

    /// <summary>Releases the machine's host, which a capture needs.</summary>
    public async Task DeallocateAsync(CancellationToken cancellationToken) =>
        await ArmCall.RunAsync($"deallocate VM {recipe.VmName}", () => Resource.DeallocateAsync(WaitUntil.Completed, cancellationToken: cancellationToken));

    /// <summary>Tells Azure that Windows is generalized. Azure believes it: it does not look into the guest.</summary>
    public async Task GeneralizeAsync(CancellationToken cancellationToken) =>
        await ArmCall.RunAsync($"mark VM {recipe.VmName} as generalized", () => Resource.GeneralizeAsync(cancellationToken));

    /// <summary>"running", "stopped", "deallocated" …; empty when Azure does not say.</summary>
    public async Task<string> PowerStateAsync(CancellationToken cancellationToken)
    {
        var view = await ArmCall.RunAsync($"read the state of VM {recipe.VmName}", () => Resource.InstanceViewAsync(cancellationToken));
        return view.Value.Statuses.Select(status => status.Code).FirstOrDefault(code => code.StartsWith("PowerState/", StringComparison.Ordinal))?[11..] ?? "";
    }

    /// <summary>Hypervisor generation of the machine's disk, which the image must repeat.</summary>
    public async Task<HyperVGeneration> GenerationAsync(CancellationToken cancellationToken)
    {
        var view = await ArmCall.RunAsync($"read the state of VM {recipe.VmName}", () => Resource.InstanceViewAsync(cancellationToken));
        return view.Value.HyperVGeneration?.ToString() is { Length: > 0 } generation ? new HyperVGeneration(generation) : HyperVGeneration.V1;
    }

    Task<VirtualMachineResource?> FindAsync(CancellationToken cancellationToken) =>
        ArmCall.FindAsync($"read VM {recipe.VmName}", () => Resource.GetAsync(cancellationToken: cancellationToken));

    Fault Gone() => new(
        $"The build VM {recipe.VmName} is not there any more.",
        $"Somebody deleted it from resource group {Names.BuildGroup(recipe)} while the bake was running.",
        "Run the target again; it starts with a new VM.");
}
