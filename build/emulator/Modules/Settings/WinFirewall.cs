using System.Globalization;
using System.Text.Json.Nodes;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Settings;

/// <summary>community.windows.win_firewall: the firewall's profiles, kept where Windows keeps them.</summary>
sealed class WinFirewall : GuestModule
{
    const string PolicyKey = @"HKLM:\SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\";

    /// <summary>Profiles, and what the registry calls them.</summary>
    static readonly (string Name, string Key)[] profiles =
        [("Domain", "DomainProfile"), ("Private", "StandardProfile"), ("Public", "PublicProfile")];

    public override string Name => "community.windows.win_firewall";

    protected override void Apply(ModuleRun run)
    {
        var state = run.Arguments.Need("state");
        var wanted = run.Arguments.Has("profiles") ? run.Arguments.List("profiles") : [.. profiles.Select(profile => profile.Name)];
        run.Result["profiles"] = new JsonArray([.. wanted.Select(name => (JsonNode)name)]);
        run.Result["state"] = state;
        foreach (var (name, key) in profiles)
        {
            var considered = wanted.Contains(name, StringComparer.OrdinalIgnoreCase);
            var enabled = IsEnabled(run, key);
            if (considered)
                Set(run, key, enabled, state == "enabled");
            run.Result[name] = new JsonObject
            {
                ["enabled"] = considered ? state == "enabled" : enabled,
                ["considered"] = considered,
                ["currentstate"] = enabled ? 1 : 0,
            };
        }
    }

    static bool IsEnabled(ModuleRun run, string key) => run.Registry.Value(PolicyKey + key, "EnableFirewall")?.Number != 0;

    static void Set(ModuleRun run, string key, bool enabled, bool wanted)
    {
        if (enabled != wanted)
            run.Change(() => run.Registry.Set(PolicyKey + key, "EnableFirewall", NodeValue.DWord(wanted ? 1 : 0)));
        if (!wanted)
            return;
        SetAction(run, key, "DefaultInboundAction", run.Arguments.Text("inbound_action"), fallback: 1);
        SetAction(run, key, "DefaultOutboundAction", run.Arguments.Text("outbound_action"), fallback: 0);
    }

    /// <summary>0 lets through, 1 blocks; without a value Windows blocks what comes in and lets out what goes out.</summary>
    static void SetAction(ModuleRun run, string key, string name, string? action, long fallback)
    {
        if (action is null)
            return;
        var wanted = action.ToLower(CultureInfo.InvariantCulture) switch { "allow" => 0, "block" => 1, _ => fallback };
        if ((run.Registry.Value(PolicyKey + key, name)?.Number ?? fallback) != wanted)
            run.Change(() => run.Registry.Set(PolicyKey + key, name, NodeValue.DWord(wanted)));
    }
}
