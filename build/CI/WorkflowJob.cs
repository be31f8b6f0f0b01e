using Nuke.Common.CI.AzurePipelines.Configuration;
using Nuke.Common.CI.GitHubActions.Configuration;
using Nuke.Common.Utilities;

namespace Ingot.CI;

/// <summary>A job that may run on machines of one's own, and hands values on.</summary>
public sealed class WorkflowJob : GitHubActionsJob
{
    /// <summary>The machine, also as an expression.</summary>
    public required string Runner { get; init; }

    /// <summary>Values for other jobs.</summary>
    public IReadOnlyList<(string Key, string Value)> Outputs { get; init; } = [];

    /// <inheritdoc />
    public override void Write(CustomFileWriter writer)
    {
        using var job = writer.WriteBlock($"{Name}:");
        writer.WriteLine($"name: {Name}");
        writer.WriteLine($"runs-on: {Runner}");
        writer.WriteLine($"timeout-minutes: {TimeoutMinutes}");
        if (Outputs.Count > 0)
        {
            using var outputs = writer.WriteBlock("outputs:");
            foreach (var (key, value) in Outputs)
                writer.WriteLine($"{key}: {value}");
        }

        using var steps = writer.WriteBlock("steps:");
        foreach (var step in Steps)
            step.Write(writer);
    }
}
