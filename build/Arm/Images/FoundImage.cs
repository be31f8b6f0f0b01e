using Azure.Core;
using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>An image or image version that was made before.</summary>
/// <param name="Id">Its resource id.</param>
/// <param name="Run">The run that made it.</param>
public sealed record FoundImage(string Id, string Run)
{
    /// <summary>Hash of the security identifier of the machine it was captured from; empty when its tags do not say.</summary>
    public string Machine { get; init; } = "";

    /// <summary>How its trial ended; null: there was none.</summary>
    public Verification? Verification { get; init; }

    /// <summary>Its name for people: of a gallery version with its definition.</summary>
    public string Name => Id.Split('/') is [.., var definition, "versions", var version] ? $"{definition} {version}" : Id.Split('/')[^1];

    /// <summary>What these tags say of an image.</summary>
    internal static FoundImage Of(ResourceIdentifier id, IDictionary<string, string> tags) => new(id.ToString(), Value(tags, TagNames.Run))
    {
        Machine = Value(tags, TagNames.Machine),
        Verification = Verification.Read(tags),
    };

    static string Value(IDictionary<string, string> tags, string name) => tags.TryGetValue(name, out var value) ? value : "";
}
