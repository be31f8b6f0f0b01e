using System.Management.Automation;
using Ingot.Emulator.Scripting.Provider;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>Firewall rule cmdlets.</summary>
static class FirewallCommands
{
    const string Choice = "[Parameter(Position=0,ValueFromPipelineByPropertyName)][string[]]$Name,[string[]]$DisplayName";

    const string Settings = ",[string]$Group,[string]$Description,[string]$Enabled,[string]$Direction,[string]$Action,[string]$Protocol," +
        "[string[]]$LocalPort,[string[]]$RemoteAddress,[string[]]$Profile,[string]$Program";

    public static IReadOnlyList<GuestCommand> All { get; } =
    [
        new("Get-NetFirewallRule", Choice + ",[string[]]$DisplayGroup,[string]$Direction,[string]$Enabled,[string]$Action," +
            "[string]$PolicyStore,[switch]$All", call => Each(call, rule => call.Write(View(rule)))),
        new("New-NetFirewallRule", "[string]$Name,[string]$DisplayName" + Settings, New),
        new("Set-NetFirewallRule", Choice + Settings + ",[string]$NewDisplayName", call => Each(call, rule => Apply(call, rule))),
        new("Enable-NetFirewallRule", Choice + ",[string[]]$DisplayGroup", call => Each(call, rule => rule.Enabled = true)),
        new("Disable-NetFirewallRule", Choice + ",[string[]]$DisplayGroup", call => Each(call, rule => rule.Enabled = false)),
        new("Remove-NetFirewallRule", Choice, call => Each(call, rule => call.Machine.FirewallRules.Remove(rule.Name))),
    ];

    static PSObject View(FirewallRule rule) => ItemView.Make(
        "Ingot.FirewallRule",
        ("Name", rule.Name),
        ("DisplayName", rule.DisplayName),
        ("Description", rule.Description),
        ("DisplayGroup", rule.Group),
        ("Enabled", rule.Enabled ? "True" : "False"),
        ("Profile", rule.Profile),
        ("Direction", rule.Direction),
        ("Action", rule.Action));

    static void Each(CommandCall call, Action<FirewallRule> action)
    {
        var found = call.Machine.FirewallRules.Values
            .Where(r => call.Matches("Name", r.Name) && call.Matches("DisplayName", r.DisplayName) && call.Matches("DisplayGroup", r.Group)
                && (!IsQuery(call) || (call.Matches("Direction", r.Direction) && call.Matches("Action", r.Action)
                    && call.Matches("Enabled", r.Enabled ? "True" : "False"))))
            .ToList();
        foreach (var rule in found)
            action(rule);
        var asked = call.Texts("Name").Concat(call.Texts("DisplayName")).FirstOrDefault(name =>
            !WildcardPattern.ContainsWildcardCharacters(name));
        if (found.Count == 0 && asked is not null)
            call.Error(
                $"No MSFT_NetFirewallRule objects found with property 'InstanceID' equal to '{asked}'.  Verify the value of the " +
                    $"property and retry.",
                "CmdletizationQuery_NotFound_InstanceID",
                ErrorCategory.ObjectNotFound,
                asked);
    }

    // In the others these say what is to become of the rule.
    static bool IsQuery(CommandCall call) => call.Caller.MyInvocation.MyCommand.Name == "Get-NetFirewallRule";

    static void New(CommandCall call)
    {
        var name = call.Text("Name", $"{{{Guid.NewGuid()}}}");
        if (call.Machine.FirewallRules.ContainsKey(name))
            throw new InvalidOperationException("Cannot create a file when that file already exists.");
        var rule = new FirewallRule { Name = name, DisplayName = call.Text("DisplayName", name) };
        Apply(call, rule);
        call.Machine.FirewallRules[name] = rule;
        call.Write(View(rule));
    }

    static void Apply(CommandCall call, FirewallRule rule)
    {
        rule.Group = call.Text("Group", rule.Group);
        rule.Description = call.Text("Description", rule.Description);
        rule.Enabled = call.Text("Enabled", rule.Enabled ? "True" : "False").Equals("True", StringComparison.OrdinalIgnoreCase);
        rule.Direction = call.Text("Direction", rule.Direction);
        rule.Action = call.Text("Action", rule.Action);
        rule.Protocol = call.Text("Protocol", rule.Protocol);
        rule.LocalPorts = call.Has("LocalPort") ? [.. call.Texts("LocalPort")] : rule.LocalPorts;
        rule.RemoteAddresses = call.Has("RemoteAddress") ? [.. call.Texts("RemoteAddress")] : rule.RemoteAddresses;
        rule.Profile = call.Has("Profile") ? string.Join(", ", call.Texts("Profile")) : rule.Profile;
        rule.DisplayName = call.Text("NewDisplayName", rule.DisplayName);
    }
}
