using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Settings;

/// <summary>ansible.windows.win_dns_client: DNS servers of the one network adapter, kept where Windows keeps them.</summary>
sealed class WinDnsClient : GuestModule
{
    const string Key = @"HKLM:\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters\Interfaces\{1D3C0A2E-6F1B-4E0D-9C57-6A1F0F2B7E11}";

    public override string Name => "ansible.windows.win_dns_client";

    protected override void Apply(ModuleRun run)
    {
        foreach (var adapter in run.Arguments.List("adapter_names").Where(name => name is not ("*" or "Ethernet")))
            throw ModuleRun.Fail($"Invalid network adapter name: {adapter}");
        foreach (var address in run.Arguments.List("dns_servers")
            .Where(address => address.Length > 0 && !System.Net.IPAddress.TryParse(address, out _)))
            throw ModuleRun.Fail($"Invalid IP address: {address}");
        var wanted = string.Join(',', run.Arguments.List("dns_servers").Where(address => address.Length > 0));
        if ((run.Registry.Value(Key, "NameServer")?.Text ?? "") != wanted)
            run.Change(() => run.Registry.Set(Key, "NameServer", NodeValue.String(wanted)));
    }
}
