using System.Text.Json.Nodes;

namespace Ingot.Tests.Emulator.Arm;

public sealed class GalleryRefusalTests
{
    [Theory]
    [InlineData("/providers/Microsoft.Compute/galleries/my-gallery")]
    [InlineData("/providers/Microsoft.Compute/galleries/_gallery")]
    [InlineData(GalleryBodies.Gallery + "/images/bad name")]
    [InlineData(GalleryBodies.Definition + "/versions/1.0")]
    [InlineData(GalleryBodies.Definition + "/versions/1.0.0.0")]
    [InlineData(GalleryBodies.Definition + "/versions/1.0.2147483648")]
    [InlineData(GalleryBodies.Definition + "/versions/v1.0.0")]
    public async Task A_name_against_the_rules_is_refused(string path)
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.GalleryEndAsync("PUT", GalleryBodies.Definition, GalleryBodies.NewDefinition());
        var answer = await azure.GalleryAsync("PUT", path, GalleryBodies.NewDefinition());
        Assert.Equal("400 InvalidParameter", answer.Refusal);
        Assert.Contains("validation rule", answer.Text("error", "message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_named_as_the_thing_or_as_its_parent()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        Assert.Equal("404 ResourceNotFound", (await azure.GalleryAsync("GET", GalleryBodies.Definition)).Refusal);
        Assert.Contains("galleries/ingot_gallery/images/golden", (await azure.GalleryAsync("GET", GalleryBodies.Definition)).Text("error", "message"),
            StringComparison.Ordinal);
        Assert.Equal("404 ParentResourceNotFound", (await azure.GalleryAsync("GET", GalleryBodies.Version)).Refusal);
        Assert.Equal("404 ParentResourceNotFound",
            (await azure.GalleryAsync("PUT", GalleryBodies.Version, GalleryBodies.NewVersion("/x"))).Refusal);
        var other = GalleryBodies.Definition.Replace("ingot_gallery", "none", StringComparison.Ordinal);
        Assert.Equal("404 ParentResourceNotFound", (await azure.GalleryAsync("PUT", other, GalleryBodies.NewDefinition())).Refusal);
        Assert.Equal(204, (await azure.GalleryAsync("DELETE", GalleryBodies.Version)).Status);
    }

    [Fact]
    public async Task The_identifier_is_unique_in_its_gallery_only()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.GalleryEndAsync("PUT", GalleryBodies.Definition, GalleryBodies.NewDefinition());
        var twin = await azure.GalleryAsync("PUT", GalleryBodies.Gallery + "/images/twin", GalleryBodies.NewDefinition());
        Assert.Equal("409 Conflict", twin.Refusal);
        await azure.GalleryEndAsync("PUT", "/providers/Microsoft.Compute/galleries/other", new JsonObject { ["location"] = "westeurope" });
        var there = await azure.GalleryAsync("PUT", "/providers/Microsoft.Compute/galleries/other/images/twin", GalleryBodies.NewDefinition());
        Assert.Equal(201, there.Status);
    }

    [Theory]
    [InlineData("osType", "Linux")]
    [InlineData("osState", "Specialized")]
    [InlineData("hyperVGeneration", "V1")]
    [InlineData("architecture", "Arm64")]
    [InlineData("features", """[{"name":"SecurityType","value":"TrustedLaunch"}]""")]
    [InlineData("purchasePlan", """{"name":"a","publisher":"b","product":"c"}""")]
    [InlineData("identifier", """{"publisher":"a","offer":"b","sku":"c"}""")]
    public async Task What_a_definition_fixes_cannot_be_changed(string name, string value)
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.GalleryEndAsync("PUT", GalleryBodies.Definition, GalleryBodies.NewDefinition());
        JsonNode? node = value[0] is '[' or '{' ? JsonNode.Parse(value) : JsonValue.Create(value);
        var answer = await azure.GalleryAsync("PUT", GalleryBodies.Definition, GalleryBodies.NewDefinition((name, node)));
        Assert.Equal("409 PropertyChangeNotAllowed", answer.Refusal);
        Assert.Contains("galleryImage.properties." + name, answer.Text("error", "message"), StringComparison.Ordinal);
        var same = await azure.GalleryAsync("PUT", GalleryBodies.Definition, GalleryBodies.NewDefinition(("description", "Better")));
        Assert.Equal(200, same.Status);
    }

    [Fact]
    public async Task What_has_something_in_it_cannot_be_deleted()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.NewSourceAsync();
        await azure.GalleryEndAsync("PUT", GalleryBodies.Definition, GalleryBodies.NewDefinition());
        await azure.GalleryEndAsync("PUT", GalleryBodies.Version, GalleryBodies.NewVersion(GalleryBodies.Id(GalleryBodies.Vm)));
        Assert.Equal("409 CannotDeleteResource", (await azure.GalleryAsync("DELETE", GalleryBodies.Gallery)).Refusal);
        var answer = await azure.GalleryAsync("DELETE", GalleryBodies.Definition);
        Assert.Equal("409 CannotDeleteResource", answer.Refusal);
        Assert.Contains("images/golden/versions/1.0.0", answer.Text("error", "message"), StringComparison.Ordinal);
        await azure.GalleryEndAsync("DELETE", GalleryBodies.Version);
        Assert.Equal("Succeeded", (await azure.GalleryEndAsync("DELETE", GalleryBodies.Definition)).Text("status"));
    }

    [Theory]
    [InlineData("osState", "Specialized", "400 BadRequest", "has a different OS state ['Generalized'] than the parent gallery image OS state")]
    [InlineData("features", "TrustedLaunchSupported", "400 InvalidParameter", "Currently only Vhd Blob, User Image and Gallery Image Version")]
    [InlineData("features", "TrustedLaunch", "400 BadRequest", "security type ['None']")]
    public async Task A_source_that_does_not_fit_the_definition_is_refused(string name, string value, string refusal, string wording)
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.NewSourceAsync();
        JsonNode member = name == "features" ? new JsonArray(new JsonObject { ["name"] = "SecurityType", ["value"] = value }) : value;
        await azure.GalleryEndAsync("PUT", GalleryBodies.Definition, GalleryBodies.NewDefinition((name, member)));
        var answer = await azure.GalleryAsync("PUT", GalleryBodies.Version, GalleryBodies.NewVersion(GalleryBodies.Id(GalleryBodies.Vm)));
        Assert.Equal(refusal, answer.Refusal);
        Assert.Contains(wording, answer.Text("error", "message"), StringComparison.Ordinal);
        Assert.Equal(404, (await azure.GalleryAsync("GET", GalleryBodies.Version)).Status);
    }

    [Fact]
    public async Task A_machine_that_was_not_generalized_is_refused()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.NewSourceAsync(generalized: false);
        await azure.GalleryEndAsync("PUT", GalleryBodies.Definition, GalleryBodies.NewDefinition());
        var answer = await azure.GalleryAsync("PUT", GalleryBodies.Version, GalleryBodies.NewVersion(GalleryBodies.Id(GalleryBodies.Vm)));
        Assert.Equal("400 BadRequest", answer.Refusal);
        Assert.EndsWith("has a different OS state ['Specialized'] than the parent gallery image OS state ['Generalized'].",
            answer.Text("error", "message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_generation_leaves_a_failed_version_that_has_to_be_deleted()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.NewSourceAsync();
        await azure.GalleryEndAsync("PUT", GalleryBodies.Definition, GalleryBodies.NewDefinition(("hyperVGeneration", "V1")));
        var body = GalleryBodies.NewVersion(GalleryBodies.Id(GalleryBodies.Vm));
        var end = await azure.GalleryEndAsync("PUT", GalleryBodies.Version, body);
        Assert.Equal("Failed Conflict", $"{end.Text("status")} {end.Text("error", "code")}");
        Assert.Contains("Hypervisor generation ['V2'] than the parent gallery image Hypervisor generation ['V1']", end.Text("error", "message"),
            StringComparison.Ordinal);
        Assert.Equal("Failed", (await azure.GalleryAsync("GET", GalleryBodies.Version)).Text("properties", "provisioningState"));
        Assert.Equal("Failed", (await azure.GalleryEndAsync("PUT", GalleryBodies.Version, body)).Text("status"));
        Assert.Equal("Succeeded", (await azure.GalleryEndAsync("DELETE", GalleryBodies.Version)).Text("status"));
    }

    [Theory]
    [InlineData("""{"targetRegions":[{"name":"northeurope"}]}""", "do not contain the location 'westeurope'")]
    [InlineData("""{"targetRegions":[{"name":"westeurope"},{"name":"atlantis"}]}""", "'atlantis'")]
    [InlineData("""{"targetRegions":[{"name":"westeurope"},{"name":"West Europe"}]}""", "more than once")]
    [InlineData("""{"targetRegions":[{"name":"westeurope","regionalReplicaCount":60},{"name":"eastus","regionalReplicaCount":50}]}""", "110")]
    [InlineData("""{"targetRegions":[{"name":"westeurope","regionalReplicaCount":101}]}""", "between 1 and 100")]
    [InlineData("""{"replicationMode":"Shallow","targetRegions":[{"name":"westeurope","regionalReplicaCount":2}]}""", "between 1 and 1 ")]
    [InlineData("""{"replicationMode":"Deep"}""", "Full, Shallow")]
    [InlineData("""{"storageAccountType":"Ultra_LRS"}""", "Standard_ZRS")]
    [InlineData("""{"endOfLifeDate":"soon"}""", "not a valid date")]
    [InlineData("""{"targetRegions":[{"name":"westeurope","encryption":{"osDiskImage":{"diskEncryptionSetId":"/nothing"}}}]}""", "'/nothing'")]
    public async Task A_publishing_profile_against_the_rules_is_refused(string profile, string wording)
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.GalleryEndAsync("PUT", GalleryBodies.Definition, GalleryBodies.NewDefinition());
        var body = GalleryBodies.NewVersion(GalleryBodies.Id(GalleryBodies.Vm));
        body["properties"]!["publishingProfile"] = JsonNode.Parse(profile);
        var answer = await azure.GalleryAsync("PUT", GalleryBodies.Version, body);
        Assert.Equal("400 InvalidParameter", answer.Refusal);
        Assert.Contains(wording, answer.Text("error", "message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_keeps_its_source()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.NewSourceAsync();
        await azure.GalleryEndAsync("PUT", GalleryBodies.Definition, GalleryBodies.NewDefinition());
        var source = GalleryBodies.Id(GalleryBodies.Vm);
        await azure.GalleryEndAsync("PUT", GalleryBodies.Version, GalleryBodies.NewVersion(source));
        var answer = await azure.GalleryAsync("PUT", GalleryBodies.Version, GalleryBodies.NewVersion(source + "b"));
        Assert.Equal("409 PropertyChangeNotAllowed", answer.Refusal);
        Assert.Equal("Succeeded", (await azure.GalleryEndAsync("PUT", GalleryBodies.Version, GalleryBodies.NewVersion(source))).Text("status"));
    }

    [Fact]
    public async Task Deletion_before_the_end_of_life_can_be_blocked()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.NewSourceAsync();
        await azure.GalleryEndAsync("PUT", GalleryBodies.Definition, GalleryBodies.NewDefinition());
        var end = azure.Options.Time.GetUtcNow().AddYears(1).ToString("O");
        var body = GalleryBodies.NewVersion(GalleryBodies.Id(GalleryBodies.Vm), ("endOfLifeDate", end));
        body["properties"]!["safetyProfile"] = new JsonObject { ["blockDeletionBeforeEndOfLife"] = true };
        await azure.GalleryEndAsync("PUT", GalleryBodies.Version, body);
        Assert.Equal("409 OperationNotAllowed", (await azure.GalleryAsync("DELETE", GalleryBodies.Version)).Refusal);
        var open = new JsonObject
        {
            ["properties"] = new JsonObject { ["safetyProfile"] = new JsonObject { ["blockDeletionBeforeEndOfLife"] = false } },
        };
        await azure.GalleryEndAsync("PATCH", GalleryBodies.Version, open);
        Assert.Equal("Succeeded", (await azure.GalleryEndAsync("DELETE", GalleryBodies.Version)).Text("status"));
    }

    [Fact]
    public async Task The_older_shape_has_no_members_of_the_newer_one()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.NewSourceAsync();
        await azure.GalleryEndAsync("PUT", GalleryBodies.Definition, GalleryBodies.NewDefinition());
        await azure.GalleryEndAsync("PUT", GalleryBodies.Version, GalleryBodies.NewVersion(GalleryBodies.Id(GalleryBodies.Vm)));
        var definition = await azure.GalleryAsync("GET", GalleryBodies.Definition, version: "2019-12-01");
        var version = await azure.GalleryAsync("GET", GalleryBodies.Version, version: "2019-12-01");
        Assert.Null(definition.Find("properties", "architecture"));
        Assert.Null(version.Find("properties", "safetyProfile"));
        Assert.Null(version.Find("properties", "publishingProfile", "replicationMode"));
        Assert.Equal("x64", (await azure.GalleryAsync("GET", GalleryBodies.Definition)).Text("properties", "architecture"));
    }
}
