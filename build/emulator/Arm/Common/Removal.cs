using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Authorization;
using Ingot.Emulator.Arm.Compute;
using Ingot.Emulator.Arm.Network;

namespace Ingot.Emulator.Arm.Common;

/// <summary>Taking resources away, with what goes along.</summary>
static class Removal
{
    /// <summary>Removes a resource of any type.</summary>
    public static async Task RemoveAsync(ArmServices arm, ArmResource resource)
    {
        switch (resource.Type)
        {
            case ResourceTypes.Groups:
                await RemoveGroupAsync(arm, resource);
                return;
            case ResourceTypes.VirtualMachines:
                await RemoveMachineAsync(arm, resource);
                return;
            case ResourceTypes.NetworkInterfaces:
                await arm.Store.ChangeAsync(() => RemoveInterface(arm, resource));
                return;
            default:
                await arm.Guests.RemoveAsync(resource.GuestId);
                await arm.Store.ChangeAsync(() => arm.Store.Remove(resource));
                return;
        }
    }

    /// <summary>Removes a virtual machine, its run commands, and the disk, interfaces and addresses whose deleteOption says so and that no lock keeps.</summary>
    public static async Task RemoveMachineAsync(ArmServices arm, ArmResource machine)
    {
        await arm.Store.ChangeAsync(() =>
        {
            foreach (var child in arm.Store.InGroup(machine.Id))
                arm.Operations.Stop(child);
        });
        await arm.Guests.RemoveAsync(machine.GuestId);
        await arm.Store.ChangeAsync(() =>
        {
            foreach (var child in arm.Store.InGroup(machine.Id).ToList())
                arm.Store.Remove(child);
            foreach (var reference in machine.Properties.ObjectsAt("networkProfile", "networkInterfaces").ToList())
            {
                if (arm.Store.Find(reference.TextAt("id")) is { } nic)
                    ReleaseInterface(arm, nic, reference.TextAt("properties", "deleteOption"));
            }
            var storage = machine.Properties.At("storageProfile");
            foreach (var disk in storage.ObjectsAt("dataDisks").Append<JsonNode?>(storage.At("osDisk")).ToList())
            {
                if (arm.Store.Find(disk.TextAt("managedDisk", "id")) is { } found)
                    ReleaseDisk(arm, found, disk.TextAt("deleteOption"));
            }
            arm.Store.Remove(machine);
        });
    }

    /// <summary>Removes an interface, and a public address that is deleted with it. The store's gate is held.</summary>
    public static void RemoveInterface(ArmServices arm, ArmResource nic)
    {
        foreach (var configuration in nic.Properties.ObjectsAt("ipConfigurations"))
        {
            arm.Addresses.Release(configuration.TextAt("properties", "privateIPAddress"));
            if (arm.Store.Find(configuration.TextAt("properties", "publicIPAddress", "id")) is not { } address)
                continue;
            address.Properties.Remove("ipConfiguration");
            if (address.Properties.TextAt("deleteOption") == "Delete" && !Locks.Keep(arm.Options, address.Id))
                PublicAddresses.Remove(arm, address);
            else
                PublicAddresses.Detach(arm, address);
        }
        arm.Store.Remove(nic);
    }

    /// <summary>Removes a group with everything in it, machines first.</summary>
    /// <exception cref="ArmException">Something outside uses what is inside.</exception>
    public static async Task RemoveGroupAsync(ArmServices arm, ArmResource group)
    {
        var machines = await arm.Store.ChangeAsync(() =>
        {
            CheckUsedFromOutside(arm, group);
            var inside = arm.Store.InGroup(group.Id).ToList();
            foreach (var resource in inside)
                arm.Operations.Stop(resource);
            return inside.Where(resource => resource.Type == ResourceTypes.VirtualMachines).ToList();
        });
        foreach (var machine in machines)
            await RemoveMachineAsync(arm, machine);
        var left = await arm.Store.ReadAsync(() => arm.Store.InGroup(group.Id).ToList());
        foreach (var guest in left.Select(resource => resource.GuestId))
            await arm.Guests.RemoveAsync(guest);
        await arm.Store.ChangeAsync(() =>
        {
            foreach (var address in left.Where(resource => resource.Type == ResourceTypes.PublicAddresses))
                arm.Addresses.Release(address.Properties.TextAt("ipAddress"));
            foreach (var nic in left.Where(resource => resource.Type == ResourceTypes.NetworkInterfaces))
                RemoveInterface(arm, nic);
            foreach (var resource in left)
                arm.Store.Remove(resource);
            arm.Store.Remove(group);
        });
    }

    static void ReleaseInterface(ArmServices arm, ArmResource nic, string? deleteOption)
    {
        if (deleteOption == "Delete" && !Locks.Keep(arm.Options, nic.Id))
            RemoveInterface(arm, nic);
        else
            nic.Properties.Remove("virtualMachine");
    }

    static void ReleaseDisk(ArmServices arm, ArmResource disk, string? deleteOption)
    {
        if (deleteOption == "Delete" && !Locks.Keep(arm.Options, disk.Id))
        {
            arm.Store.Remove(disk);
            return;
        }
        disk.Body.Remove("managedBy");
        disk.Properties["diskState"] = "Unattached";
    }

    static void CheckUsedFromOutside(ArmServices arm, ArmResource group)
    {
        foreach (var nic in arm.Store.OfType(ResourceTypes.NetworkInterfaces).Where(nic => !ArmId.IsInGroup(nic.Id, group.Id)))
        {
            foreach (var configuration in nic.Properties.ObjectsAt("ipConfigurations"))
            {
                var subnet = configuration.TextAt("properties", "subnet", "id") ?? "";
                if (ArmId.IsInGroup(subnet, group.Id))
                    throw Blocked(group, subnet, nic.Id);
            }
        }
        foreach (var nic in arm.Store.InGroup(group.Id).Where(resource => resource.Type == ResourceTypes.NetworkInterfaces))
        {
            if (nic.Properties.TextAt("virtualMachine", "id") is { } machine && !ArmId.IsInGroup(machine, group.Id))
                throw Blocked(group, nic.Id, machine);
        }
    }

    static ArmException Blocked(ArmResource group, string used, string by) => new(
        409,
        "ResourceGroupDeletionBlocked",
        $"Deletion of resource group '{group.Name}' failed as resources with identifiers '{used}' could not be deleted: it is in use by "
            + $"'{by}'.");
}
