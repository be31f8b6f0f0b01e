using System.Text.Json.Nodes;
using Azure;
using Azure.ResourceManager.Compute;

namespace Ingot.Tests.Emulator.Arm;

public sealed class VmRefusalTests
{
    const string Vm = "/providers/Microsoft.Compute/virtualMachines/bake01";

    [Theory]
    [InlineData("osProfile.computerName", "a-name-of-16-char", "400 InvalidParameter")]
    [InlineData("osProfile.computerName", "12345", "400 InvalidParameter")]
    [InlineData("osProfile.computerName", null, "400 InvalidParameter")]
    [InlineData("osProfile.adminUsername", "Administrator", "400 InvalidParameter")]
    [InlineData("osProfile.adminUsername", null, "400 InvalidParameter")]
    [InlineData("osProfile.adminPassword", "Sh0rt!", "400 InvalidParameter")]
    [InlineData("osProfile.adminPassword", "onlylowercase", "400 InvalidParameter")]
    [InlineData("osProfile.adminPassword", "P@ssw0rd", "400 InvalidParameter")]
    [InlineData("hardwareProfile.vmSize", "Standard_Nothing", "400 InvalidParameter")]
    [InlineData("networkProfile", null, "400 InvalidParameter")]
    [InlineData("networkProfile.networkApiVersion", null, "400 InvalidParameter")]
    [InlineData("storageProfile.imageReference.sku", "2042-datacenter", "404 PlatformImageNotFound")]
    [InlineData("storageProfile.imageReference.version", "1.2.3", "404 PlatformImageNotFound")]
    public async Task A_machine_with_a_bad_property_is_refused_and_nothing_is_made(string path, string? value, string refusal)
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var before = azure.Server.ResourceIds;
        var answer = await azure.GroupAsync("PUT", "ingot-images", Vm, VmBodies.With(path, value));
        Assert.Equal(refusal, answer.Refusal);
        Assert.Equal(before, azure.Server.ResourceIds);
    }

    [Fact]
    public async Task A_size_that_cannot_boot_the_generation_is_refused()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var body = VmBodies.With("storageProfile.imageReference.sku", "2022-datacenter");
        body["properties"]!["hardwareProfile"]!["vmSize"] = "Standard_DC2as_v5";
        Assert.Equal("400 BadRequest", (await azure.GroupAsync("PUT", "ingot-images", Vm, body)).Refusal);
    }

    [Fact]
    public async Task A_machine_beyond_the_quota_is_refused()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.GroupAsync("PUT", "ingot-images", Vm, VmBodies.With("hardwareProfile.vmSize", "Standard_D96s_v5"));
        var answer = await azure.GroupAsync("PUT", "ingot-images", Vm + "b", VmBodies.With("hardwareProfile.vmSize", "Standard_D8s_v5"));
        Assert.Equal("409 OperationNotAllowed", answer.Refusal);
        Assert.Contains("quota", answer.Text("error", "message"), StringComparison.Ordinal);
        var usages = azure.NewSubscription().GetUsagesAsync("westeurope", EmulatedAzure.Cancellation);
        Assert.Equal(96, (await usages.FirstAsync(usage => usage.Name.Value == "cores", EmulatedAzure.Cancellation)).CurrentValue);
    }

    [Theory]
    [InlineData("subnet")]
    [InlineData("networkSecurityGroup")]
    [InlineData("region")]
    public async Task A_reference_to_nothing_is_a_bad_request_not_a_missing_resource(string what)
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var body = VmBodies.Good();
        var nic = body["properties"]!["networkProfile"]!["networkInterfaceConfigurations"]![0]!["properties"]!;
        if (what == "subnet")
            nic["ipConfigurations"]![0]!["properties"]!["subnet"]!["id"] = EmulatedAzure.SubnetId + "x";
        else if (what == "region")
            body["location"] = "northeurope";
        else
            nic["networkSecurityGroup"] = new JsonObject { ["id"] = EmulatedAzure.SubnetId.Replace("virtualNetworks/bake-vnet/subnets/bake", "networkSecurityGroups/none", StringComparison.Ordinal) };
        var before = azure.Server.ResourceIds;
        Assert.Equal("400 InvalidResourceReference", (await azure.GroupAsync("PUT", "ingot-images", Vm, body)).Refusal);
        Assert.Equal(before, azure.Server.ResourceIds);
    }

    [Theory]
    [InlineData("osProfile.computerName", "other01")]
    [InlineData("osProfile.adminUsername", "somebody")]
    [InlineData("storageProfile.imageReference.sku", "2022-datacenter-g2")]
    public async Task What_is_fixed_at_creation_cannot_be_changed(string path, string value)
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.GroupAsync("PUT", "ingot-images", Vm, VmBodies.Good());
        Assert.Equal("409 PropertyChangeNotAllowed", (await azure.GroupAsync("PUT", "ingot-images", Vm, VmBodies.With(path, value))).Refusal);
    }

    [Fact]
    public async Task A_repeated_put_is_an_update()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.GroupAsync("PUT", "ingot-images", Vm, VmBodies.Good());
        var ids = azure.Server.ResourceIds;
        var again = await azure.GroupAsync("PUT", "ingot-images", Vm, VmBodies.Good());
        Assert.Equal("200 Updating", $"{again.Status} {again.Text("properties", "provisioningState")}");
        Assert.Equal("Succeeded", (await azure.FollowAsync(again)).Text("status"));
        Assert.Equal(ids, azure.Server.ResourceIds);
        var moved = VmBodies.Good();
        moved["location"] = "northeurope";
        Assert.Equal("409 InvalidResourceLocation", (await azure.GroupAsync("PUT", "ingot-images", Vm, moved)).Refusal);
    }

    [Fact]
    public async Task What_a_machine_uses_cannot_be_deleted_or_used_again()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.GroupAsync("PUT", "ingot-images", Vm, VmBodies.Good());
        var machine = await azure.GroupAsync("GET", "ingot-images", Vm);
        var nic = machine.Find("properties", "networkProfile", "networkInterfaces")?[0]?["id"]?.ToString();
        Assert.Equal("400 NicInUse", (await azure.SendAsync("DELETE", nic + "?api-version=2023-09-01")).Refusal);
        var disk = machine.Text("properties", "storageProfile", "osDisk", "managedDisk", "id");
        Assert.Equal("409 OperationNotAllowed", (await azure.SendAsync("DELETE", disk + "?api-version=2023-04-02")).Refusal);

        var second = VmBodies.With("networkProfile", new JsonObject
        {
            ["networkInterfaces"] = new JsonArray(new JsonObject { ["id"] = nic }),
        });
        Assert.Equal("400 NicInUse", (await azure.GroupAsync("PUT", "ingot-images", Vm + "b", second)).Refusal);
    }

    [Fact]
    public async Task A_password_is_never_given_back()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var made = await azure.GroupAsync("PUT", "ingot-images", Vm, VmBodies.Good());
        var read = await azure.GroupAsync("GET", "ingot-images", Vm + "?$expand=instanceView");
        foreach (var body in (string?[])[made.Body?.ToJsonString(), read.Body?.ToJsonString()])
        {
            Assert.DoesNotContain("adminPassword", body, StringComparison.Ordinal);
            Assert.DoesNotContain(VmBodies.Password, body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_sdk_sees_the_code_of_a_refusal()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var group = await SdkMachines.NewGroupAsync(azure, "bake");
        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => SdkMachines.NewMachineAsync(group, "a-name-of-16-char"));
        Assert.Equal("400 InvalidParameter", $"{failure.Status} {failure.ErrorCode}");
    }
}
