using System.Text.Json.Nodes;
using Ingot.Recipes;

namespace Ingot.Arm.Checks;

/// <summary>What the bake is going to make.</summary>
static class PlannedResources
{
    /// <summary>The temporary group, the VM, its public address, and the image, as far as the recipe wants them.</summary>
    public static IEnumerable<PlannedResource> Of(Recipe recipe)
    {
        if (string.IsNullOrWhiteSpace(recipe.Location))
            yield break;
        if (recipe.BuildResourceGroup is null)
            yield return new PlannedResource(
                "temporary resource group", null, "2022-09-01", Content(recipe, "Microsoft.Resources/subscriptions/resourceGroups", Names.BuildGroup(recipe), null));
        if (recipe.VmSizes.Count > 0)
            yield return new PlannedResource("build VM", recipe.BuildResourceGroup, "2023-07-01", Content(recipe, "Microsoft.Compute/virtualMachines", recipe.VmName, Vm(recipe)));
        if (recipe.Network.PublicIp)
        {
            var address = new JsonObject { ["publicIPAllocationMethod"] = "Static" };
            var content = Content(recipe, "Microsoft.Network/publicIPAddresses", $"{recipe.VmName}-ip", address);
            content["sku"] = new JsonObject { ["name"] = recipe.Network.PublicIpSku };
            yield return new PlannedResource("public address", recipe.BuildResourceGroup, "2023-09-01", content);
        }

        if (recipe.Capture.WantsManagedImage && !string.IsNullOrWhiteSpace(recipe.ResourceGroup))
            yield return new PlannedResource("managed image", recipe.ResourceGroup, "2023-07-01", Content(recipe, "Microsoft.Compute/images", recipe.ImageName, new JsonObject()));
    }

    static JsonObject Content(Recipe recipe, string type, string name, JsonObject? properties)
    {
        var tags = new JsonObject { [TagNames.Image] = recipe.ImageName };
        foreach (var (key, value) in recipe.Tags)
            tags[key] = value;
        var content = new JsonObject { ["type"] = type, ["name"] = name, ["location"] = Recipes.Regions.Short(recipe.Location), ["tags"] = tags };
        if (properties is not null)
            content["properties"] = properties;
        return content;
    }

    static JsonObject Vm(Recipe recipe)
    {
        var properties = new JsonObject
        {
            ["hardwareProfile"] = new JsonObject { ["vmSize"] = recipe.VmSizes[0] },
            ["storageProfile"] = new JsonObject
            {
                ["imageReference"] = Source(recipe.SourceImage),
                ["osDisk"] = new JsonObject
                {
                    ["createOption"] = "FromImage",
                    ["managedDisk"] = Disk(recipe),
                },
            },
            ["osProfile"] = new JsonObject { ["computerName"] = recipe.VmName, ["adminUsername"] = recipe.Vm.AdminUser },
        };
        if (recipe.Vm.IsSpot)
            properties["priority"] = "Spot";
        if (recipe.Vm.LicenseType is { } licence)
            properties["licenseType"] = licence;
        var security = new JsonObject();
        if (recipe.Security.Type is { } type)
            security["securityType"] = type;
        if (recipe.Security.EncryptionAtHost is { } encryption)
            security["encryptionAtHost"] = encryption;
        if (recipe.Security.HasUefi)
            security["uefiSettings"] = new JsonObject { ["secureBootEnabled"] = recipe.Security.SecureBoot ?? true, ["vTpmEnabled"] = recipe.Security.Vtpm ?? true };
        if (security.Count > 0)
            properties["securityProfile"] = security;
        return properties;
    }

    static JsonObject Disk(Recipe recipe)
    {
        var disk = new JsonObject { ["storageAccountType"] = recipe.Disks.Type };
        if (recipe.Disks.EncryptionSet is { } set && !recipe.Security.IsConfidential)
            disk["diskEncryptionSet"] = new JsonObject { ["id"] = set };
        return disk;
    }

    static JsonObject Source(string text) => MarketplaceImage.Parse(text) is { } image
        ? new JsonObject { ["publisher"] = image.Publisher, ["offer"] = image.Offer, ["sku"] = image.Sku, ["version"] = image.Version }
        : new JsonObject { ["id"] = text };
}
