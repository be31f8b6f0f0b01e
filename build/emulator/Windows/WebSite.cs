using System.Text.Json.Serialization;

namespace Ingot.Emulator.Windows;

/// <summary>A site of IIS.</summary>
[JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
public sealed class WebSite
{
    /// <summary>Its name.</summary>
    public required string Name { get; set; }

    /// <summary>Its number.</summary>
    public int Id { get; set; }

    /// <summary>Started or Stopped.</summary>
    public string State { get; set; } = "Started";

    /// <summary>Folder it serves.</summary>
    public required string PhysicalPath { get; set; }

    /// <summary>The pool it runs in.</summary>
    public string ApplicationPool { get; set; } = "DefaultAppPool";

    /// <summary>Bindings as address:port:host.</summary>
    public List<string> Bindings { get; set; } = [];

    /// <summary>Further properties by name.</summary>
    public SortedDictionary<string, string> Properties { get; set; } = new(StringComparer.OrdinalIgnoreCase);
}
