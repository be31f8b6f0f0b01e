using Nuke.Common;
using Nuke.Common.CI.AzurePipelines;

namespace Ingot.CI;

/// <summary>What a program prints to tell its build server something.</summary>
/// <remarks>docs.github.com, "Workflow commands for GitHub Actions"; learn.microsoft.com, "Logging commands".</remarks>
public static class ServerCommands
{
    /// <summary>Hides a value in everything that is logged from now on; one command per line of the value.</summary>
    public static IEnumerable<string> Mask(Host host, string secret) => secret
        .Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
        .Select(line => host is AzurePipelines ? $"##vso[task.setsecret]{AzureData(line)}" : $"::add-mask::{GitHubData(line)}");

    /// <summary>An error at a place in a file.</summary>
    /// <param name="host">The build server.</param>
    /// <param name="place">The place; its file is relative to the root of the repository.</param>
    /// <param name="text">What is wrong.</param>
    public static string Error(Host host, Place place, string text) => host is AzurePipelines
        ? $"##vso[task.logissue type=error;sourcepath={AzureProperty(place.File)};linenumber={place.Line}]{AzureData(text)}"
        : $"::error file={GitHubProperty(place.File)},line={place.Line}::{GitHubData(text)}";

    /// <summary>An error or a warning about the run as a whole.</summary>
    public static string Issue(Host host, bool isWarning, string text)
    {
        var type = isWarning ? "warning" : "error";
        return host is AzurePipelines ? $"##vso[task.logissue type={type}]{AzureData(text)}" : $"::{type}::{GitHubData(text)}";
    }

    /// <summary>A value for later steps of an Azure pipeline.</summary>
    public static string AzureOutput(string name, string value) => $"##vso[task.setvariable variable={name};isOutput=true]{AzureData(value)}";

    /// <summary>A summary for an Azure pipeline.</summary>
    public static string AzureSummary(string file) => $"##vso[task.uploadsummary]{AzureData(file)}";

    /// <summary>A line of somebody else, such as a guest: whatever it says, the build server takes it for text.</summary>
    public static string Defused(string line)
    {
        var text = line.Replace("##[", "## [").Replace("##vso[", "##vso [");
        return text.AsSpan().TrimStart().StartsWith("::") ? $"| {text}" : text;
    }

    static string GitHubData(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    static string GitHubProperty(string text) => GitHubData(text).Replace(":", "%3A").Replace(",", "%2C");

    static string AzureData(string text) => text.Replace("%", "%AZP25").Replace("\r", "%0D").Replace("\n", "%0A");

    static string AzureProperty(string text) => AzureData(text).Replace(";", "%3B").Replace("]", "%5D");
}
