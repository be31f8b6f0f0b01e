using Nuke.Common.Utilities;

namespace Nuke.Common.CI.AzurePipelines.Configuration;

/// <summary>Uploads files of a job.</summary>
public class AzurePipelinesPublishStep : AzurePipelinesStep
{
    /// <summary>Name of the artifact.</summary>
    public string ArtifactName { get; set; } = "";

    /// <summary>The directory or file.</summary>
    public string PathToPublish { get; set; } = "";

    /// <inheritdoc />
    public override void Write(CustomFileWriter writer)
    {
        using var step = writer.WriteBlock("- task: PublishBuildArtifacts@1");
        writer.WriteLine($"displayName: 'Publish: {ArtifactName}'");
        using var inputs = writer.WriteBlock("inputs:");
        writer.WriteLine($"artifactName: {ArtifactName}");
        writer.WriteLine($"pathToPublish: '{PathToPublish}'");
    }
}
