using System.Text.Json;
using Azure.Core;

namespace Ingot.Arm.Images;

/// <summary>Versions in a gallery of somebody else. Azure lists in each region what is replicated there.</summary>
/// <remarks>The SDK's own list of them fails on the first entry: it wants an id, and these have none.</remarks>
static class PublishedVersions
{
    const string ApiVersion = "2022-03-03";

    /// <summary>The versions.</summary>
    /// <param name="session">The session.</param>
    /// <param name="image">Id of the image definition, as the SDK makes it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="Fault">Azure refused.</exception>
    public static Task<List<SourceVersion>> ListAsync(ArmSession session, ResourceIdentifier image, CancellationToken cancellationToken) =>
        ArmCall.RunAsync($"list the versions of {image}", async () =>
            (await new ArmRest(session.Client, image).ListAsync("/versions", ApiVersion, cancellationToken)).Select(Of).ToList());

    static SourceVersion Of(JsonElement version)
    {
        var properties = version.TryGetProperty("properties", out var found) ? found : default;
        var storage = At(properties, "storageProfile");
        return new SourceVersion(version.GetProperty("name").GetString() ?? "", IsExcluded: At(properties, "excludeFromLatest").ValueKind == JsonValueKind.True)
        {
            OsDiskSize = At(At(storage, "osDiskImage"), "diskSizeGB") is { ValueKind: JsonValueKind.Number } size ? size.GetInt32() : null,
            DataDiskLuns = At(storage, "dataDiskImages") is { ValueKind: JsonValueKind.Array } disks
                ? [.. disks.EnumerateArray().Select(disk => disk.GetProperty("lun").GetInt32())]
                : [],
        };
    }

    static JsonElement At(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var child) ? child : default;
}
