using System.Text.Json.Nodes;

namespace Ingot.Arm.Machines;

/// <summary>The body of our own network security group: WinRM over TLS from the builder, and nothing else.</summary>
/// <remarks>Azure's default rules would let in the whole virtual network, so they are overruled.
/// Source: https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview</remarks>
static class SecurityRules
{
    const string WinRmPort = "5986";

    public static JsonObject From(IReadOnlyList<string> addresses) => new()
    {
        ["securityRules"] = new JsonArray(
            Rule("allow-winrm-from-builder", 100, "Allow", "Tcp", WinRmPort, new JsonArray([.. addresses.Select(address => (JsonNode)address)])),
            Rule("deny-everything-else", 4096, "Deny", "*", "*", sources: null)),
    };

    static JsonObject Rule(string name, int priority, string access, string protocol, string port, JsonArray? sources)
    {
        var properties = new JsonObject
        {
            ["direction"] = "Inbound",
            ["priority"] = priority,
            ["access"] = access,
            ["protocol"] = protocol,
            ["sourcePortRange"] = "*",
            ["destinationAddressPrefix"] = "*",
            ["destinationPortRange"] = port,
        };
        if (sources is null)
            properties["sourceAddressPrefix"] = "*";
        else
            properties["sourceAddressPrefixes"] = sources;
        return new JsonObject { ["name"] = name, ["properties"] = properties };
    }
}
