using System.Text.Json.Nodes;
using Ingot.Emulator.Rehearsals;
using Ingot.Recipes;
using Ingot.Tests.Emulator.Arm;

namespace Ingot.Tests.Arm;

/// <summary>Whether a subnet has room, and lets WinRM in.</summary>
public sealed class SubnetCheckTests
{
    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public async Task A_subnet_without_a_free_address_is_refused(int used, bool isFull)
    {
        await using var bench = await CheckBench.OpenAsync(new RehearsalState
        {
            SubnetPrefixLength = 29,
            Resources = [.. Enumerable.Range(4, used).Select(Interface)],
        });

        var findings = await bench.AskAsync(CheckBench.Recipe);

        if (!isFull)
        {
            Assert.DoesNotContain(findings, each => each.Code == "SubnetIsFull");
            return;
        }

        var finding = Assert.Single(findings, each => each.Code == "SubnetIsFull");
        Assert.False(finding.IsWarning);
        Assert.Equal(("Subnet 'bake' has no free address.", "All 3 are in use."), (finding.What, finding.Why));
    }

    /// <summary>Rules as priority:access:source:ports, whether the VM is dialled from the internet, and the rule that closes the port.</summary>
    [Theory]
    [InlineData("100:Deny:*:*", false, "rule-100")]
    [InlineData("100:Deny:*:5000-6000", false, "rule-100")]
    [InlineData("100:Deny:*:22", false, null)]
    [InlineData("100:Allow:10.0.0.0/8:5986 200:Deny:*:*", false, null)]
    [InlineData("100:Deny:*:* 200:Allow:10.0.0.0/8:5986", false, "rule-100")]
    [InlineData("100:Deny:203.0.113.0/24:*", false, null)]
    [InlineData("65000:Allow:VirtualNetwork:* 65500:Deny:*:*", false, null)]
    [InlineData("65000:Allow:VirtualNetwork:* 65500:Deny:*:*", true, "rule-65500")]
    [InlineData("100:Allow:Internet:5986 65500:Deny:*:*", true, null)]
    public async Task Rules_that_close_the_port_of_winrm_to_everybody_are_a_warning(string rules, bool isPublic, string? closing)
    {
        await using var bench = await CheckBench.OpenAsync(new RehearsalState { Resources = [Guard(rules), Network()] });
        var network = new NetworkOptions { VirtualNetwork = "guarded", Subnet = "inner", ResourceGroup = "ingot-network", PublicIp = isPublic };

        var findings = await bench.AskAsync(CheckBench.Recipe with { Network = network });

        Assert.DoesNotContain(findings, each => !each.IsWarning);
        var warnings = findings.Where(each => each.Code == "InboundClosed").ToList();
        if (closing is null)
            Assert.Empty(warnings);
        else
            Assert.Contains($"'{closing}'", Assert.Single(warnings).Why, StringComparison.Ordinal);
    }

    static ExistingResource Interface(int number) => new()
    {
        Type = "Microsoft.Network/networkInterfaces",
        Name = $"idle-{number}",
        Group = "ingot-network",
        Properties = new JsonObject
        {
            ["ipConfigurations"] = new JsonArray(new JsonObject
            {
                ["name"] = "ip",
                ["properties"] = new JsonObject { ["subnet"] = new JsonObject { ["id"] = EmulatedAzure.SubnetId }, ["privateIPAddress"] = $"10.9.9.{number}" },
            }),
        },
    };

    static ExistingResource Guard(string rules) => new()
    {
        Type = "Microsoft.Network/networkSecurityGroups",
        Name = "guard",
        Group = "ingot-network",
        Properties = new JsonObject { ["securityRules"] = new JsonArray([.. rules.Split(' ').Select(Rule)]) },
    };

    static JsonNode Rule(string text)
    {
        var parts = text.Split(':');
        return new JsonObject
        {
            ["name"] = $"rule-{parts[0]}",
            ["properties"] = new JsonObject
            {
                ["direction"] = "Inbound",
                ["priority"] = int.Parse(parts[0], null),
                ["access"] = parts[1],
                ["protocol"] = "*",
                ["sourceAddressPrefix"] = parts[2],
                ["destinationPortRange"] = parts[3],
            },
        };
    }

    static ExistingResource Network() => new()
    {
        Type = "Microsoft.Network/virtualNetworks",
        Name = "guarded",
        Group = "ingot-network",
        Properties = new JsonObject
        {
            ["addressSpace"] = new JsonObject { ["addressPrefixes"] = new JsonArray("10.1.0.0/16") },
            ["subnets"] = new JsonArray(new JsonObject
            {
                ["name"] = "inner",
                ["properties"] = new JsonObject
                {
                    ["addressPrefix"] = "10.1.1.0/24",
                    ["networkSecurityGroup"] = new JsonObject
                    {
                        ["id"] = "/subscriptions/{subscription}/resourceGroups/ingot-network/providers/Microsoft.Network/networkSecurityGroups/guard",
                    },
                },
            }),
        },
    };
}
