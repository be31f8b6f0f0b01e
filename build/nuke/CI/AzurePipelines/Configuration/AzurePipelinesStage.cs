using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI.AzurePipelines.Configuration;

/// <summary>A stage of a pipeline: the jobs of one image.</summary>
public class AzurePipelinesStage : ConfigurationEntity
{
    /// <summary>Its name: letters, digits, underscores.</summary>
    public string Name { get; set; } = "";

    /// <summary>What people read.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>The machine its jobs run on.</summary>
    public AzurePipelinesImage? Image { get; set; }

    /// <summary>The stages it waits for.</summary>
    public AzurePipelinesStage[] Dependencies { get; set; } = [];

    /// <summary>The jobs.</summary>
    public AzurePipelinesJob[] Jobs { get; set; } = [];

    /// <inheritdoc />
    public override void Write(CustomFileWriter writer)
    {
        using var stage = writer.WriteBlock($"- stage: {Name}");
        writer.WriteLine($"displayName: '{DisplayName}'");
        writer.WriteLine($"dependsOn: [ {string.Join(", ", Dependencies.Select(x => x.Name))} ]");
        if (Image is { } image)
        {
            using var pool = writer.WriteBlock("pool:");
            writer.WriteLine($"vmImage: '{image.GetValue()}'");
        }

        using var jobs = writer.WriteBlock("jobs:");
        Array.ForEach(Jobs, x => x.Write(writer));
    }
}
