using Nuke.Common.CI;
using Nuke.Common.Utilities;

namespace Ingot.CI;

/// <summary>A pipeline as text.</summary>
/// <param name="text">The text.</param>
public sealed class PipelineText(string text) : ConfigurationEntity
{
    /// <inheritdoc />
    public override void Write(CustomFileWriter writer)
    {
        foreach (var line in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
            writer.WriteLine(line);
    }

    /// <summary>Steps that several pipelines have: sources, SDK, what earlier runs downloaded.</summary>
    public static string Prepare => $"""
              - checkout: self
                persistCredentials: false
              - task: UseDotNet@2
                displayName: 'Install .NET'
                inputs:
                  useGlobalJson: true
              - task: Cache@2
                displayName: 'Cache: nuget-packages'
                inputs:
                  key: nuget | "$(Agent.OS)" | **/packages.lock.json
                  path: $(HOME)/.nuget/packages
              - task: Cache@2
                displayName: 'Cache: nuke-temp-ansible'
                inputs:
                  key: ansible | "$(System.DefaultWorkingDirectory)" | {string.Join(", ", WorkflowSteps.ToolFiles)}
                  path: .nuke/temp/ansible
        """;

    /// <summary>Keeps what the run left, however it ended.</summary>
    public static string Publish => """
              - task: PublishPipelineArtifact@1
                displayName: 'Publish: output'
                condition: always()
                inputs:
                  targetPath: output
                  artifact: output-$(System.JobAttempt)
        """;
}
