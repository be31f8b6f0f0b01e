using System.Text.Json.Nodes;

namespace Ingot.Tests.Emulator.Arm;

/// <summary>Managed images.</summary>
public sealed class ImageTests
{
    const string Image = "/providers/Microsoft.Compute/images/golden";

    [Fact]
    public async Task An_image_carries_the_disks_and_is_listed_tagged_and_deleted()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var machine = VmBodies.With("storageProfile.dataDisks", new JsonArray(new JsonObject
        {
            ["lun"] = 3, ["createOption"] = "Empty", ["diskSizeGB"] = 64, ["caching"] = "ReadOnly",
            ["managedDisk"] = new JsonObject { ["storageAccountType"] = "Premium_LRS" },
        }));
        await azure.NewSourceAsync(body: machine);
        await azure.DoneAsync("PUT", "ingot-images", Image, Body(("zoneResilient", true)));
        var made = await azure.GroupAsync("GET", "ingot-images", Image);
        Assert.Equal("V2 true", $"{made.Text("properties", "hyperVGeneration")} {made.Text("properties", "storageProfile", "zoneResilient")}");
        var disk = Assert.Single(made.Find("properties", "storageProfile", "dataDisks")!.AsArray())!;
        Assert.Equal("3 64 ReadOnly Standard_ZRS",
            $"{disk["lun"]} {disk["diskSizeGB"]} {disk["caching"]} {disk["storageAccountType"]}");
        await azure.DoneAsync("PATCH", "ingot-images", Image, new JsonObject { ["tags"] = new JsonObject { ["a"] = "b" } });
        var inGroup = await azure.GroupAsync("GET", "ingot-images", "/providers/Microsoft.Compute/images");
        Assert.Equal("b", Assert.Single(inGroup.Find("value")!.AsArray())!["tags"]!["a"]!.ToString());
        var all = await azure.SendAsync(
            "GET", $"/subscriptions/{EmulatedAzure.Subscription}/providers/Microsoft.Compute/images?api-version=2023-07-01");
        Assert.Single(all.Find("value")!.AsArray());
        Assert.Equal("409 PropertyChangeNotAllowed",
            (await azure.GroupAsync("PUT", "ingot-images", Image, Body(("zoneResilient", false)))).Refusal);

        await azure.GalleryEndAsync("PUT", GalleryBodies.Definition, GalleryBodies.NewDefinition(
            ("features", new JsonArray(new JsonObject { ["name"] = "SecurityType", ["value"] = "TrustedLaunchSupported" }))));
        var version = await azure.GalleryEndAsync("PUT", GalleryBodies.Version, GalleryBodies.NewVersion(GalleryBodies.Id(Image)));
        Assert.Equal("Succeeded", version.Text("status"));
        var captured = await azure.GalleryAsync("GET", GalleryBodies.Version);
        Assert.Equal("64", captured.Find("properties", "storageProfile", "dataDiskImages")![0]!["sizeInGB"]!.ToString());
        await azure.DoneAsync("DELETE", "ingot-images", Image);
        var verify = VmBodies.With("storageProfile.imageReference", new JsonObject { ["id"] = GalleryBodies.Id(GalleryBodies.Version) });
        await azure.DoneAsync("PUT", "ingot-images", GalleryBodies.Vm + "v", verify);
        var booted = await azure.GroupAsync("GET", "ingot-images", GalleryBodies.Vm + "v");
        var attached = Assert.Single(booted.Find("properties", "storageProfile", "dataDisks")!.AsArray())!;
        Assert.Equal("3 64 FromImage", $"{attached["lun"]} {attached["diskSizeGB"]} {attached["createOption"]}");
    }

    [Fact]
    public async Task A_zone_resilient_image_needs_a_region_with_zones()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.NewSourceAsync();
        var answer = await azure.GroupAsync("PUT", "ingot-images", Image, Body(("osDisk", new JsonObject { ["storageAccountType"] = "Ultra_LRS" })));
        Assert.Equal("400 InvalidParameter", answer.Refusal);
        var network = new JsonObject
        {
            ["location"] = "ukwest",
            ["properties"] = new JsonObject
            {
                ["addressSpace"] = new JsonObject { ["addressPrefixes"] = new JsonArray("127.18.200.0/24") },
                ["subnets"] = new JsonArray(new JsonObject
                {
                    ["name"] = "bake", ["properties"] = new JsonObject { ["addressPrefix"] = "127.18.200.0/24" },
                }),
            },
        };
        await azure.DoneAsync("PUT", "ingot-images", "/providers/Microsoft.Network/virtualNetworks/uk", network);
        var machine = VmBodies.Good("bake02");
        machine["location"] = "ukwest";
        var nic = machine["properties"]!["networkProfile"]!["networkInterfaceConfigurations"]![0]!["properties"]!;
        nic["ipConfigurations"]![0]!["properties"]!["subnet"]!["id"] =
            GalleryBodies.Id("/providers/Microsoft.Network/virtualNetworks/uk/subnets/bake");
        await azure.DoneAsync("PUT", "ingot-images", GalleryBodies.Vm + "uk", machine);
        await azure.DoneAsync("POST", "ingot-images", GalleryBodies.Vm + "uk/deallocate");
        await azure.DoneAsync("POST", "ingot-images", GalleryBodies.Vm + "uk/generalize");
        var body = Body(("zoneResilient", true));
        body["location"] = "ukwest";
        body["properties"]!["sourceVirtualMachine"]!["id"] = GalleryBodies.Id(GalleryBodies.Vm + "uk");
        var refusal = await azure.GroupAsync("PUT", "ingot-images", Image + "-uk", body);
        Assert.Equal("400 InvalidParameter zoneResilient", $"{refusal.Refusal} {refusal.Text("error", "target")}");
    }

    static JsonObject Body(params (string Name, JsonNode? Value)[] members)
    {
        var storage = new JsonObject();
        foreach (var (name, value) in members)
            storage[name] = value;
        return new()
        {
            ["location"] = "westeurope",
            ["properties"] = new JsonObject
            {
                ["sourceVirtualMachine"] = new JsonObject { ["id"] = GalleryBodies.Id(GalleryBodies.Vm) }, ["storageProfile"] = storage,
            },
        };
    }
}
