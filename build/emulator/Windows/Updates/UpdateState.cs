using System.Text.Json.Serialization;

namespace Ingot.Emulator.Windows.Updates;

/// <summary>What Windows Update did to a machine.</summary>
[JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
public sealed class UpdateState
{
    /// <summary>Ids of updates whose files are there.</summary>
    public SortedSet<string> Downloaded { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Ids of updates that are installed and work.</summary>
    public SortedSet<string> Installed { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Ids of updates that are installed and wait for the reboot.</summary>
    public SortedSet<string> AwaitingBoot { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What was installed, or failed, and when.</summary>
    public List<UpdateEvent> History { get; set; } = [];

    /// <summary>The process that is at work, or null.</summary>
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Replace)]
    public UpdateTask? Task { get; set; }
}
