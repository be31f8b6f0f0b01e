using Nuke.Common.Execution;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI.AzurePipelines;

/// <summary>Azure Pipelines. Commands: learn.microsoft.com, "Logging commands".</summary>
#pragma warning disable MA0049 // Type name should not match containing namespace: it does in Nuke
public class AzurePipelines : Host, IBuildServer
#pragma warning restore MA0049
{
    internal AzurePipelines()
    {
    }

    /// <summary>The host of this build, if it is Azure Pipelines; else null.</summary>
    public static AzurePipelines? Instance => NukeBuild.Host as AzurePipelines;

    string? IBuildServer.Branch => Session.Current.Surroundings.Variables.GetValueOrDefault("BUILD_SOURCEBRANCH");

    string? IBuildServer.Commit => Session.Current.Surroundings.Variables.GetValueOrDefault("BUILD_SOURCEVERSION");

    /// <inheritdoc />
    protected internal override bool FilterMessage(string message) => message.Contains("##vso[", StringComparison.Ordinal);

    /// <inheritdoc />
    protected internal override void ReportWarning(string text, string? details = null) => Issue("warning", text);

    /// <inheritdoc />
    protected internal override void ReportError(string text, string? details = null) => Issue("error", text);

    /// <inheritdoc />
    protected internal override IDisposable? WriteBlock(string text)
    {
        Session.Current.Console.WriteLine($"##[group]{text}");
        return new Ending(() => Session.Current.Console.WriteLine($"##[endgroup]{text}"));
    }

    // The agent decodes %AZP25, %0D and %0A in the data of a command.
    static void Issue(string type, string text) => Session.Current.Console.WriteLine(
        $"##vso[task.logissue type={type}]" + text.Replace("%", "%AZP25").Replace("\r", "%0D").Replace("\n", "%0A"));
}
