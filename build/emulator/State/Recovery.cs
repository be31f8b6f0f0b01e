using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Arm.Galleries;
using Ingot.Emulator.Arm.Network;

namespace Ingot.Emulator.State;

/// <summary>Brings saved state up again: addresses are kept, guests that ran are on the network, and nothing is left half done.</summary>
static class Recovery
{
    /// <summary>
    /// Settles what the previous process left running. A deletion is carried out, since the client was told that it goes on; copies of an
    /// image version to its regions go on too; everything else has failed, since its secrets went with the process.
    /// </summary>
    public static async Task RunAsync(ArmServices arm, StateFolder folder)
    {
        ForgetOldOperations(arm);
        var resources = arm.Store.State.Resources.Values.ToList();
        foreach (var guest in resources.Select(resource => resource.GuestId).OfType<string>())
            arm.Guests.Load(guest, arm.Options.Faults);
        foreach (var nic in resources.Where(resource => resource.Type == ResourceTypes.NetworkInterfaces))
            arm.Addresses.Keep(NetworkInterfaces.AddressOf(nic) ?? "");

        foreach (var address in resources.Where(resource => resource.Type == ResourceTypes.PublicAddresses))
            arm.Addresses.Keep(address.Properties.TextAt("ipAddress") ?? "");

        var resumed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var operation in arm.Store.State.Operations.Values.Where(operation => operation.IsRunning).ToList())
        {
            if (Replication.TryResume(arm, operation))
                resumed.Add(operation.ResourceId);
            else
                await SettleAsync(arm, operation);
        }
        foreach (var resource in arm.Store.State.Resources.Values.Where(resource => !resumed.Contains(resource.Id)).ToList())
            await SettleAsync(arm, resource);
        var used = arm.Store.State.Resources.Values.Select(resource => resource.GuestId).OfType<string>();
        folder.DeleteGuestsExcept(used.ToHashSet(StringComparer.Ordinal));
        await MachineDoors.RefreshAsync(arm);
        foreach (var machine in arm.Store.OfType(ResourceTypes.VirtualMachines).ToList())
        {
            if (machine.GuestId is { } guest && arm.Guests.Find(guest) is not null)
                await arm.Guests.ChangeAsync(guest, _ => Task.FromResult(true), CancellationToken.None);
        }
    }

    // Azure forgets the results of operations after some time too.
    static void ForgetOldOperations(ArmServices arm)
    {
        var oldest = arm.Options.Time.GetUtcNow() - TimeSpan.FromDays(1);
        var operations = arm.Store.State.Operations;
        foreach (var old in operations.Values.Where(operation => operation.EndTime < oldest).ToList())
            operations.Remove(old.Id);
    }

    static Task SettleAsync(ArmServices arm, ArmOperation operation) => arm.Store.ChangeAsync(() =>
    {
        operation.EndTime = arm.Options.Time.GetUtcNow();
        operation.Status = "Succeeded";
        if (operation.Action == "DELETE")
            return;
        operation.Status = "Failed";
        operation.ErrorStatus = 500;
        operation.Error = ArmErrors.ToJson(new(500, "InternalExecutionError", "The emulator was ended while this operation ran."));
    });

    static async Task SettleAsync(ArmServices arm, ArmResource resource)
    {
        // Gone with its group or machine in the meantime.
        if (arm.Store.Find(resource.Id) is null)
            return;
        switch (resource.ProvisioningState)
        {
            case "Succeeded" or "Failed" or "Canceled":
                return;
            case "Deleting":
                await Removal.RemoveAsync(arm, resource);
                return;
            default:
                await arm.Store.ChangeAsync(() => resource.ProvisioningState = "Failed");
                return;
        }
    }
}
