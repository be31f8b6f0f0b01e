using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>The disks, interfaces and addresses that were made with a build VM: not what people attached to it since.</summary>
/// <remarks>
/// Three things have to be true of a part: the VM refers to it with the deleteOption that our request asked for, its name is one that we derive, and it is
/// in the VM's group. What somebody attaches is detached by default, has another name, or lives elsewhere.
/// </remarks>
/// <param name="session">The session.</param>
/// <param name="id">Id of the VM.</param>
sealed class VmParts(ArmSession session, ResourceIdentifier id)
{
    const string NetworkVersion = "2023-09-01";

    readonly VmPartNames names = new(id);

    /// <summary>Finds them, in the order of deletion.</summary>
    /// <exception cref="Fault">Azure refused.</exception>
    public async Task<IReadOnlyList<ResourceIdentifier>> OfAsync(VirtualMachineData vm, CancellationToken cancellationToken)
    {
        var parts = new List<ResourceIdentifier>();
        foreach (var nic in vm.NetworkProfile?.NetworkInterfaces ?? [])
        {
            if (nic.DeleteOption != ComputeDeleteOption.Delete || nic.Id is null || !names.IsOurs(nic.Id))
                continue;
            parts.Add(nic.Id);
            parts.AddRange(await AddressesAsync(nic.Id, cancellationToken));
        }

        foreach (var (name, disk) in DisksOf(vm))
        {
            if (disk is not null ? names.IsOurs(disk) : await WasMadeByAsync(vm, name, cancellationToken))
                parts.Add(disk ?? names.Disk(name));
        }

        return parts;
    }

    IEnumerable<(string Name, ResourceIdentifier? Id)> DisksOf(VirtualMachineData vm)
    {
        if (vm.StorageProfile?.OSDisk is { } os && os.DeleteOption == DiskDeleteOptionType.Delete && Is(os.Name, Names.OsDisk(id.Name)))
            yield return (os.Name, os.ManagedDisk?.Id);
        foreach (var disk in vm.StorageProfile?.DataDisks ?? [])
        {
            if (disk.DeleteOption == DiskDeleteOptionType.Delete && Is(disk.Name, Names.DataDisk(id.Name, disk.Lun)))
                yield return (disk.Name, disk.ManagedDisk?.Id);
        }
    }

    // A creation that failed early names its disks without ids. It may have failed because somebody's disk has the name: that one is older.
    async Task<bool> WasMadeByAsync(VirtualMachineData vm, string name, CancellationToken cancellationToken)
    {
        var disk = await ArmCall.FindAsync($"read disk {name}", () => session.Client.GetManagedDiskResource(names.Disk(name)).GetAsync(cancellationToken));
        return vm.TimeCreated is { } began && disk?.Data is { ManagedBy: null, TimeCreated: { } made } && made >= began;
    }

    async Task<IReadOnlyList<ResourceIdentifier>> AddressesAsync(ResourceIdentifier nic, CancellationToken cancellationToken)
    {
        var addresses = new List<ResourceIdentifier>();
        foreach (var reference in Configurations(await ReadAsync(nic, cancellationToken)).Select(Address).OfType<JsonElement>())
        {
            if (!reference.TryGetProperty("id", out var text) || text.GetString() is not { } address || !names.IsOurs(new ResourceIdentifier(address)))
                continue;
            // Only newer answers repeat it at the reference; the address itself always has it.
            if (IsToGo(reference) || (await ReadAsync(new ResourceIdentifier(address), cancellationToken) is { } read && IsToGo(read)))
                addresses.Add(new ResourceIdentifier(address));
        }

        return addresses;
    }

    Task<JsonElement?> ReadAsync(ResourceIdentifier part, CancellationToken cancellationToken) => ArmCall.RunAsync<JsonElement?>($"read {part.Name}", async () =>
    {
        try
        {
            return await new ArmRest(session.Client, part).GetAsync("", NetworkVersion, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    });

    static IEnumerable<JsonElement> Configurations(JsonElement? nic) =>
        Property(nic, "properties", "ipConfigurations") is { } all ? all.EnumerateArray() : [];

    static JsonElement? Address(JsonElement configuration) => Property(configuration, "properties", "publicIPAddress");

    static bool IsToGo(JsonElement address) => Is(Property(address, "properties", "deleteOption")?.GetString(), "Delete");

    static JsonElement? Property(JsonElement? element, string one, string other) =>
        element is { } body && body.TryGetProperty(one, out var inner) && inner.TryGetProperty(other, out var value) ? value : null;

    static bool Is(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
