using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingot.Report;

/// <summary>What a run made, and of what. It never holds a secret.</summary>
public sealed record Manifest
{
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

    static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Writes it into the folder of the run; gives the file's path.</summary>
    public string Write(string runFolder)
    {
        Directory.CreateDirectory(runFolder);
        var file = Path.Combine(runFolder, "manifest.json");
        File.WriteAllText(file, JsonSerializer.Serialize(this, Format) + "\n");
        return file;
    }
}
