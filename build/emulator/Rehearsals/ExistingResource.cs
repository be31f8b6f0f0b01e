using System.Text.Json.Nodes;

namespace Ingot.Emulator.Rehearsals;

/// <summary>A resource that exists before anybody comes. It is as Azure would answer it: nothing checks it.</summary>
public sealed record ExistingResource
{
    /// <summary>Full type, such as Microsoft.Compute/diskEncryptionSets.</summary>
    public required string Type { get; init; }

    /// <summary>Its name; of a nested resource with its parents, as in gallery/definition.</summary>
    public required string Name { get; init; }

    /// <summary>Its resource group, which is made when it does not exist.</summary>
    public required string Group { get; init; }

    /// <summary>Its region.</summary>
    [KnownLocation]
    public string Location { get; init; } = "westeurope";

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Its SKU, such as name: Standard.</summary>
    public JsonObject? Sku { get; init; }

    /// <summary>Its properties.</summary>
    public JsonObject Properties { get; init; } = [];
}
