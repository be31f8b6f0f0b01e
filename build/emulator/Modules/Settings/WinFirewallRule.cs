using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Settings;

/// <summary>community.windows.win_firewall_rule: rules, found by the name people see, as the firewall's COM interface does.</summary>
sealed class WinFirewallRule : GuestModule
{
    public override string Name => "community.windows.win_firewall_rule";

    protected override void Apply(ModuleRun run)
    {
        var name = run.Arguments.Text("name");
        var group = run.Arguments.Text("group");
        if (name is null && group is null)
            throw ModuleRun.Fail("Either name or group must be specified");
        var found = run.Machine.FirewallRules.Values
            .Where(rule => name is not null ? Same(rule.DisplayName, name) : Same(rule.Group, group ?? "")).ToList();
        if (run.Arguments.Text("state") == "absent")
            Remove(run, found, name, group);
        else if (found.Count == 0 && name is not null)
            Create(run, name);
        else
            Update(run, found);
    }

    static void Remove(ModuleRun run, List<FirewallRule> found, string? name, string? group)
    {
        foreach (var rule in found)
            run.Change(() => run.Machine.FirewallRules.Remove(rule.Name));
        run.Result["msg"] = found.Count > 0 ? $"Firewall rule(s) '{string.Join("', '", found.Select(rule => rule.DisplayName))}' removed."
            : name is not null ? $"Firewall rule '{name}' does not exist."
            : $"No firewall rules in group '{group}' exist.";
    }

    static void Create(ModuleRun run, string name)
    {
        run.Change(() =>
        {
            var rule = new FirewallRule { Name = $"{{{Guid.NewGuid().ToString().ToUpperInvariant()}}}", DisplayName = name };
            foreach (var (_, assign) in Differences(run, rule))
                assign();
            run.Machine.FirewallRules[rule.Name] = rule;
        });
        run.Result["msg"] = $"Firewall rule '{name}' created.";
    }

    static void Update(ModuleRun run, List<FirewallRule> found)
    {
        var changed = new List<string>();
        foreach (var rule in found)
        {
            var differences = Differences(run, rule).Where(difference => difference.Differs).ToList();
            if (differences.Count == 0)
                continue;
            changed.Add(rule.DisplayName);
            run.Change(() => differences.ForEach(difference => difference.Assign()));
        }
        var unchanged = found.Select(rule => rule.DisplayName).Except(changed, StringComparer.Ordinal);
        run.Result["msg"] = $"Firewall rule(s) changed '{string.Join("', '", changed)}' - unchanged '{string.Join("', '", unchanged)}'";
    }

    static IEnumerable<(bool Differs, Action Assign)> Differences(ModuleRun run, FirewallRule rule)
    {
        var arguments = run.Arguments;
        if (arguments.Text("description") is { } description)
            yield return (description != rule.Description, () => rule.Description = description);
        if (arguments.Text("group") is { } group)
            yield return (group != rule.Group, () => rule.Group = group);
        if (arguments.FlagOrNull("enabled") is { } enabled)
            yield return (enabled != rule.Enabled, () => rule.Enabled = enabled);
        if (arguments.Text("direction") is { } direction)
            yield return (!Same(rule.Direction, direction == "in" ? "Inbound" : "Outbound"), () =>
                rule.Direction = direction == "in" ? "Inbound" : "Outbound");
        if (arguments.Text("action") is { } action)
            yield return (!Same(rule.Action, action), () => rule.Action = action == "allow" ? "Allow" : "Block");
        if (arguments.Text("protocol") is { } protocol)
            yield return (!Same(rule.Protocol, protocol), () =>
                rule.Protocol = Same(protocol, "any") ? "Any" : protocol.ToUpperInvariant());
        if (arguments.Text("localport") is { } port)
            yield return (!SameSet(rule.LocalPorts, Split(port)), () => rule.LocalPorts = Split(port));
        if (arguments.Text("remoteip") is { } remote)
            yield return (!SameSet(rule.RemoteAddresses, Split(remote)), () => rule.RemoteAddresses = Split(remote));
        if (arguments.Has("profiles"))
            yield return (!SameSet(Split(rule.Profile), [.. arguments.List("profiles")]), () =>
                rule.Profile = Profile(arguments.List("profiles")));
    }

    static string Profile(IReadOnlyList<string> profiles) =>
        profiles.Any(profile => Same(profile, "any")) ? "Any"
            : string.Join(", ", profiles.Select(profile => char.ToUpperInvariant(profile[0]) + profile[1..].ToLowerInvariant()));

    static List<string> Split(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => Same(part, "any") ? "Any" : part)];

    static bool SameSet(List<string> left, List<string> right) => left.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(right);

    static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
