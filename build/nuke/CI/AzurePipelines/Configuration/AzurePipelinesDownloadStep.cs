using Nuke.Common.Utilities;

namespace Nuke.Common.CI.AzurePipelines.Configuration;

/// <summary>Downloads files of an earlier job.</summary>
public class AzurePipelinesDownloadStep : AzurePipelinesStep
{
    /// <summary>Name of the artifact.</summary>
    public string ArtifactName { get; set; } = "";

    /// <summary>Where the files go.</summary>
    public string DownloadPath { get; set; } = "";

    /// <inheritdoc />
    public override void Write(CustomFileWriter writer)
    {
        using var step = writer.WriteBlock("- task: DownloadBuildArtifacts@0");
        writer.WriteLine($"displayName: 'Download: {ArtifactName}'");
        using var inputs = writer.WriteBlock("inputs:");
        writer.WriteLine($"artifactName: {ArtifactName}");
        writer.WriteLine($"downloadPath: '{DownloadPath}'");
    }
}
