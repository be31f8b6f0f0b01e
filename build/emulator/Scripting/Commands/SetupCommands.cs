using Ingot.Emulator.Scripting.Provider;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>What tells whether a Windows can be generalized: store apps, BitLocker, the license.</summary>
static class SetupCommands
{
    public static IReadOnlyList<GuestCommand> All { get; } =
    [
        new("Get-AppxPackage", "[Parameter(Position=0)][string]$Name,[switch]$AllUsers", Apps),
        // What the image provides for everybody; the modelled images provide nothing.
        new("Get-AppxProvisionedPackage", "[switch]$Online", _ => { }),
    ];

    /// <summary>Answers for Win32_EncryptableVolume and SoftwareLicensingService.</summary>
    public static void Cim(CommandCall call)
    {
        var model = call.Machine.Generalizing;
        if (call.Text("ClassName").Equals("SoftwareLicensingService", StringComparison.OrdinalIgnoreCase))
            call.Write(ItemView.Make("Ingot.License", ("RemainingWindowsReArmCount", model.RearmsLeft)));
        else
            call.Write(ItemView.Make(
                "Ingot.EncryptableVolume",
                ("DriveLetter", "C:"),
                ("ProtectionStatus", model.IsVolumeEncrypted ? 1 : 0),
                ("ConversionStatus", model.IsVolumeEncrypted ? 1 : 0)));
    }

    static void Apps(CommandCall call)
    {
        foreach (var app in call.Machine.Generalizing.StoreApps.Where(app => call.Matches("Name", NameOf(app))))
            call.Write(ItemView.Make(
                "Ingot.AppxPackage",
                ("Name", NameOf(app)), ("PackageFullName", app), ("IsFramework", false), ("IsResourcePackage", false), ("NonRemovable", false),
                ("SignatureKind", "Store")));
    }

    static string NameOf(string app) => app.Split('_')[0];
}
