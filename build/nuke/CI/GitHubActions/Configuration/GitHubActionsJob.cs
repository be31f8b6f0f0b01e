using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>A job of a workflow.</summary>
public class GitHubActionsJob : ConfigurationEntity
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The machine it runs on.</summary>
    public GitHubActionsImage Image { get; set; }

    /// <summary>Minutes it may take; 0 leaves it to GitHub.</summary>
    public int TimeoutMinutes { get; set; }

    /// <summary>Jobs of one group follow each other.</summary>
    public string? ConcurrencyGroup { get; set; }

    /// <summary>Whether a new job of the group cancels the one that runs.</summary>
    public bool ConcurrencyCancelInProgress { get; set; }

    /// <summary>The environment it deploys to.</summary>
    public string? EnvironmentName { get; set; }

    /// <summary>Address of that environment.</summary>
    public string? EnvironmentUrl { get; set; }

    /// <summary>The steps.</summary>
    public GitHubActionsStep[] Steps { get; set; } = [];

    /// <inheritdoc />
    public override void Write(CustomFileWriter writer) => writer.WriteBlock($"{Name}:", () =>
    {
        writer.WriteLine($"name: {Name}");
        writer.WriteLine($"runs-on: {Image.GetValue()}");
        if (TimeoutMinutes > 0)
            writer.WriteLine($"timeout-minutes: {TimeoutMinutes}");
        writer.WriteConcurrency(ConcurrencyGroup, ConcurrencyCancelInProgress);
        WriteEnvironment(writer);
        writer.WriteBlock("steps:", () => Array.ForEach(Steps, x => x.Write(writer)));
    });

    void WriteEnvironment(CustomFileWriter writer)
    {
        if (string.IsNullOrWhiteSpace(EnvironmentName))
            return;
        if (string.IsNullOrWhiteSpace(EnvironmentUrl))
        {
            writer.WriteLine($"environment: {EnvironmentName}");
            return;
        }

        writer.WriteBlock("environment:", () =>
        {
            writer.WriteLine($"name: {EnvironmentName}");
            writer.WriteLine($"url: {EnvironmentUrl}");
        });
    }
}
