using System.Text.Json.Nodes;
using Azure;
using Azure.Core;
using Azure.ResourceManager;
using Azure.ResourceManager.Resources;

namespace Ingot.Tests.Emulator.Arm;

public sealed class GroupTests
{
    [Fact]
    public async Task A_fresh_subscription_has_two_groups_a_gallery_and_the_network()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        Assert.Equal(4, azure.Server.ResourceIds.Count);
        var subnet = await azure.SendAsync("GET", EmulatedAzure.SubnetId + "?api-version=2023-09-01");
        Assert.Equal(azure.Options.GuestNetwork + ".0/24", subnet.Text("properties", "addressPrefix"));
        Assert.True(await azure.NewSubscription().GetResourceGroups().ExistsAsync("ingot-images", EmulatedAzure.Cancellation));
        Assert.False(await azure.NewSubscription().GetResourceGroups().ExistsAsync("none", EmulatedAzure.Cancellation));
    }

    [Fact]
    public async Task The_sdk_tags_a_group_through_the_tags_resource()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var group = await SdkMachines.NewGroupAsync(azure, "tagged");
        group = await group.AddTagAsync("ingot-run", "r1", EmulatedAzure.Cancellation);
        group = await group.AddTagAsync("ingot-stage", "ProvisionVm", EmulatedAzure.Cancellation);
        group = await group.RemoveTagAsync("ingot-stage", EmulatedAzure.Cancellation);
        Assert.Equal("ingot-run=r1", string.Join(',', group.Data.Tags.Select(tag => $"{tag.Key}={tag.Value}")));
        Assert.Contains(
            azure.Server.RequestLog,
            entry => entry.Path.EndsWith("/tags/default", StringComparison.Ordinal) && entry.Method == "PUT");

        var found = azure.NewSubscription().GetResourceGroups().GetAllAsync("tagName eq 'ingot-run' and tagValue eq "
            + "'r1'", cancellationToken: EmulatedAzure.Cancellation);
        Assert.Equal("tagged", (await found.SingleAsync(EmulatedAzure.Cancellation)).Data.Name);
    }

    [Fact]
    public async Task A_tag_filter_shows_no_tags_and_cannot_be_combined_with_a_type()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.DoneAsync("PUT", "ingot-network", "/providers/Microsoft.Network/networkSecurityGroups/n", new JsonObject
        {
            ["location"] = "westeurope", ["tags"] = new JsonObject { ["a"] = "b" },
        });
        var byTag = await azure.GroupAsync("GET", "ingot-network", "/resources?$filter=tagName eq 'a' and tagValue eq 'b'");
        var resource = Assert.Single(byTag.Find("value")!.AsArray());
        Assert.Equal("n", resource?["name"]?.ToString());
        Assert.Null(resource?["tags"]);
        var byType = await azure.GroupAsync("GET", "ingot-network", "/resources?$filter=resourceType eq "
            + "'Microsoft.Network/virtualNetworks'");
        Assert.Equal("bake-vnet", Assert.Single(byType.Find("value")!.AsArray())?["name"]?.ToString());
        var both = await azure.GroupAsync("GET", "ingot-network", "/resources?$filter=tagName eq 'a' and resourceType eq 'x'");
        Assert.Equal("400 InvalidFilterInQueryString", both.Refusal);
    }

    [Fact]
    public async Task A_group_stays_where_it_was_made()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var elsewhere = await azure.GroupAsync("PUT", "ingot-images", "", new JsonObject { ["location"] = "northeurope" });
        Assert.Equal("409 InvalidResourceGroupLocation", elsewhere.Refusal);
        var unknown = await azure.GroupAsync("PUT", "new", "", new JsonObject { ["location"] = "atlantis" });
        Assert.Equal("400 LocationNotAvailableForResourceGroup", unknown.Refusal);
        var missing = await azure.GroupAsync("PUT", "new", "", new JsonObject());
        Assert.Equal("400 LocationRequired", missing.Refusal);
        var spelled = await azure.GroupAsync("PUT", "new", "", new JsonObject { ["location"] = "West Europe" });
        Assert.Equal("201 westeurope", $"{spelled.Status} {spelled.Text("location")}");
        Assert.Equal(204, (await azure.GroupAsync("HEAD", "new", "")).Status);
    }

    [Fact]
    public async Task A_group_whose_network_is_used_elsewhere_cannot_be_deleted()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.DoneAsync("PUT", "ingot-images", "/providers/Microsoft.Compute/virtualMachines/m", VmBodies.Good());
        var deletion = await azure.GroupAsync("DELETE", "ingot-network", "");
        Assert.Equal("409 ResourceGroupDeletionBlocked", (await azure.SendAsync("GET", deletion.Header("Location"))).Refusal);
        var subnet = await azure.SendAsync("DELETE", EmulatedAzure.SubnetId + "?api-version=2023-09-01");
        Assert.Equal("400 InUseSubnetCannotBeDeleted", subnet.Refusal);
    }

    [Fact]
    public async Task Nothing_is_put_into_a_group_that_is_being_deleted()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.DoneAsync("PUT", "ingot-images", "/providers/Microsoft.Compute/virtualMachines/m", VmBodies.Good());
        var machine = azure.Server.ResourceIds.Single(id => id.EndsWith("/virtualMachines/m", StringComparison.Ordinal));
        var guest = azure.Server.FindGuest(machine);
        Assert.NotNull(guest);
        await guest.Gate.WaitAsync(EmulatedAzure.Cancellation);
        var deletion = await azure.GroupAsync("DELETE", "ingot-images", "");
        var location = new JsonObject { ["location"] = "westeurope" };
        Assert.Equal("409 ResourceGroupBeingDeleted", (await azure.GroupAsync("PUT", "ingot-images", "", location)).Refusal);
        var inside = await azure.GroupAsync("PUT", "ingot-images", "/providers/Microsoft.Network/networkSecurityGroups/n", location);
        Assert.Equal("409 ResourceGroupBeingDeleted", inside.Refusal);
        Assert.Equal(deletion.Header("Location"), (await azure.GroupAsync("DELETE", "ingot-images", "")).Header("Location"));
        Assert.Equal(202, (await azure.SendAsync("GET", deletion.Header("Location"))).Status);
        guest.Gate.Release();
        var status = 202;
        while (status == 202)
            status = (await azure.SendAsync("GET", deletion.Header("Location"))).Status;
        Assert.Equal("200 404", $"{status} {(await azure.GroupAsync("GET", "ingot-images", "")).Status}");
    }

    [Fact]
    public async Task Networks_are_generic_resources_of_the_sdk()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var group = await SdkMachines.NewGroupAsync(azure, "own");
        var id = new ResourceIdentifier($"{group.Id}/providers/Microsoft.Network/virtualNetworks/private");
        var data = new GenericResourceData(AzureLocation.WestEurope)
        {
            Properties = BinaryData.FromString(
                """
                {"addressSpace":{"addressPrefixes":["10.9.0.0/24"]},
                 "subnets":[{"name":"bake","properties":{"addressPrefix":"10.9.0.0/25"}}]}
                """),
        };
        var network = (await azure.NewClient().GetGenericResources()
            .CreateOrUpdateAsync(WaitUntil.Completed, id, data, EmulatedAzure.Cancellation)).Value;
        Assert.Equal("Succeeded", JsonNode.Parse(network.Data.Properties.ToString())?["provisioningState"]?.ToString());
        await network.DeleteAsync(WaitUntil.Completed, EmulatedAzure.Cancellation);
        Assert.DoesNotContain(id.ToString(), azure.Server.ResourceIds, StringComparer.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("10.9.0.0/33", "400 InvalidAddressPrefixFormat")]
    [InlineData("10.8.0.0/24", "400 NetcfgInvalidSubnet")]
    public async Task A_subnet_has_to_fit_its_network(string prefix, string refusal)
    {
        await using var azure = await EmulatedAzure.StartAsync();
        const string subnet = "/providers/Microsoft.Network/virtualNetworks/bake-vnet/subnets/more";
        var answer = await azure.GroupAsync("PUT", "ingot-network", subnet, new JsonObject
        {
            ["properties"] = new JsonObject { ["addressPrefix"] = prefix },
        });
        Assert.Equal(refusal, answer.Refusal);
    }
}
