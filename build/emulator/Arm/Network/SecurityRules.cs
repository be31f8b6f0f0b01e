using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Network;

/// <summary>What a network security group lets in.</summary>
/// <remarks>Rules: learn.microsoft.com, Network security groups: by priority, the first that matches decides; both groups have to allow.</remarks>
static class SecurityRules
{
    /// <summary>The inbound rules, in the order they are looked at. What none of them matches is denied, except from inside.</summary>
    public static IReadOnlyList<SecurityRule> Of(ArmResource group) =>
    [
        .. group.Properties.ObjectsAt("securityRules")
            .Select(rule => rule.At("properties"))
            .Where(rule => ArmId.Equal(rule.TextAt("direction"), "Inbound"))
            .Select(rule => new SecurityRule(
                rule.NumberAt("priority") ?? long.MaxValue,
                ArmId.Equal(rule.TextAt("access"), "Allow"),
                rule.TextAt("protocol") ?? "*",
                Texts(rule, "destinationPortRange", "destinationPortRanges"),
                Texts(rule, "sourceAddressPrefix", "sourceAddressPrefixes"),
                Texts(rule, "destinationAddressPrefix", "destinationAddressPrefixes")))
            .OrderBy(rule => rule.Priority),
    ];

    /// <summary>True when TCP callers reach a port.</summary>
    /// <param name="rules">The rules, in order.</param>
    /// <param name="port">The port.</param>
    /// <param name="destination">The private address of the machine, which rules see even behind a public one.</param>
    /// <param name="isOutside">True for callers from the internet, false for callers from the virtual network.</param>
    public static bool Admit(IReadOnlyList<SecurityRule> rules, int port, string destination, bool isOutside)
    {
        var rule = rules.FirstOrDefault(each =>
            each.Protocol is "*" or "Tcp" or "TCP" or "tcp"
            && each.Ports.Any(ports => Covers(ports, port))
            && each.Sources.Any(source => IsSource(source, isOutside))
            && each.Destinations.Any(prefix => IsDestination(prefix, destination)));
        // The default rules: AllowVnetInBound, then DenyAllInBound.
        return rule?.Allows ?? !isOutside;
    }

    static bool IsSource(string source, bool isOutside) => source switch
    {
        "*" or "Any" or "0.0.0.0/0" => true,
        _ when ArmId.Equal(source, "Internet") => isOutside,
        _ when ArmId.Equal(source, "VirtualNetwork") => !isOutside,
        _ => IsIn(source, IPAddress.Loopback),
    };

    static bool IsDestination(string prefix, string address) =>
        prefix is "*" or "Any" or "0.0.0.0/0" || ArmId.Equal(prefix, "VirtualNetwork") || IsIn(prefix, IPAddress.Parse(address));

    static bool IsIn(string prefix, IPAddress address) =>
        IPNetwork.TryParse(prefix, out var network) ? network.Contains(address) : IPAddress.TryParse(prefix, out var single) && single.Equals(address);

    static bool Covers(string ports, int port)
    {
        if (ports is "*")
            return true;
        var ends = ports.Split('-').Select(end => int.TryParse(end, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
        return ends[0] >= 0 && port >= ends[0] && port <= ends[^1];
    }

    static List<string> Texts(JsonNode? rule, string one, string several)
    {
        var all = (rule.At(several) as JsonArray ?? []).Select(text => text?.ToString() ?? "").ToList();
        if (rule.TextAt(one) is { Length: > 0 } single)
            all.Add(single);
        return all;
    }
}
