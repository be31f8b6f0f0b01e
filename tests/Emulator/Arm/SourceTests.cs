using System.Text.Json.Nodes;
using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Ingot.Emulator.Rehearsals;

namespace Ingot.Tests.Emulator.Arm;

/// <summary>What a machine can be made from.</summary>
public sealed class SourceTests
{
    const string Publisher = "center-for-internet-security-inc";

    const string Plan = "cis-windows-server2022-l1-gen2";

    [Fact]
    public async Task A_definition_means_its_newest_version_that_is_in_the_region_and_not_excluded()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.NewSourceAsync();
        await azure.GalleryEndAsync("PUT", GalleryBodies.Definition, GalleryBodies.NewDefinition());
        var source = GalleryBodies.Id(GalleryBodies.Vm);
        var both = GalleryBodies.Regions("westeurope", "northeurope");
        both[1]!["excludeFromLatest"] = true;
        await PutAsync(azure, "1.9.0", GalleryBodies.NewVersion(source));
        await PutAsync(azure, "1.10.0", GalleryBodies.NewVersion(source, ("targetRegions", both)));
        await PutAsync(azure, "2.0.0", GalleryBodies.NewVersion(source, ("excludeFromLatest", true)));

        await azure.DoneAsync("PUT", "ingot-images", GalleryBodies.Vm + "a", Machine("id", GalleryBodies.Id(GalleryBodies.Definition)));
        var made = await azure.GroupAsync("GET", "ingot-images", GalleryBodies.Vm + "a");
        Assert.Equal("1.10.0", made.Text("properties", "storageProfile", "imageReference", "exactVersion"));
        var exact = Machine("id", GalleryBodies.Id(GalleryBodies.Definition + "/versions/2.0.0"));
        await azure.DoneAsync("PUT", "ingot-images", GalleryBodies.Vm + "b", exact);
    }

    [Fact]
    public async Task A_version_that_is_not_in_the_region_is_not_found()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.NewSourceAsync();
        await azure.GalleryEndAsync("PUT", GalleryBodies.Definition, GalleryBodies.NewDefinition());
        await PutAsync(azure, "1.0.0", GalleryBodies.NewVersion(GalleryBodies.Id(GalleryBodies.Vm)));
        var body = Machine("id", GalleryBodies.Id(GalleryBodies.Version));
        body["location"] = "northeurope";
        var answer = await azure.GroupAsync("PUT", "ingot-images", GalleryBodies.Vm + "a", body);
        Assert.Equal("404 GalleryImageNotFound", answer.Refusal);
        Assert.Contains("is not available in northeurope region. Please contact image owner to replicate to this region",
            answer.Text("error", "message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_of_another_subscription_is_used_when_that_is_known_and_refused_when_not()
    {
        const string Other = "22222222-3333-4444-5555-666666666666";
        await using var azure = await StartAsync(new() { Subscriptions = [Other] });
        var elsewhere = $"/subscriptions/{Other}/resourceGroups/central";
        Assert.Equal(201, (await azure.SendAsync("PUT", elsewhere + "?api-version=2022-09-01", Located())).Status);
        await azure.NewSourceAsync();
        foreach (var (path, body) in new[]
        {
            (GalleryBodies.Gallery, Located()),
            (GalleryBodies.Definition, GalleryBodies.NewDefinition()),
            (GalleryBodies.Version, GalleryBodies.NewVersion(GalleryBodies.Id(GalleryBodies.Vm))),
        })
        {
            var answer = await azure.SendAsync("PUT", elsewhere + path + "?api-version=2022-03-03", body);
            Assert.Equal("Succeeded", (await azure.FollowAsync(answer)).Text("status"));
        }
        await azure.DoneAsync("PUT", "ingot-images", GalleryBodies.Vm + "a", Machine("id", elsewhere + GalleryBodies.Version));
        var listed = await azure.SendAsync("GET", $"/subscriptions/{Other}/providers/Microsoft.Compute/galleries?api-version=2022-03-03");
        Assert.Equal(elsewhere + GalleryBodies.Gallery, Assert.Single(listed.Find("value")!.AsArray())!["id"]!.ToString());

        var hidden = elsewhere.Replace(Other, Guid.NewGuid().ToString(), StringComparison.Ordinal);
        var refusal = await azure.GroupAsync("PUT", "ingot-images", GalleryBodies.Vm + "b", Machine("id", hidden + GalleryBodies.Version));
        Assert.Equal("403 LinkedAuthorizationFailed", refusal.Refusal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_gallery_of_others_is_read_and_booted(bool isCommunity)
    {
        await using var azure = await StartAsync(new()
        {
            PublishedGalleries =
            [
                new()
                {
                    Name = "contoso-1a2b", Community = isCommunity,
                    Images = [new() { Name = "base", Versions = ["1.0.0", "1.2.0", "1.3.0"], ExcludedFromLatest = ["1.3.0"] }],
                },
            ],
        });
        var (path, kind, member) = isCommunity
            ? ("communityGalleries", "CommunityGalleries", "communityGalleryImageId")
            : ("sharedGalleries", "SharedGalleries", "sharedGalleryImageId");
        var prefix = $"/subscriptions/{EmulatedAzure.Subscription}/providers/Microsoft.Compute/locations/westeurope/{path}/contoso-1a2b/images";
        var versions = await azure.SendAsync("GET", $"{prefix}/base/versions?api-version=2022-03-03");
        Assert.Equal(3, versions.Find("value")!.AsArray().Count);
        var version = await azure.SendAsync("GET", $"{prefix}/base/versions/1.3.0?api-version=2022-03-03");
        Assert.Equal($"/{kind}/contoso-1a2b/Images/base/Versions/1.3.0", version.Text("identifier", "uniqueId"));
        Assert.Equal("V2", (await azure.SendAsync("GET", $"{prefix}/base?api-version=2022-03-03")).Text("properties", "hyperVGeneration"));
        var elsewhere = prefix.Replace("westeurope", "eastus", StringComparison.Ordinal);
        Assert.Equal(404, (await azure.SendAsync("GET", $"{elsewhere}/base/versions?api-version=2022-03-03")).Status);

        await azure.DoneAsync("PUT", "ingot-images", GalleryBodies.Vm, Machine(member, $"/{kind}/contoso-1a2b/Images/base/Versions/latest"));
        var made = await azure.GroupAsync("GET", "ingot-images", GalleryBodies.Vm);
        Assert.Equal("1.2.0", made.Text("properties", "storageProfile", "imageReference", "exactVersion"));
        var missing = Machine(member, $"/{kind}/contoso-1a2b/Images/base/Versions/9.0.0");
        Assert.Equal("404 GalleryImageNotFound", (await azure.GroupAsync("PUT", "ingot-images", GalleryBodies.Vm + "a", missing)).Refusal);
        Assert.Equal("400 InvalidParameter",
            (await azure.GroupAsync("PUT", "ingot-images", GalleryBodies.Vm + "a", Machine(member, "/nonsense"))).Refusal);
    }

    [Fact]
    public async Task A_machine_from_an_image_with_a_plan_names_the_plan_or_fails()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var end = await EndAsync(azure, PlanMachine(null));
        Assert.Equal("Failed VMMarketplaceInvalidInput", $"{end.Text("status")} {end.Text("error", "code")}");
        Assert.Contains("requires Plan information in the request", end.Text("error", "message"), StringComparison.Ordinal);
        Assert.Equal("Failed", (await azure.GroupAsync("GET", "ingot-images", GalleryBodies.Vm)).Text("properties", "provisioningState"));
        await azure.DoneAsync("DELETE", "ingot-images", GalleryBodies.Vm);
        Assert.Contains("not as expected", (await EndAsync(azure, PlanMachine("other"))).Text("error", "message"), StringComparison.Ordinal);
        await azure.DoneAsync("DELETE", "ingot-images", GalleryBodies.Vm);
        Assert.Equal("Succeeded", (await EndAsync(azure, PlanMachine(Plan))).Text("status"));
        var bare = VmBodies.Good("bake02");
        bare["plan"] = PlanOf(Plan);
        var needless = await azure.FollowAsync(await azure.GroupAsync("PUT", "ingot-images", GalleryBodies.Vm + "b", bare));
        Assert.Contains("does not need Plan information", needless.Text("error", "message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Terms_are_accepted_once_for_each_plan()
    {
        var terms = new PlanTerms { Publisher = Publisher, Product = "cis-windows-server", Plan = Plan, Accepted = false };
        await using var azure = await StartAsync(new() { Terms = [terms] });
        var refusal = await azure.GroupAsync("PUT", "ingot-images", GalleryBodies.Vm, PlanMachine(Plan));
        Assert.Equal("400 ResourcePurchaseValidationFailed", refusal.Refusal);
        var path = $"/subscriptions/{EmulatedAzure.Subscription}/providers/Microsoft.MarketplaceOrdering/offerTypes/virtualmachine/publishers/"
            + $"{Publisher}/offers/cis-windows-server/plans/{Plan}/agreements/current?api-version=2021-01-01";
        var agreement = await azure.SendAsync("GET", path);
        Assert.Equal("false", agreement.Text("properties", "accepted"));
        agreement.Body!["properties"]!["accepted"] = true;
        await azure.SendAsync("PUT", path, agreement.Body);
        Assert.Equal("true", (await azure.SendAsync("GET", path)).Text("properties", "accepted"));
        Assert.Equal("Succeeded", (await EndAsync(azure, PlanMachine(Plan))).Text("status"));
        Assert.Equal("400 BadRequest", (await azure.SendAsync("GET", path.Replace(Plan, "none", StringComparison.Ordinal))).Refusal);
    }

    [Fact]
    public async Task A_plan_travels_with_what_is_captured()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.NewSourceAsync(body: PlanMachine(Plan));
        await azure.GalleryEndAsync("PUT", GalleryBodies.Definition, GalleryBodies.NewDefinition());
        await PutAsync(azure, "1.0.0", GalleryBodies.NewVersion(GalleryBodies.Id(GalleryBodies.Vm)));
        var body = Machine("id", GalleryBodies.Id(GalleryBodies.Version));
        var end = await azure.FollowAsync(await azure.GroupAsync("PUT", "ingot-images", GalleryBodies.Vm + "a", body));
        Assert.Equal("VMMarketplaceInvalidInput", end.Text("error", "code"));
    }

    [Fact]
    public async Task A_trusted_launch_image_and_its_machines_go_together()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.NewSourceAsync(body: VmBodies.With("securityProfile", Trusted()));
        var image = await azure.GroupAsync("PUT", "ingot-images", "/providers/Microsoft.Compute/images/golden", new JsonObject
        {
            ["location"] = "westeurope",
            ["properties"] = new JsonObject { ["sourceVirtualMachine"] = new JsonObject { ["id"] = GalleryBodies.Id(GalleryBodies.Vm) } },
        });
        Assert.Equal("409 OperationNotAllowed", image.Refusal);
        var features = new JsonArray(new JsonObject { ["name"] = "SecurityType", ["value"] = "TrustedLaunch" });
        await azure.GalleryEndAsync("PUT", GalleryBodies.Definition, GalleryBodies.NewDefinition(("features", features)));
        await PutAsync(azure, "1.0.0", GalleryBodies.NewVersion(GalleryBodies.Id(GalleryBodies.Vm)));

        var body = Machine("id", GalleryBodies.Id(GalleryBodies.Version));
        var refusal = await azure.GroupAsync("PUT", "ingot-images", GalleryBodies.Vm + "a", body);
        Assert.Equal("400 BadRequest", refusal.Refusal);
        Assert.Contains("only supports creation of VMs and VM Scale Sets with 'TrustedLaunch' security type",
            refusal.Text("error", "message"), StringComparison.Ordinal);
        body["properties"]!["securityProfile"] = Trusted();
        await azure.DoneAsync("PUT", "ingot-images", GalleryBodies.Vm + "a", body);
        var first = VmBodies.With("storageProfile.imageReference.sku", "2022-datacenter");
        first["properties"]!["securityProfile"] = Trusted();
        Assert.Equal("400 BadRequest", (await azure.GroupAsync("PUT", "ingot-images", GalleryBodies.Vm + "b", first)).Refusal);
    }

    [Fact]
    public async Task The_catalogue_lists_publishers_offers_skus_and_what_an_image_is()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var subscription = azure.NewSubscription();
        var publishers = await subscription.GetVirtualMachineImagePublishersAsync(AzureLocation.WestEurope, EmulatedAzure.Cancellation).ToListAsync(EmulatedAzure.Cancellation);
        Assert.Contains(publishers, publisher => publisher.Name == "MicrosoftWindowsDesktop");
        var offers = await subscription
            .GetVirtualMachineImageOffersAsync(AzureLocation.WestEurope, "MicrosoftWindowsDesktop", EmulatedAzure.Cancellation)
            .ToListAsync(EmulatedAzure.Cancellation);
        Assert.Contains(offers, offer => offer.Name == "Windows-11");
        var version = (await subscription.GetVirtualMachineImageAsync(
            AzureLocation.WestEurope, Publisher, "cis-windows-server", Plan, "20348.3207.250210", EmulatedAzure.Cancellation)).Value;
        Assert.Equal(Plan, version.Plan.Name);
        Assert.Equal(HyperVGeneration.V2, version.HyperVGeneration);
        Assert.Contains(version.Features, feature => feature is { Name: "SecurityType", Value: "TrustedLaunchSupported" });
        await Assert.ThrowsAsync<RequestFailedException>(() => subscription.GetVirtualMachineImageAsync(
            AzureLocation.WestEurope, Publisher, "none", Plan, "latest", EmulatedAzure.Cancellation));
    }

    static Task<EmulatedAzure> StartAsync(RehearsalState state) =>
        EmulatedAzure.StartAsync(EmulatedAzure.NewOptions() with { Rehearsal = state });

    static async Task<RawAnswer> EndAsync(EmulatedAzure azure, JsonObject body) =>
        await azure.FollowAsync(await azure.GroupAsync("PUT", "ingot-images", GalleryBodies.Vm, body));

    static async Task PutAsync(EmulatedAzure azure, string version, JsonObject body) => Assert.Equal(
        "Succeeded", (await azure.GalleryEndAsync("PUT", $"{GalleryBodies.Definition}/versions/{version}", body)).Text("status"));

    static JsonObject Machine(string member, string id) =>
        VmBodies.With("storageProfile.imageReference", new JsonObject { [member] = id });

    static JsonObject PlanMachine(string? plan)
    {
        var body = VmBodies.With("storageProfile.imageReference", new JsonObject
        {
            ["publisher"] = Publisher, ["offer"] = "cis-windows-server", ["sku"] = Plan, ["version"] = "latest",
        });
        if (plan is not null)
            body["plan"] = PlanOf(plan);
        return body;
    }

    static JsonObject PlanOf(string name) => new() { ["name"] = name, ["publisher"] = Publisher, ["product"] = "cis-windows-server" };

    static JsonObject Located() => new() { ["location"] = "westeurope" };

    static JsonObject Trusted() => new()
    {
        ["securityType"] = "TrustedLaunch", ["uefiSettings"] = new JsonObject { ["secureBootEnabled"] = true, ["vTpmEnabled"] = true },
    };
}
