using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>Says of each region how far its replication is, when that changes.</summary>
/// <param name="say">Shows a line.</param>
sealed class ReplicationProgress(Action<string> say)
{
    readonly Dictionary<string, string> shown = new(StringComparer.Ordinal);

    /// <summary>Shows what is new.</summary>
    public void Show(GalleryImageVersionData version)
    {
        foreach (var region in version.ReplicationStatus?.Summary ?? [])
        {
            var text = Text(region);
            var name = Regions.Short(region.Region);
            if (shown.GetValueOrDefault(name) == text)
                continue;
            shown[name] = text;
            say($"Image version {version.Name}, {name}: {text}");
        }
    }

    static string Text(RegionalReplicationStatus region)
    {
        var state = region.State?.ToString() ?? "Unknown";
        var progress = region.State == RegionalReplicationState.Replicating && region.Progress is { } percent ? $" {percent} %" : "";
        return $"{state}{progress}{(region.Details is { Length: > 0 } details ? $" ({details})" : "")}";
    }
}
