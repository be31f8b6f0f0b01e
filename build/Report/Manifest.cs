using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingot.Report;

/// <summary>What a run made, and of what. It never holds a secret.</summary>
public sealed record Manifest
{
    const string FileName = "manifest.json";

    /// <summary>The schema that this document follows.</summary>
    [JsonPropertyName("$schema")]
    public string Schema { get; init; } = "../../../build/Report/manifest.schema.json";

    /// <summary>Version of the schema; it grows when a reader must change.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Id of the run.</summary>
    public required string Run { get; init; }

    /// <summary>Name of the image, without its run.</summary>
    public required string Image { get; init; }

    /// <summary>Resource id of the managed image; of the gallery image version where that is the only result.</summary>
    public required string ImageId { get; init; }

    /// <summary>Resource id of the gallery image version; null: none was wanted.</summary>
    public string? GalleryImageVersionId { get; init; }

    /// <summary>Number of the gallery image version.</summary>
    public string? ImageVersion => GalleryImageVersionId?.Split('/')[^1];

    /// <summary>Generalized, or Specialized.</summary>
    public string OsState { get; init; } = "Generalized";

    /// <summary>The cloud, as the user named it.</summary>
    public required string Cloud { get; init; }

    /// <summary>Region.</summary>
    public required string Location { get; init; }

    /// <summary>Size of the build VM.</summary>
    public required string VmSize { get; init; }

    /// <summary>Source image with its exact version.</summary>
    public required string Source { get; init; }

    /// <summary>Hash of everything that went into the image.</summary>
    public required string Inputs { get; init; }

    /// <summary>The playbook.</summary>
    public required string Playbook { get; init; }

    /// <summary>Commit of the working copy; null outside a repository.</summary>
    public string? PlaybookCommit { get; init; }

    /// <summary>When the image was captured, in UTC.</summary>
    public required DateTimeOffset Captured { get; init; }

    /// <summary>Seconds of each target, as seen from this machine.</summary>
    public required IReadOnlyDictionary<string, double> Stages { get; init; }

    /// <summary>Versions of the tools that took part.</summary>
    public required IReadOnlyDictionary<string, string> Tools { get; init; }

    /// <summary>Seconds until a machine made of the image was usable, of the slower one when there are two; null: nobody tried.</summary>
    public double? TimeToReady => Verifications.Max(verified => verified.ReadySeconds);

    /// <summary>How the image, and the image version, did when a machine was made of them.</summary>
    public IReadOnlyList<VerifiedImage> Verifications { get; init; } = [];

    static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The manifest of a run; null when it is not there, as on another machine than the one that baked.</summary>
    public static Manifest? Read(string runFolder)
    {
        var file = Path.Combine(runFolder, FileName);
        return File.Exists(file) ? JsonSerializer.Deserialize<Manifest>(File.ReadAllText(file), Format) : null;
    }

    /// <summary>With how an image did, in place of what was known of it before.</summary>
    public Manifest With(VerifiedImage verified) =>
        this with { Verifications = [.. Verifications.Where(other => !other.ImageId.Equals(verified.ImageId, StringComparison.OrdinalIgnoreCase)), verified] };

    /// <summary>Writes it into the folder of the run; gives the file's path.</summary>
    public string Write(string runFolder)
    {
        Directory.CreateDirectory(runFolder);
        var file = Path.Combine(runFolder, FileName);
        File.WriteAllText(file, JsonSerializer.Serialize(this, Format) + "\n");
        return file;
    }
}
