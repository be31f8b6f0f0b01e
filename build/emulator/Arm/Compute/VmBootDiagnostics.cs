using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>Boot diagnostics, kept by Azure or in a storage account.</summary>
static class VmBootDiagnostics
{
    /// <summary>Refuses a storage account that is not there.</summary>
    /// <exception cref="ArmException">404 StorageAccountNotFound, or 400 for what is no address of one.</exception>
    public static void Check(ArmServices arm, JsonObject properties, string location)
    {
        var diagnostics = properties.At("diagnosticsProfile", "bootDiagnostics");
        if (!diagnostics.FlagAt("enabled") || diagnostics.TextAt("storageUri") is not { } address)
            return;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !uri.Host.Contains(".blob.", StringComparison.OrdinalIgnoreCase))
            throw ArmErrors.Invalid("storageUri", $"Boot diagnostics storage URI '{address}' is invalid; it should be the blob endpoint of a storage account.");
        var name = uri.Host.Split('.')[0];
        if (!arm.Store.OfType(ReferencedTypes.StorageAccounts).Any(account => ArmId.Equal(account.Name, name) && account.Location == location))
        {
            throw new ArmException(404, "StorageAccountNotFound", $"Storage account {name} not found. Ensure storage account is not deleted and "
                + "belongs to the same Azure location as the VM.");
        }
    }

    /// <summary>What the instance view shows; null when they are off.</summary>
    public static JsonObject? View(ArmResource machine)
    {
        var diagnostics = machine.Properties.At("diagnosticsProfile", "bootDiagnostics");
        if (!diagnostics.FlagAt("enabled"))
            return null;
        if (diagnostics.TextAt("storageUri") is not { } address)
            return [];
        var folder = $"{address.TrimEnd('/')}/bootdiagnostics-{machine.Name}-{machine.Properties.TextAt("vmId")}/{machine.Name}";
        return new() { ["consoleScreenshotBlobUri"] = folder + ".screenshot.bmp", ["serialConsoleLogBlobUri"] = folder + ".serialconsole.log" };
    }
}
