using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Starts a workflow by the clock.</summary>
public class GitHubActionsScheduledTrigger : GitHubActionsDetailedTrigger
{
    /// <summary>When, in UTC: minute, hour, day, month, day of the week.</summary>
    public string Cron { get; set; } = "";

    /// <inheritdoc />
    public override void Write(CustomFileWriter writer) => writer.WriteBlock("schedule:", () => writer.WriteLine($"- cron: '{Cron}'"));
}
