using System.Globalization;
using System.Text.Json;
using Ingot.Recipes;

namespace Ingot.Arm.Checks;

/// <summary>Whether the rules of a network security group let anybody in on the port of WinRM.</summary>
/// <remarks>Only what is obvious: the first rule by priority that is about the port and about every source. A later answer of the guest is what counts.</remarks>
static class InboundRules
{
    const int Port = 5986;

    /// <summary>Name of the rule that closes the port to everybody; null when none does.</summary>
    public static string? Closed(JsonElement group, bool fromInternet)
    {
        var properties = group.GetProperty("properties");
        foreach (var rule in Rules(properties, "securityRules").Concat(Rules(properties, "defaultSecurityRules")).OrderBy(rule => rule.Priority))
        {
            // A rule that lets somebody in may let the builder in.
            if (rule.IsAllow && !(fromInternet && rule.Source == "VirtualNetwork") && rule.Source != "AzureLoadBalancer")
                return null;
            if (!rule.IsAllow && rule.Source is "*" or "Any" or "0.0.0.0/0" or "VirtualNetwork" && !(fromInternet && rule.Source == "VirtualNetwork"))
                return rule.Name;
        }

        return null;
    }

    public static Finding Warning(string group, string rule) => new(
        $"Network security group '{group}' of the subnet seems to close TCP {Port}.",
        $"Its rule '{rule}' denies it before any other allows it.",
        $"Allow TCP {Port} from this machine's address.") { Code = "InboundClosed", IsWarning = true };

    static IEnumerable<(string Name, int Priority, bool IsAllow, string Source)> Rules(JsonElement properties, string list)
    {
        if (!properties.TryGetProperty(list, out var rules))
            yield break;
        foreach (var rule in rules.EnumerateArray())
        {
            var body = rule.GetProperty("properties");
            if (Text(body, "direction") != "Inbound" || Text(body, "protocol") is not ("*" or "Tcp" or "TCP") || !Ports(body).Any(Covers))
                continue;
            var sources = List(body, "sourceAddressPrefix", "sourceAddressPrefixes").ToList();
            yield return (Text(rule, "name"), body.GetProperty("priority").GetInt32(), Text(body, "access") == "Allow", sources is [var only] ? only : "");
        }
    }

    static IEnumerable<string> Ports(JsonElement body) => List(body, "destinationPortRange", "destinationPortRanges");

    static IEnumerable<string> List(JsonElement body, string one, string many)
    {
        if (Text(body, one) is { Length: > 0 } single)
            yield return single;
        if (!body.TryGetProperty(many, out var all) || all.ValueKind != JsonValueKind.Array)
            yield break;
        foreach (var entry in all.EnumerateArray())
            yield return entry.GetString() ?? "";
    }

    static bool Covers(string range)
    {
        if (range == "*")
            return true;
        var ends = range.Split('-');
        return int.TryParse(ends[0], CultureInfo.InvariantCulture, out var from) && int.TryParse(ends[^1], CultureInfo.InvariantCulture, out var to) && from <= Port && Port <= to;
    }

    static string Text(JsonElement body, string name) => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";
}
