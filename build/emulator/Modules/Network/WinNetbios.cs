using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Network;

/// <summary>community.windows.win_netbios: NetBIOS over TCP/IP of the one adapter, kept where Windows keeps it.</summary>
sealed class WinNetbios : GuestModule
{
    const string Key = @"HKLM:\SYSTEM\CurrentControlSet\Services\NetBT\Parameters\Interfaces\Tcpip_{1D3C0A2E-6F1B-4E0D-9C57-6A1F0F2B7E11}";

    public override string Name => "community.windows.win_netbios";

    protected override void Apply(ModuleRun run)
    {
        var names = run.Arguments.List("adapter_names");
        if (names.Any(name => name != "Ethernet"))
            throw ModuleRun.Fail($"Not all of the target adapter names could be found on the system. No configuration changes have been made. {string.Join(' ', names)}");
        run.Result["reboot_required"] = false;
        var wanted = run.Arguments.Text("state") switch { "enabled" => 1, "disabled" => 2, _ => 0 };
        if ((run.Registry.Value(Key, "NetbiosOptions")?.Number ?? 0) != wanted)
            run.Change(() => run.Registry.Set(Key, "NetbiosOptions", NodeValue.DWord(wanted)));
    }
}
