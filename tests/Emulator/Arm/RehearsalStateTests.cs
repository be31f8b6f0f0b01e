using Ingot.Emulator.Rehearsals;

namespace Ingot.Tests.Emulator.Arm;

public sealed class RehearsalStateTests
{
    [Theory]
    [InlineData("quota: []", "state.yml, line 1", "There is no key 'quota'", "Did you mean quotas?")]
    [InlineData("quotas:\n- nam: cores\n  limit: 4", "state.yml, line 2: quotas[0]", "There is no key 'nam'", "Did you mean name?")]
    [InlineData("quotas:\n- limit: 4", "line 2: quotas[0]", "key 'name' is missing", "Add name.")]
    [InlineData("quotas:\n- name: cores\n  limit: many", "line 3: quotas[0].limit", "no whole number", "README")]
    [InlineData("quotas:\n- name: cores\n  limit: -1", "line 3: quotas[0].limit", "'-1'", "0 or more")]
    [InlineData("quotas: 12", "line 1: quotas", "list", "README")]
    [InlineData("capacities:\n- size: Standard_D4_v5s", "line 2: capacities[0].size", "Standard_D4_v5s", "Did you mean Standard_D4")]
    [InlineData("capacities:\n- size: Standard_D4s_v5\n  zone: 4", "line 3: capacities[0].zone", "'4'", "1")]
    [InlineData("groups:\n- name: mine\n  location: westeuropa", "line 3: groups[0].location", "westeuropa", "Did you mean westeurope?")]
    [InlineData("providers:\n  Microsoft.Compute: Registred", "line 2: providers.Microsoft.Compute", "Registred", "Did you mean Registered?")]
    [InlineData("basicPublicAddressesRetired: perhaps", "line 1", "neither true nor false", "README")]
    [InlineData("subnetPrefixLength: 30", "line 1", "30", "24 to 29")]
    [InlineData("quotas: [", "state.yml, line ", "", "indentation")]
    public void A_mistake_is_refused_with_file_and_line_and_what_was_meant(string yaml, string what, string why, string remedy)
    {
        var refusal = Assert.Throws<RehearsalFileException>(() => Read(yaml));
        var mistake = Assert.Single(refusal.Mistakes);
        Assert.Contains(what, mistake.What, StringComparison.Ordinal);
        Assert.Contains(why, mistake.Why, StringComparison.Ordinal);
        Assert.Contains(remedy, mistake.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_come_together()
    {
        var refusal = Assert.Throws<RehearsalFileException>(() => Read("""
            quotas:
            - name: core
              limit: ten
            locks:
            - name: keep
              level: Delete
            """));
        Assert.Equal([2, 3, 6], refusal.Mistakes.Select(mistake => int.Parse(mistake.What.Split("line ")[1].Split(':')[0])));
    }

    [Fact]
    public void A_missing_file_is_a_mistake_too()
    {
        var refusal = Assert.Throws<RehearsalFileException>(() => RehearsalFile.Read("/nowhere/state.yml"));
        Assert.Contains("/nowhere/state.yml", Assert.Single(refusal.Mistakes).What, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_is_the_subscription_of_an_owner()
    {
        var state = Read("");
        Assert.Empty(state.Permissions);
        Assert.Equal(24, state.SubnetPrefixLength);
    }

    [Fact]
    public async Task What_the_file_says_exists_is_there()
    {
        var state = Read("""
            groups:
            - name: shared
              location: northeurope
              tags: { owner: me }
            resources:
            - type: Microsoft.Compute/diskEncryptionSets
              name: keys
              group: vaults
              properties:
                encryptionType: EncryptionAtRestWithCustomerKey
                activeKey: { sourceVault: { id: "/subscriptions/{subscription}/x" } }
            - type: Microsoft.Network/virtualNetworks
              name: other
              group: shared
              location: northeurope
              properties:
                addressSpace: { addressPrefixes: [10.1.0.0/16] }
                subnets: [{ name: inner, properties: { addressPrefix: 10.1.2.0/24 } }]
            """);
        await using var azure = await EmulatedAzure.StartAsync(EmulatedAzure.NewOptions() with { Rehearsal = state });
        var group = await azure.GroupAsync("GET", "shared", "");
        Assert.Equal("northeurope me", $"{group.Text("location")} {group.Text("tags", "owner")}");
        var network = await azure.GroupAsync("GET", "shared", "/providers/Microsoft.Network/virtualNetworks/other/subnets/inner");
        Assert.Equal("10.1.2.0/24", network.Text("properties", "addressPrefix"));
        var keys = await azure.GroupAsync("GET", "vaults", "/providers/Microsoft.Compute/diskEncryptionSets/keys");
        Assert.Equal($"/subscriptions/{EmulatedAzure.Subscription}/x", keys.Text("properties", "activeKey", "sourceVault", "id"));
    }

    [Fact]
    public async Task The_example_of_the_manual_is_one()
    {
        var manual = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "build", "emulator", "README.md"), EmulatedAzure.Cancellation);
        var state = Read(manual.Split("```yaml")[1].Split("```")[0]);
        Assert.Equal(2, state.Policies.Count);
        Assert.False(Assert.Single(state.Terms).Accepted);
        await using var azure = await EmulatedAzure.StartAsync(EmulatedAzure.NewOptions() with { Rehearsal = state });
        Assert.Equal("northeurope", (await azure.GroupAsync("GET", "shared", "")).Text("location"));
    }

    static RehearsalState Read(string yaml) => RehearsalFile.Read(new StringReader(yaml), "state.yml");
}
