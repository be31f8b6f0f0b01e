using System.Management.Automation;
using Ingot.Emulator.Scripting.Provider;
using Ingot.Emulator.Windows;
using Ingot.Emulator.WinRm;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>What the firewall's rules are made of, and its profiles.</summary>
static class FirewallViews
{
    const string Rule = "[Parameter(ValueFromPipeline)]$AssociatedNetFirewallRule,[string]$PolicyStore";

    static readonly string[] Profiles = ["Domain", "Private", "Public"];

    public static IReadOnlyList<GuestCommand> All { get; } =
    [
        new("Get-NetFirewallPortFilter", Rule, call => Filter(call, rule => ItemView.Make(
            "Ingot.FirewallPortFilter", ("Protocol", rule.Protocol), ("LocalPort", One(rule.LocalPorts)), ("RemotePort", "Any")))),
        new("Get-NetFirewallAddressFilter", Rule, call => Filter(call, rule => ItemView.Make(
            "Ingot.FirewallAddressFilter", ("LocalAddress", "Any"), ("RemoteAddress", One(rule.RemoteAddresses))))),
        new("Get-NetFirewallProfile", "[Parameter(Position=0)][string[]]$Name,[string]$PolicyStore", call =>
        {
            foreach (var name in Profiles.Where(name => call.Matches("Name", name)))
                call.Write(ItemView.Make(
                    "Ingot.FirewallProfile",
                    ("Name", name),
                    ("Enabled", name == "Public" && FirewallView.IsOff(call.Machine) ? "False" : "True"),
                    ("AllowInboundRules", "True"),
                    ("AllowLocalFirewallRules", name == "Public" && FirewallView.HasNoLocalRules(call.Machine) ? "False" : "True")));
        }),
        new("Get-NetConnectionProfile", "[string]$InterfaceAlias", call => call.Write(ItemView.Make(
            "Ingot.NetConnectionProfile", ("Name", "Network"), ("InterfaceAlias", "Ethernet"), ("NetworkCategory", "Public")))),
        new("Get-NetTCPConnection", "[int]$LocalPort,[string]$State", call =>
        {
            var port = call.Number("LocalPort");
            if (HttpsListener.IsServed(call.Machine, port) && !(call.Machine.WinRmSilentUntil > call.Session.Now))
                call.Write(ItemView.Make("Ingot.NetTcpConnection", ("LocalAddress", "::"), ("LocalPort", port), ("State", "Listen"), ("OwningProcess", 4)));
            else
                call.Error($"No MSFT_NetTCPConnection objects found with property 'LocalPort' equal to '{port}'.  Verify the value of the property and retry.",
                    "CmdletizationQuery_NotFound_LocalPort,Get-NetTCPConnection", ErrorCategory.ObjectNotFound, port);
        }),
    ];

    static void Filter(CommandCall call, Func<FirewallRule, PSObject> view)
    {
        if (call.Value("AssociatedNetFirewallRule") is { } given
            && GuestText.Of(PSObject.AsPSObject(given).Properties["Name"]?.Value) is { } name && call.Machine.FirewallRules.TryGetValue(name, out var rule))
            call.Write(view(rule));
    }

    static object One(List<string> values) => values.Count == 1 ? values[0] : values.ToArray();
}
