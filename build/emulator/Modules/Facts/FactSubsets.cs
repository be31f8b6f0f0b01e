using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Facts;

/// <summary>Which facts gather_subset asks for.</summary>
static class FactSubsets
{
    static readonly Dictionary<string, string[]> groups = new(StringComparer.Ordinal)
    {
        ["min"] = ["date_time", "distribution", "dns", "env", "local", "platform", "powershell_version", "user"],
        ["network"] = ["all_ipv4_addresses", "all_ipv6_addresses", "interfaces", "windows_domain", "winrm"],
        ["hardware"] = ["bios", "memory", "processor", "uptime", "virtual"],
        ["external"] = ["facter"],
    };

    static readonly HashSet<string> all = [.. groups.Values.SelectMany(group => group)];

    /// <summary>The subsets to gather; an unknown name is a warning.</summary>
    public static HashSet<string> Chosen(IReadOnlyList<string> wanted, JsonArray warnings)
    {
        var chosen = new HashSet<string>(all, StringComparer.Ordinal);
        var added = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in wanted)
        {
            if (item.StartsWith('!'))
                chosen.ExceptWith(item == "!all" ? all.Except(groups["min"], StringComparer.Ordinal) : Members(item[1..]));
            else if (Members(item) is { Length: > 0 } members)
                added.UnionWith(members);
            else
                warnings.Add($"invalid value {item} specified in gather_subset");
        }
        // As in the module: every subset is gathered unless it is excluded, and naming one wins over excluding it.
        chosen.UnionWith(added);
        return chosen;
    }

    static string[] Members(string name) =>
        name == "all" ? [.. all] : groups.TryGetValue(name, out var group) ? group : all.Contains(name) ? [name] : [];
}
