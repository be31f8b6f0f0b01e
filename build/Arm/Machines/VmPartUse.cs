using System.Text.Json;
using Azure.Core;
using Azure.ResourceManager.Compute;

namespace Ingot.Arm.Machines;

/// <summary>A disk, interface or address that is there, and what uses it.</summary>
/// <param name="By">The VM that has the disk or interface, or the interface that has the address; null: nothing has it.</param>
sealed record VmPartUse(ResourceIdentifier? By)
{
    /// <summary>Reads it; null when it is not there.</summary>
    /// <exception cref="Fault">Azure refused.</exception>
    public static async Task<VmPartUse?> FindAsync(ArmSession session, ResourceIdentifier id, CancellationToken cancellationToken)
    {
        if (id.ResourceType == "Microsoft.Compute/disks")
        {
            var disk = await ArmCall.FindAsync($"read {id.Name}", () => session.Client.GetManagedDiskResource(id).GetAsync(cancellationToken));
            return disk is null ? null : new VmPartUse(disk.Data.ManagedBy);
        }

        var found = await ArmCall.FindAsync($"read {id.Name}", () => session.Client.GetGenericResource(id).GetAsync(cancellationToken));
        return found is null ? null : new VmPartUse(User(found.Data.Properties));
    }

    static ResourceIdentifier? User(BinaryData? properties)
    {
        if (properties is null)
            return null;
        using var document = JsonDocument.Parse(properties);
        var of = document.RootElement.TryGetProperty("virtualMachine", out var machine) || document.RootElement.TryGetProperty("ipConfiguration", out machine)
            ? machine
            : default;
        if (of.ValueKind != JsonValueKind.Object || !of.TryGetProperty("id", out var id) || id.GetString() is not { } text)
            return null;
        var user = new ResourceIdentifier(text);
        // An address knows the configuration of an interface, which is below the interface.
        return user.ResourceType.ToString().EndsWith("/ipConfigurations", StringComparison.OrdinalIgnoreCase) ? user.Parent : user;
    }
}
