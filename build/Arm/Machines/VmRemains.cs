using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Ingot.Arm.Errors;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>What a failed creation leaves: the VM in the state Failed, its disks, its network interface and its address.</summary>
/// <param name="session">The session.</param>
/// <param name="recipe">The recipe.</param>
/// <param name="time">The clock that waits go by.</param>
sealed class VmRemains(ArmSession session, Recipe recipe, TimeProvider time)
{
    const string NetworkVersion = "2023-09-01";

    // Azure keeps the network interface of a failed creation for 180 seconds.
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    static readonly TimeSpan Between = TimeSpan.FromSeconds(15);

    /// <summary>Deletes it in the order of dependence; only what our own VM names.</summary>
    /// <exception cref="Fault">Something cannot be deleted.</exception>
    public async Task DeleteAsync(ResourceIdentifier vmId, CancellationToken cancellationToken)
    {
        var vm = await ArmCall.FindAsync($"read VM {vmId.Name}", () => session.Client.GetVirtualMachineResource(vmId).GetAsync(cancellationToken: cancellationToken));
        if (vm is null || !Ownership.Is(recipe, vm.Data.Tags))
            return;
        var parts = new List<ResourceIdentifier>();
        foreach (var nic in (vm.Data.NetworkProfile?.NetworkInterfaces ?? []).Select(reference => reference.Id))
        {
            parts.Add(nic);
            parts.AddRange(await AddressesAsync(nic, cancellationToken));
        }

        parts.AddRange(Disks(vm.Data));
        parts.AddRange(await NamedDiskAsync(vm.Data, cancellationToken));
        await ArmCall.RunAsync($"delete VM {vmId.Name}", () => vm.DeleteAsync(WaitUntil.Completed, forceDeletion: true, cancellationToken));
        foreach (var part in parts)
            await DeleteAsync(part, vmId.Name, cancellationToken);
    }

    static IEnumerable<ResourceIdentifier> Disks(VirtualMachineData vm) =>
        (vm.StorageProfile?.DataDisks.Select(disk => disk.ManagedDisk?.Id) ?? []).Prepend(vm.StorageProfile?.OSDisk?.ManagedDisk?.Id).OfType<ResourceIdentifier>();

    // A creation that failed early names its disk without an id. It may have failed because somebody's disk has the name: that one is older.
    async Task<IReadOnlyList<ResourceIdentifier>> NamedDiskAsync(VirtualMachineData vm, CancellationToken cancellationToken)
    {
        if (vm.StorageProfile?.OSDisk is not { Name: { Length: > 0 } name } osDisk || osDisk.ManagedDisk?.Id is not null || vm.TimeCreated is not { } began)
            return [];
        var id = session.Id(Names.BuildGroup(recipe), "Microsoft.Compute/disks", name);
        var disk = await ArmCall.FindAsync($"read disk {name}", () => session.Client.GetManagedDiskResource(id).GetAsync(cancellationToken));
        return disk?.Data is { ManagedBy: null, TimeCreated: { } made } && made >= began ? [id] : [];
    }

    // Most of it goes with the VM; what is left is asked for by name, and may be held a little longer.
    async Task DeleteAsync(ResourceIdentifier id, string vm, CancellationToken cancellationToken)
    {
        var deadline = time.GetUtcNow() + Patience;
        while (true)
        {
            try
            {
                await ArmCall.RepeatAsync($"delete {id.Name} of VM {vm}", () => DeleteIfThereAsync(id, cancellationToken), time, cancellationToken);
                return;
            }
            catch (Fault fault) when (ErrorCatalogue.Find(fault.Code ?? "") is { IsRetryable: true } && time.GetUtcNow() < deadline)
            {
                await Task.Delay(Between, time, cancellationToken);
            }
        }
    }

    async Task<bool> DeleteIfThereAsync(ResourceIdentifier id, CancellationToken cancellationToken)
    {
        try
        {
            if (id.ResourceType == "Microsoft.Compute/disks")
                await session.Client.GetManagedDiskResource(id).DeleteAsync(WaitUntil.Completed, cancellationToken);
            else
                await session.Client.GetGenericResource(id).DeleteAsync(WaitUntil.Completed, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return false;
        }
    }

    async Task<IReadOnlyList<ResourceIdentifier>> AddressesAsync(ResourceIdentifier nic, CancellationToken cancellationToken)
    {
        try
        {
            var body = await new ArmRest(session.Client, nic).GetAsync("", NetworkVersion, cancellationToken);
            return [.. Configurations(body).Select(Address).OfType<string>().Select(id => new ResourceIdentifier(id))];
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return [];
        }
    }

    static IEnumerable<JsonElement> Configurations(JsonElement nic) =>
        nic.TryGetProperty("properties", out var properties) && properties.TryGetProperty("ipConfigurations", out var all) ? all.EnumerateArray() : [];

    static string? Address(JsonElement configuration) =>
        configuration.TryGetProperty("properties", out var properties) && properties.TryGetProperty("publicIPAddress", out var address)
            && address.TryGetProperty("id", out var id)
            ? id.GetString()
            : null;
}
