using System.Text.Json.Nodes;

namespace Ingot.Tests.Emulator.Arm;

/// <summary>Request bodies and paths for galleries, in the seeded gallery.</summary>
static class GalleryBodies
{
    public const string Gallery = "/providers/Microsoft.Compute/galleries/ingot_gallery";

    public const string Definition = Gallery + "/images/golden";

    public const string Version = Definition + "/versions/1.0.0";

    public const string Vm = "/providers/Microsoft.Compute/virtualMachines/bake01";

    public static string Id(string path) => $"/subscriptions/{EmulatedAzure.Subscription}/resourceGroups/ingot-images{path}";

    /// <summary>A definition; members are added to its properties or take the place of what is there.</summary>
    public static JsonObject NewDefinition(params (string Name, JsonNode? Value)[] members)
    {
        var properties = new JsonObject
        {
            ["osType"] = "Windows",
            ["osState"] = "Generalized",
            ["hyperVGeneration"] = "V2",
            ["identifier"] = new JsonObject { ["publisher"] = "Ingot", ["offer"] = "Windows", ["sku"] = "golden" },
        };
        foreach (var (name, value) in members)
            properties[name] = value;
        return new() { ["location"] = "westeurope", ["properties"] = properties };
    }

    /// <summary>A version made from the machine; members are added to its publishing profile.</summary>
    public static JsonObject NewVersion(string source, params (string Name, JsonNode? Value)[] members)
    {
        var profile = new JsonObject();
        foreach (var (name, value) in members)
            profile[name] = value;
        return new()
        {
            ["location"] = "westeurope",
            ["properties"] = new JsonObject
            {
                ["publishingProfile"] = profile,
                ["storageProfile"] = new JsonObject { ["source"] = new JsonObject { ["id"] = source } },
            },
        };
    }

    public static JsonArray Regions(params string[] names) =>
        new([.. names.Select(name => (JsonNode)new JsonObject { ["name"] = name, ["regionalReplicaCount"] = 1 })]);

    /// <summary>Sends with the API version of the SDK's galleries.</summary>
    public static Task<RawAnswer> GalleryAsync(
        this EmulatedAzure azure, string method, string path, JsonNode? body = null, string version = "2022-03-03") =>
        azure.SendAsync(method, $"{Id(path)}{(path.Contains('?') ? '&' : '?')}api-version={version}", body);

    /// <summary>Sends, and follows to the end.</summary>
    /// <returns>The last status body.</returns>
    public static async Task<RawAnswer> GalleryEndAsync(this EmulatedAzure azure, string method, string path, JsonNode? body = null)
    {
        var started = await azure.GalleryAsync(method, path, body);
        Assert.True(started.Status < 300, $"{started.Refusal} {started.Body}");
        return await azure.FollowAsync(started);
    }

    /// <summary>Asks for the version with its replication until it is as wanted.</summary>
    public static async Task UntilAsync(this EmulatedAzure azure, Func<RawAnswer, bool> isReached)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            if (isReached(await azure.GalleryAsync("GET", Version + "?$expand=ReplicationStatus")))
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, EmulatedAzure.Cancellation);
        }
        Assert.Fail("The version did not reach the state within a minute.");
    }

    /// <summary>Makes a stopped machine, generalized or as it is.</summary>
    public static async Task NewSourceAsync(this EmulatedAzure azure, bool generalized = true, JsonObject? body = null)
    {
        await azure.DoneAsync("PUT", "ingot-images", Vm, body ?? VmBodies.Good());
        var seal = new JsonObject
        {
            ["location"] = "westeurope",
            ["properties"] = new JsonObject
            {
                ["source"] = new JsonObject
                {
                    ["script"] = "New-Item -Path HKLM:\\SOFTWARE\\Baked | Out-Null; "
                        + (generalized ? "Set-ItemProperty -Path HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Setup\\State "
                            + "-Name ImageState -Value IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE" : ""),
                },
            },
        };
        await azure.DoneAsync("PUT", "ingot-images", Vm + "/runCommands/seal", seal);
        await azure.DoneAsync("POST", "ingot-images", Vm + "/deallocate");
        if (generalized)
            await azure.DoneAsync("POST", "ingot-images", Vm + "/generalize");
    }
}
