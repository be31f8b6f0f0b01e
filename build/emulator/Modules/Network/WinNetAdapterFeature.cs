using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Network;

/// <summary>community.windows.win_net_adapter_feature: which protocols are bound to the one adapter.</summary>
sealed class WinNetAdapterFeature : GuestModule
{
    static readonly string[] components = ["ms_msclient", "ms_server", "ms_pacer", "ms_tcpip", "ms_tcpip6", "ms_lltdio", "ms_rspndr", "ms_lldp", "ms_implat"];

    public override string Name => "community.windows.win_net_adapter_feature";

    protected override void Apply(ModuleRun run)
    {
        foreach (var adapter in run.Arguments.List("interface").Where(name => name is not ("*" or "Ethernet")))
            throw ModuleRun.Fail($"Invalid network adapter name: {adapter}");
        foreach (var component in run.Arguments.List("component_id").Where(name => !components.Contains(name, StringComparer.OrdinalIgnoreCase)))
            throw ModuleRun.Fail($"Invalid componentID: {component}");
        var wanted = run.Arguments.Text("state") == "enabled";
        foreach (var component in run.Arguments.List("component_id"))
        {
            var current = run.Objects("binding").Find($"Ethernet/{component}")?["enabled"]?.GetValue<bool>() ?? component != "ms_implat";
            if (current != wanted)
                run.Change(() => run.Objects("binding").Set($"Ethernet/{component}", new JsonObject { ["enabled"] = wanted }));
        }
    }
}
