using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Ingot.Tests.Emulator.Arm;

public sealed class NetworkTests
{
    const string Vm = "/providers/Microsoft.Compute/virtualMachines/bake01";
    const string Network = "/providers/Microsoft.Network/";

    const string OpenWinRm = """
        $certificate = New-SelfSignedCertificate -DnsName bake01 -CertStoreLocation Cert:\LocalMachine\My
        New-Item -Path WSMan:\localhost\Listener -Transport HTTPS -Address * -CertificateThumbPrint $certificate.Thumbprint -Force | Out-Null
        New-NetFirewallRule -Name w -DisplayName w -Direction Inbound -Protocol TCP -LocalPort 5986 -Action Allow | Out-Null
        """;

    [Fact]
    public async Task A_standard_public_address_lets_in_only_what_a_rule_allows()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.DoneAsync("PUT", "ingot-images", Network + "networkSecurityGroups/doors", Group());
        await azure.DoneAsync("PUT", "ingot-images", Vm, WithPublicAddress("Standard", "doors"));
        await OpenAsync(azure);
        var (inside, outside) = await AddressesAsync(azure);
        Assert.NotEqual(inside, outside);
        Assert.True(await AnswersAsync(inside));
        Assert.False(await AnswersAsync(outside));

        var mine = Rule("mine", 200, "Allow", "127.0.0.1/32");
        await azure.DoneAsync("PUT", "ingot-images", Network + "networkSecurityGroups/doors", Group(mine));
        Assert.True(await AnswersAsync(outside));
        await azure.DoneAsync("PUT", "ingot-images", Network + "networkSecurityGroups/doors", Group(mine, Rule("nobody", 100, "Deny", "Internet")));
        Assert.False(await AnswersAsync(outside));
        await azure.DoneAsync("PUT", "ingot-images", Network + "networkSecurityGroups/doors", Group(Rule("other", 100, "Allow", "203.0.113.7")));
        Assert.False(await AnswersAsync(outside));
    }

    [Fact]
    public async Task Without_a_security_group_a_standard_address_is_closed_and_a_basic_one_open()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        foreach (var sku in (string[])["Standard", "Basic"])
        {
            await azure.DoneAsync("PUT", "ingot-images", Vm, WithPublicAddress(sku, null));
            await OpenAsync(azure);
            var (_, outside) = await AddressesAsync(azure);
            Assert.Equal(sku == "Basic", await AnswersAsync(outside));
            await azure.FollowAsync(await azure.GroupAsync("DELETE", "ingot-images", Vm));
        }
    }

    [Fact]
    public async Task The_group_of_the_subnet_has_to_allow_too()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.DoneAsync("PUT", "ingot-images", Vm, VmBodies.Good());
        await OpenAsync(azure);
        var inside = azure.Options.GuestNetwork + ".4";
        Assert.True(await AnswersAsync(inside));
        await azure.DoneAsync("PUT", "ingot-network", Network + "networkSecurityGroups/walls", Group(Rule("none", 100, "Deny", "*")));
        var id = $"/subscriptions/{EmulatedAzure.Subscription}/resourceGroups/ingot-network{Network}networkSecurityGroups/walls";
        await azure.DoneAsync("PUT", "ingot-network", Network + "virtualNetworks/bake-vnet/subnets/bake", new JsonObject
        {
            ["properties"] = new JsonObject
            {
                ["addressPrefix"] = azure.Options.GuestNetwork + ".0/24", ["networkSecurityGroup"] = new JsonObject { ["id"] = id },
            },
        });
        Assert.False(await AnswersAsync(inside));
        Assert.Equal("400 InUseNetworkSecurityGroupCannotBeDeleted", (await azure.SendAsync("DELETE", id + "?api-version=2023-09-01")).Refusal);
    }

    [Fact]
    public async Task A_public_address_is_checked_as_its_sku_says()
    {
        var options = EmulatedAzure.NewOptions() with { Rehearsal = new() { BasicPublicAddressesRetired = true } };
        await using var azure = await EmulatedAzure.StartAsync(options);
        const string Path = Network + "publicIPAddresses/p";
        Assert.Equal("400 StandardSkuPublicIPAddressesMustBeStatic", (await azure.GroupAsync("PUT", "ingot-images", Path, Address("Standard", "Dynamic"))).Refusal);
        Assert.Equal("400 IPv4BasicSkuPublicIpCountLimitReached", (await azure.GroupAsync("PUT", "ingot-images", Path, Address("Basic", "Dynamic"))).Refusal);
        await azure.DoneAsync("PUT", "ingot-images", Path, Address("Standard", "Static"));
        Assert.StartsWith("127.", (await azure.GroupAsync("GET", "ingot-images", Path)).Text("properties", "ipAddress"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_subnet_takes_no_more_and_says_so_beforehand()
    {
        var options = EmulatedAzure.NewOptions() with { Rehearsal = new() { SubnetPrefixLength = 29 } };
        await using var azure = await EmulatedAzure.StartAsync(options);
        foreach (var suffix in (string[])["a", "b", "c"])
            await azure.DoneAsync("PUT", "ingot-images", Vm + suffix, VmBodies.Good());
        var answer = await azure.GroupAsync("PUT", "ingot-images", Vm + "d", VmBodies.Good());
        Assert.Equal("400 SubnetIsFull", answer.Refusal);
        var usage = (await azure.GroupAsync("GET", "ingot-network", Network + "virtualNetworks/bake-vnet/usages")).Find("value")![0]!;
        Assert.Equal("3 of 3", $"{usage["currentValue"]} of {usage["limit"]}");
        var check = await azure.GroupAsync(
            "GET", "ingot-network", $"{Network}virtualNetworks/bake-vnet/CheckIPAddressAvailability?ipAddress={options.GuestNetwork}.4");
        Assert.Equal("false", check.Text("available"));
        Assert.Equal("[]", check.Find("availableIPAddresses")!.ToJsonString());
    }

    [Fact]
    public async Task A_delegated_subnet_takes_no_machine()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.DoneAsync("PUT", "ingot-network", Network + "virtualNetworks/bake-vnet/subnets/bake", JsonNode.Parse($$"""
            {"properties":{"addressPrefix":"{{azure.Options.GuestNetwork}}.0/24",
             "delegations":[{"name":"apps","properties":{"serviceName":"Microsoft.Web/serverFarms"} }]} }
            """));
        Assert.Equal("400 SubnetWithDelegationCannotBeUsed", (await azure.GroupAsync("PUT", "ingot-images", Vm, VmBodies.Good())).Refusal);
    }

    [Theory]
    [InlineData(99, "400 SecurityRuleInvalidPriority")]
    [InlineData(300, "400 SecurityRuleConflict")]
    public async Task Rules_have_priorities_of_their_own(int priority, string refusal)
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var body = Group(Rule("one", 300, "Allow", "*"), Rule("two", priority, "Allow", "*"));
        Assert.Equal(refusal, (await azure.GroupAsync("PUT", "ingot-images", Network + "networkSecurityGroups/doors", body)).Refusal);
    }

    static JsonObject Group(params JsonNode[] rules) => new()
    {
        ["location"] = "westeurope", ["properties"] = new JsonObject { ["securityRules"] = new JsonArray([.. rules.Select(rule => rule.DeepClone())]) },
    };

    static JsonNode Rule(string name, int priority, string access, string source) => new JsonObject
    {
        ["name"] = name,
        ["properties"] = new JsonObject
        {
            ["priority"] = priority, ["access"] = access, ["direction"] = "Inbound", ["protocol"] = "Tcp", ["sourceAddressPrefix"] = source,
            ["sourcePortRange"] = "*", ["destinationPortRange"] = "5986", ["destinationAddressPrefix"] = "*",
        },
    };

    static JsonObject Address(string sku, string method) => new()
    {
        ["location"] = "westeurope",
        ["sku"] = new JsonObject { ["name"] = sku },
        ["properties"] = new JsonObject { ["publicIPAllocationMethod"] = method },
    };

    static JsonObject WithPublicAddress(string sku, string? group)
    {
        var body = VmBodies.Good();
        var nic = body["properties"]!["networkProfile"]!["networkInterfaceConfigurations"]![0]!["properties"]!;
        var address = Address(sku, sku == "Basic" ? "Dynamic" : "Static");
        address["name"] = "public";
        address["properties"]!["deleteOption"] = "Delete";
        nic["ipConfigurations"]![0]!["properties"]!["publicIPAddressConfiguration"] = address;
        if (group is not null)
        {
            var id = $"/subscriptions/{EmulatedAzure.Subscription}/resourceGroups/ingot-images{Network}networkSecurityGroups/{group}";
            nic["networkSecurityGroup"] = new JsonObject { ["id"] = id };
        }
        return body;
    }

    static Task OpenAsync(EmulatedAzure azure) => azure.DoneAsync("PUT", "ingot-images", Vm + "/runCommands/open", new JsonObject
    {
        ["location"] = "westeurope", ["properties"] = new JsonObject { ["source"] = new JsonObject { ["script"] = OpenWinRm } },
    });

    static async Task<(string Inside, string Outside)> AddressesAsync(EmulatedAzure azure)
    {
        var id = azure.Server.ResourceIds.Single(each => each.Contains("/publicIPAddresses/", StringComparison.Ordinal));
        var address = await azure.SendAsync("GET", id + "?api-version=2023-09-01");
        return (azure.Options.GuestNetwork + ".4", address.Text("properties", "ipAddress"));
    }

    static async Task<bool> AnswersAsync(string address)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(address, 5986, EmulatedAzure.Cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
