using Nuke.Common.Utilities;

namespace Nuke.Common.CI.AzurePipelines.Configuration;

/// <summary>A pipeline.</summary>
public class AzurePipelinesConfiguration : ConfigurationEntity
{
    /// <summary>Groups whose variables it uses.</summary>
    public string[] VariableGroups { get; set; } = [];

    /// <summary>Pushes that start it; null for the default.</summary>
    public AzurePipelinesVcsPushTrigger? VcsPushTrigger { get; set; }

    /// <summary>Pull requests that start it; null for the default.</summary>
    public AzurePipelinesVcsPushTrigger? VcsPullRequestTrigger { get; set; }

    /// <summary>The stages.</summary>
    public AzurePipelinesStage[] Stages { get; set; } = [];

    /// <inheritdoc />
    public override void Write(CustomFileWriter writer)
    {
        if (VariableGroups.Length > 0)
        {
            using (writer.WriteBlock("variables:"))
                Array.ForEach(VariableGroups, x => writer.WriteLine($"- group: {x}"));
            writer.WriteLine();
        }

        WriteTrigger(writer, "trigger", VcsPushTrigger);
        WriteTrigger(writer, "pr", VcsPullRequestTrigger);
        using var stages = writer.WriteBlock("stages:");
        Array.ForEach(Stages, x => x.Write(writer));
    }

    static void WriteTrigger(CustomFileWriter writer, string name, AzurePipelinesVcsPushTrigger? trigger)
    {
        if (trigger is null)
            return;
        using (writer.WriteBlock($"{name}:"))
            trigger.Write(writer);
        writer.WriteLine();
    }
}
