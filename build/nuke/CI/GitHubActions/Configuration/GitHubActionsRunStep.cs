using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Runs the build.</summary>
public class GitHubActionsRunStep : GitHubActionsStep
{
    /// <summary>The script that starts it, from the root directory.</summary>
    public string BuildCmdPath { get; set; } = "";

    /// <summary>The targets it is given.</summary>
    public string[] InvokedTargets { get; set; } = [];

    /// <summary>Variables of the environment.</summary>
    public Dictionary<string, string> Imports { get; set; } = [];

    /// <inheritdoc />
    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine($"- name: 'Run: {string.Join(", ", InvokedTargets)}'");
        using var step = writer.Indent();
        writer.WriteLine($"run: ./{BuildCmdPath} {string.Join(' ', InvokedTargets)}".TrimEnd());
        if (Imports.Count == 0)
            return;
        writer.WriteBlock("env:", () =>
        {
            foreach (var (name, value) in Imports)
                writer.WriteLine($"{name}: {value}");
        });
    }
}
