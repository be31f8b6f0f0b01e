using Ingot.Emulator.Modules.Features;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Settings;

/// <summary>ansible.windows.win_hostname: the computer name, which waits in the registry until the reboot.</summary>
sealed class WinHostname : GuestModule
{
    const string Key = @"HKLM:\SYSTEM\CurrentControlSet\Control\ComputerName\ComputerName";

    public override string Name => "ansible.windows.win_hostname";

    protected override void Apply(ModuleRun run)
    {
        var name = run.Arguments.Need("name");
        var pending = run.Registry.Value(Key, "ComputerName")?.Text ?? run.Machine.ComputerName;
        run.Result["old_name"] = run.Machine.ComputerName;
        run.Result["reboot_required"] = false;
        if (name.Equals(pending, StringComparison.OrdinalIgnoreCase))
            return;
        if (name.Length is 0 or > 15)
            throw ModuleRun.Fail($"Failed to rename computer to '{name}': Fail to rename computer '{run.Machine.ComputerName}' to '{name}'. The new computer name is invalid.");
        run.Change(() =>
        {
            run.Registry.Set(Key, "ComputerName", NodeValue.String(name));
            PendingReboot.Add(run.Machine, run.Time, "computer name " + name);
        });
        run.Result["reboot_required"] = true;
    }
}
