using System.Text.Json.Serialization;

namespace Ingot.Emulator.Windows;

/// <summary>What Chocolatey keeps in its configuration file.</summary>
[JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
public sealed class ChocolateySettings
{
    /// <summary>Packages pinned, name to version.</summary>
    public SortedDictionary<string, string> Pins { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Features that differ from the default.</summary>
    public SortedDictionary<string, bool> Features { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Settings by name.</summary>
    public SortedDictionary<string, string> Config { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Sources by name.</summary>
    public SortedDictionary<string, ChocolateySource> Sources { get; set; } = new(StringComparer.OrdinalIgnoreCase);
}
