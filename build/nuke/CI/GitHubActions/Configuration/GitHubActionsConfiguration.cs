using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>A workflow.</summary>
public class GitHubActionsConfiguration : ConfigurationEntity
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Triggers without conditions.</summary>
    public GitHubActionsTrigger[] ShortTriggers { get; set; } = [];

    /// <summary>Triggers with conditions.</summary>
    public GitHubActionsDetailedTrigger[] DetailedTriggers { get; set; } = [];

    /// <summary>What the token may touch, and how.</summary>
    public (GitHubActionsPermissions Type, string Permission)[] Permissions { get; set; } = [];

    /// <summary>Runs of one group follow each other.</summary>
    public string? ConcurrencyGroup { get; set; }

    /// <summary>Whether a new run of the group cancels the one that runs.</summary>
    public bool ConcurrencyCancelInProgress { get; set; }

    /// <summary>The jobs.</summary>
    public GitHubActionsJob[] Jobs { get; set; } = [];

    /// <inheritdoc />
    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine($"name: {Name}");
        writer.WriteLine();
        if (ShortTriggers.Length > 0)
            writer.WriteLine($"on: [{string.Join(", ", ShortTriggers.Select(x => x.GetValue()))}]");
        else
            writer.WriteBlock("on:", () => Array.ForEach(DetailedTriggers, x => x.Write(writer)));
        writer.WriteLine();
        if (Permissions.Length > 0)
        {
            writer.WriteBlock(
                "permissions:", () => Array.ForEach(Permissions, x => writer.WriteLine($"{x.Type.GetValue()}: {x.Permission}")));
            writer.WriteLine();
        }

        if (ConcurrencyCancelInProgress || !string.IsNullOrWhiteSpace(ConcurrencyGroup))
        {
            writer.WriteConcurrency(ConcurrencyGroup, ConcurrencyCancelInProgress);
            writer.WriteLine();
        }

        writer.WriteBlock("jobs:", () => Array.ForEach(Jobs, x => x.Write(writer)));
    }
}
