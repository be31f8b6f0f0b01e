using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI.AzurePipelines.Configuration;

/// <summary>A job of a stage.</summary>
public class AzurePipelinesJob : ConfigurationEntity
{
    /// <summary>Its name: letters, digits, underscores.</summary>
    public string Name { get; set; } = "";

    /// <summary>What people read.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Its machine, if not that of the stage.</summary>
    public AzurePipelinesImage? Image { get; set; }

    /// <summary>The jobs it waits for.</summary>
    public AzurePipelinesJob[] Dependencies { get; set; } = [];

    /// <summary>Over how many machines it is spread; 0 for one.</summary>
    public int Parallel { get; set; }

    /// <summary>The steps.</summary>
    public AzurePipelinesStep[] Steps { get; set; } = [];

    /// <inheritdoc />
    public override void Write(CustomFileWriter writer)
    {
        using var job = writer.WriteBlock($"- job: {Name}");
        writer.WriteLine($"displayName: '{DisplayName}'");
        writer.WriteLine($"dependsOn: [ {string.Join(", ", Dependencies.Select(x => x.Name))} ]");
        if (Image is { } image)
        {
            using var pool = writer.WriteBlock("pool:");
            writer.WriteLine($"vmImage: '{image.GetValue()}'");
        }

        if (Parallel > 0)
        {
            using var strategy = writer.WriteBlock("strategy:");
            writer.WriteLine($"parallel: {Parallel}");
        }

        using var steps = writer.WriteBlock("steps:");
        Array.ForEach(Steps, x => x.Write(writer));
    }
}
