using System.Text.Json.Nodes;

namespace Ingot.Tests.Journeys;

/// <summary>Options of the build VM, from the user's words to Azure and back, with the real program.</summary>
public sealed class OptionSpecs
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_options_that_need_nothing_else_reach_azure_together()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        await File.WriteAllTextAsync(Path.Combine(bench.Root, "first.ps1"), "hello", Token);

        var run = await bench.BakeAsync(
            Token, "ProvisionVm",
            "--tags", "team=platform,cost-center=4711", "--time-to-live", "06:00:00", "--zones", "2", "--build-user", "baker", "--license-type", "Windows_Server",
            "--spot-eviction-policy", "Delete", "--spot-max-price", "0.5", "--custom-data-file", "first.ps1", "--user-data", "hello",
            "--system-assigned-identity", "--boot-diagnostics-storage-account", "Managed",
            "--os-disk-size", "256", "--os-disk-type", "StandardSSD_LRS", "--os-disk-caching", "ReadOnly", "--data-disk-sizes", "64,128", "--data-disk-luns", "5,7",
            "--accelerated-networking");

        run.Ended(0);
        var vm = Sent(bench, "/virtualMachines/bake-2022");
        Assert.Equal(("platform", "4711", "windows-2022"), (Text(vm, "tags", "team"), Text(vm, "tags", "cost-center"), Text(vm, "tags", "ingot-image")));
        Assert.Equal("2", vm["zones"]![0]!.ToString());
        Assert.Equal("SystemAssigned", Text(vm, "identity", "type"));
        var properties = vm["properties"]!;
        Assert.Equal(("Windows_Server", "Spot", "Delete"), (Text(properties, "licenseType"), Text(properties, "priority"), Text(properties, "evictionPolicy")));
        Assert.Equal(0.5m, properties["billingProfile"]!["maxPrice"]!.GetValue<decimal>());
        Assert.Equal(("baker", "***"), (Text(properties, "osProfile", "adminUsername"), Text(properties, "osProfile", "customData")));
        Assert.Equal(("aGVsbG8=", "true"), (Text(properties, "userData"), Text(properties, "diagnosticsProfile", "bootDiagnostics", "enabled")));
        var disk = properties["storageProfile"]!["osDisk"]!;
        Assert.Equal(("256", "ReadOnly", "StandardSSD_LRS"), (Text(disk, "diskSizeGB"), Text(disk, "caching"), Text(disk, "managedDisk", "storageAccountType")));
        Assert.Equal(["5:64", "7:128"], properties["storageProfile"]!["dataDisks"]!.AsArray().Select(data => $"{data!["lun"]}:{data["diskSizeGB"]}"));
        Secrets.AreNowhere(bench, run);
    }

    [Fact]
    public async Task A_public_build_vm_is_dialled_from_outside_guarded_and_leaves_nothing_in_the_users_group()
    {
        await using var bench = await Workbench.OpenAsync(Token);

        var run = await bench.BakeAsync(
            Token, "CaptureImage", "--build-resource-group", "ingot-network", "--public-ip", "--allowed-source-addresses", "203.0.113.7,127.0.0.0/8", "--data-disk-sizes", "8");

        run.Ended(0);
        Assert.Single(bench.Images());
        Assert.Equal("203.0.113.7", Sent(bench, "/networkSecurityGroups/bake-2022-nsg")["properties"]!["securityRules"]![0]!["properties"]!["sourceAddressPrefixes"]![0]!.ToString());
        Assert.Contains("public_ipv4_addresses", await File.ReadAllTextAsync(Path.Combine(bench.Root, "inventory", "bake-2022.azure_rm.yml"), Token), StringComparison.Ordinal);
        Assert.DoesNotContain(bench.Azure.ResourceIds, id => id.Contains("bake-2022", StringComparison.OrdinalIgnoreCase) && !id.Contains("/images/", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_build_vm_in_a_network_of_its_own_is_baked_through_its_public_address()
    {
        await using var bench = await Workbench.OpenAsync(Token);

        var run = await bench.BakeAsync(
            Token, "CaptureImage", "--virtual-network", "", "--subnet", "", "--public-ip", "--allowed-source-addresses", "127.0.0.0/8");

        run.Ended(0);
        Assert.Single(bench.Images());
        Assert.Empty(bench.Leftovers());
        Assert.Equal("10.0.0.0/24", Sent(bench, "/virtualNetworks/bake-2022-vnet")["properties"]!["addressSpace"]!["addressPrefixes"]![0]!.ToString());
        var subnet = Sent(bench, "/virtualMachines/bake-2022")["properties"]!["networkProfile"]!["networkInterfaceConfigurations"]![0]!["properties"]!["ipConfigurations"]![0]!["properties"]!["subnet"]!;
        Assert.EndsWith("/virtualNetworks/bake-2022-vnet/subnets/build", Text(subnet, "id"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Mistakes_in_options_are_all_named_before_anything_is_written()
    {
        await using var bench = await Workbench.OpenAsync(Token);

        var run = await bench.BakeAsync(
            Token, "ProvisionVm", "--custom-data", "a", "--custom-data-file", "b", "--user-data-file", "missing.txt", "--tags", "a=1,A=2", "--security-type", "trustedlaunch",
            "--public-ip", "--zones", "5");

        run.Ended(2);
        foreach (var words in new[] { "--custom-data and --custom-data-file", "missing.txt", "--tags names a more than once", "Did you mean TrustedLaunch?", "--allowed-source-addresses is missing", "--zones '5'" })
            Assert.Contains(words, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(bench.Azure.RequestLog, entry => entry.Method is "PUT" or "PATCH" or "DELETE");
    }

    static JsonNode Sent(Workbench bench, string path) =>
        bench.Azure.RequestLog.Last(entry => entry.Method == "PUT" && entry.Path.EndsWith(path, StringComparison.OrdinalIgnoreCase)).Body
            ?? throw new InvalidOperationException("The request had no body.");

    static string? Text(JsonNode node, params string[] path) => path.Aggregate<string, JsonNode?>(node, (found, name) => found?[name])?.ToString();
}
