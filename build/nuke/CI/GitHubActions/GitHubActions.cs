using Nuke.Common.Execution;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions;

/// <summary>GitHub Actions. Commands: docs.github.com, "Workflow commands for GitHub Actions".</summary>
#pragma warning disable MA0049 // Type name should not match containing namespace: it does in Nuke
public class GitHubActions : Host, IBuildServer
#pragma warning restore MA0049
{
    internal GitHubActions()
    {
    }

    /// <summary>The host of this build, if it is GitHub Actions; else null.</summary>
    public static GitHubActions? Instance => NukeBuild.Host as GitHubActions;

    string? IBuildServer.Branch => Session.Current.Surroundings.Variables.GetValueOrDefault("GITHUB_REF");

    string? IBuildServer.Commit => Session.Current.Surroundings.Variables.GetValueOrDefault("GITHUB_SHA");

    /// <inheritdoc />
    protected internal override bool FilterMessage(string message)
        => message.StartsWith("::", StringComparison.Ordinal) || message.StartsWith("##[", StringComparison.Ordinal);

    /// <inheritdoc />
    protected internal override void ReportWarning(string text, string? details = null) => Write("warning", text);

    /// <inheritdoc />
    protected internal override void ReportError(string text, string? details = null) => Write("error", text);

    /// <inheritdoc />
    protected internal override IDisposable? WriteBlock(string text)
    {
        Write("group", text);
        return new Ending(() => Write("endgroup", text));
    }

    // "%", CR and LF end or garble a command; GitHub decodes them from these forms.
    static void Write(string command, string data) => Session.Current.Console.WriteLine(
        $"::{command}::" + data.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A"));
}
