using Nuke.Common.Utilities;

namespace Nuke.Common.CI.AzurePipelines.Configuration;

/// <summary>Runs targets of the build, and only those.</summary>
public class AzurePipelinesCmdStep : AzurePipelinesStep
{
    /// <summary>The script that starts the build, from the root directory.</summary>
    public string BuildCmdPath { get; set; } = "";

    /// <summary>The targets.</summary>
    public string[] InvokedTargets { get; set; } = [];

    /// <summary>Over how many machines the target is spread; null for one.</summary>
    public int? PartitionSize { get; set; }

    /// <summary>Variables of the environment.</summary>
    public Dictionary<string, string> Imports { get; set; } = [];

    /// <inheritdoc />
    public override void Write(CustomFileWriter writer)
    {
        using var step = writer.WriteBlock("- task: CmdLine@2");
        writer.WriteLine($"displayName: 'Run: {string.Join(", ", InvokedTargets)}'");
        var partition = PartitionSize is { } size ? $" --partition $(System.JobPositionInPhase)/{size}" : "";
        using (writer.WriteBlock("inputs:"))
            writer.WriteLine($"script: './{BuildCmdPath} {string.Join(' ', InvokedTargets)} --skip{partition}'");
        if (Imports.Count == 0)
            return;
        using var env = writer.WriteBlock("env:");
        foreach (var (name, value) in Imports)
            writer.WriteLine($"{name}: {value}");
    }
}
