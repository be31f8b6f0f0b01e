using Ingot.Emulator.Windows;

namespace Ingot.Emulator.WinRm;

/// <summary>What the Windows firewall says about one inbound TCP port.</summary>
/// <param name="Allowed">Remote sides let in; null when the firewall is off.</param>
/// <param name="Blocked">Remote sides kept out.</param>
sealed record FirewallView(IReadOnlyList<string>? Allowed, IReadOnlyList<string> Blocked)
{
    /// <summary>Where Windows keeps the switch of the public profile, the one an Azure network gets.</summary>
    static readonly string[] publicProfile =
        ["SYSTEM", "CurrentControlSet", "Services", "SharedAccess", "Parameters", "FirewallPolicy", "PublicProfile"];

    static readonly string[] publicPolicy = ["SOFTWARE", "Policies", "Microsoft", "WindowsFirewall", "PublicProfile"];

    /// <summary>Reads the machine's rules.</summary>
    public static FirewallView Of(WindowsMachine machine, int port)
    {
        if (IsOff(machine))
            return new(null, []);
        // The rules of a policy are not modelled: without local ones nobody is let in.
        if (HasNoLocalRules(machine))
            return new([], []);
        var rules = machine.FirewallRules.Values.Where(rule => Concerns(rule, port)).ToList();
        return new(Remotes(rules, "Allow"), Remotes(rules, "Block"));
    }

    static List<string> Remotes(List<FirewallRule> rules, string action) =>
        [.. rules.Where(rule => rule.Action.Equals(action, StringComparison.OrdinalIgnoreCase)).SelectMany(rule => rule.RemoteAddresses)];

    static bool Concerns(FirewallRule rule, int port) =>
        rule.Enabled
        && rule.Direction.StartsWith("In", StringComparison.OrdinalIgnoreCase)
        && (IsAny(rule.Protocol) || rule.Protocol.Equals("TCP", StringComparison.OrdinalIgnoreCase) || rule.Protocol is "6")
        && (IsAny(rule.Profile) || rule.Profile.Contains("Public", StringComparison.OrdinalIgnoreCase))
        && rule.LocalPorts.Any(ports => IsAny(ports) || Covers(ports, port));

    static bool Covers(string ports, int port) =>
        ports.Split('-') is [var first, var last]
            ? int.TryParse(first, out var low) && int.TryParse(last, out var high) && port >= low && port <= high
            : int.TryParse(ports, out var single) && single == port;

    static bool IsAny(string value) => value is "*" or "" || value.Equals("Any", StringComparison.OrdinalIgnoreCase);

    /// <summary>True when the firewall of the public profile is switched off.</summary>
    public static bool IsOff(WindowsMachine machine) => Number(machine, publicProfile, "EnableFirewall") == 0;

    /// <summary>True when a policy lets no local rule apply.</summary>
    public static bool HasNoLocalRules(WindowsMachine machine) => Number(machine, publicPolicy, "AllowLocalPolicyMerge") == 0;

    static long? Number(WindowsMachine machine, string[] path, string name)
    {
        var node = machine.Drives.GetValueOrDefault("HKLM");
        foreach (var part in path)
            node = node?.Children.GetValueOrDefault(part);
        return node?.Values.GetValueOrDefault(name)?.Number;
    }
}
