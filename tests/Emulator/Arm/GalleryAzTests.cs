namespace Ingot.Tests.Emulator.Arm;

/// <summary>Galleries and images with the real az.</summary>
public sealed class GalleryAzTests
{
    [Fact]
    public async Task Az_makes_definitions_and_versions_and_sees_images()
    {
        Assert.SkipUnless(AzureCli.IsInstalled, "az is not installed.");
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.NewSourceAsync();
        using var az = await AzureCli.SignInAsync(azure);
        string[] gallery = ["-g", "ingot-images", "-r", "ingot_gallery", "-i", "golden"];

        var definition = await az.RunAsync(
            ["sig", "image-definition", "create", .. gallery, "-p", "Ingot", "-f", "Windows", "-s", "golden", "--os-type", "Windows",
                "--hyper-v-generation", "V2"]);
        Assert.Equal("Generalized", definition?["osState"]?.ToString());
        var image = await az.RunAsync("image", "create", "-g", "ingot-images", "-n", "golden", "--source", "bake01", "--hyper-v-generation", "V2");
        Assert.Equal("Succeeded", image?["provisioningState"]?.ToString());
        var version = await az.RunAsync(
            ["sig", "image-version", "create", .. gallery, "-e", "1.0.0", "--managed-image", image!["id"]!.ToString(),
                "--target-regions", "westeurope=1", "northeurope=2=standard_zrs", "--replica-count", "1"]);
        Assert.Equal("Succeeded", version?["provisioningState"]?.ToString());
        var shown = await az.RunAsync(["sig", "image-version", "show", .. gallery, "-e", "1.0.0", "--expand", "ReplicationStatus"]);
        Assert.Equal("Completed", shown?["replicationStatus"]?["aggregatedState"]?.ToString());
        Assert.Equal("North Europe", shown?["publishingProfile"]?["targetRegions"]?[1]?["name"]?.ToString());
        var (code, _, errors) = await az.TryAsync(["sig", "image-definition", "delete", .. gallery]);
        Assert.Equal(1, Math.Min(code, 1));
        Assert.Contains("CannotDeleteResource", errors, StringComparison.Ordinal);
        await az.RunAsync(["sig", "image-version", "delete", .. gallery, "-e", "1.0.0"]);
        await az.RunAsync(["sig", "image-definition", "delete", .. gallery]);
        await az.RunAsync("image", "delete", "-g", "ingot-images", "-n", "golden");
        Assert.DoesNotContain(azure.Server.ResourceIds, id => id.Contains("golden", StringComparison.Ordinal));
    }
}
