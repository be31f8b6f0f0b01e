using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI.AzurePipelines.Configuration;

/// <summary>Keeps a directory between runs.</summary>
public class AzurePipelinesCacheStep : AzurePipelinesStep
{
    /// <summary>The machine the job runs on.</summary>
    public AzurePipelinesImage Image { get; set; }

    /// <summary>Files whose change makes it stale.</summary>
    public string[] KeyFiles { get; set; } = [];

    /// <summary>The directory; <c>~</c> is the home directory.</summary>
    public string Path { get; set; } = "";

    /// <inheritdoc />
    public override void Write(CustomFileWriter writer)
    {
        var id = Path.Replace('.', '-').Replace('~', '-').Replace('/', '-').Trim('-');
        var home = Image.GetValue().StartsWith("windows", StringComparison.OrdinalIgnoreCase) ? "$(USERPROFILE)" : "$(HOME)";
        using var step = writer.WriteBlock("- task: Cache@2");
        writer.WriteLine($"displayName: 'Cache: {id}'");
        using var inputs = writer.WriteBlock("inputs:");
        writer.WriteLine($"key: $(Agent.OS) | {id} | {string.Join(", ", KeyFiles)}");
        writer.WriteLine($"restoreKeys: $(Agent.OS) | {id}");
        writer.WriteLine($"path: {Path.Replace("~", home)}");
    }
}
