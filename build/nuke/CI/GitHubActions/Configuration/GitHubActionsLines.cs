using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Blocks and lists of a workflow.</summary>
static class GitHubActionsLines
{
    public static void WriteBlock(this CustomFileWriter writer, string head, Action content)
    {
        writer.WriteLine(head);
        using (writer.Indent())
            content();
    }

    /// <summary>A list of patterns; nothing if there are none.</summary>
    public static void WriteList(this CustomFileWriter writer, string name, IEnumerable<string> values)
    {
        var all = values.ToList();
        if (all.Count > 0)
            writer.WriteBlock($"{name}:", () => all.ForEach(x => writer.WriteLine($"- {Quoted(x)}")));
    }

    public static void WriteConcurrency(this CustomFileWriter writer, string? group, bool cancelInProgress)
    {
        if (string.IsNullOrWhiteSpace(group) && !cancelInProgress)
            return;
        const string ByPullRequest =
            "${{ github.workflow }} @ ${{ github.event.pull_request.head.label || github.head_ref || github.run_id }}";
        writer.WriteBlock("concurrency:", () =>
        {
            writer.WriteLine($"group: {(string.IsNullOrWhiteSpace(group) ? ByPullRequest : group)}");
            if (cancelInProgress)
                writer.WriteLine("cancel-in-progress: true");
        });
    }

    static string Quoted(string value) => value.IndexOfAny([.. ".*!?+[]()"]) < 0 ? value : $"'{value}'";
}
