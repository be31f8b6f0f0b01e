using System.Text.Json.Serialization;

namespace Ingot.Emulator.Windows;

/// <summary>An application pool of IIS.</summary>
[JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
public sealed class WebApplicationPool
{
    /// <summary>Its name.</summary>
    public required string Name { get; set; }

    /// <summary>Started or Stopped.</summary>
    public string State { get; set; } = "Started";

    /// <summary>Attributes that were set, by path, such as processModel.idleTimeout.</summary>
    public SortedDictionary<string, string> Attributes { get; set; } = new(StringComparer.OrdinalIgnoreCase);
}
