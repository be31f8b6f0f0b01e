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

    /// <summary>Runs by itself every night, whether anything changed or not.</summary>
    public static string Nightly(string cron) => $"""
        schedules:
          - cron: '{cron}'
            displayName: nightly
            branches:
              include:
                - main
            always: true
        """;

    /// <summary>A target, signed in by a service connection.</summary>
    /// <remarks>
    /// The task renews the session of az while the script runs: a bake outlives the assertion that began it. The assertion, or the secret, that it exports
    /// beside the names of application and tenant is needed by nobody, so what the script starts does not get it.
    /// </remarks>
    public static string OnAzure(string command, string target, string property, int minutes, string connection) => $"""
              - task: AzureCLI@2
        {(property.Length == 0 ? "" : $"        {property}\n")}        displayName: 'Run: {target}'
                timeoutInMinutes: {minutes}
                inputs:
                  azureSubscription: {connection}
                  addSpnToEnvironment: true
                  keepAzSessionActive: true
                  scriptType: bash
                  scriptLocation: inlineScript
                  inlineScript: |
                    export AZURE_TENANT_ID="$tenantId" AZURE_CLIENT_ID="$servicePrincipalId"
                    AZURE_SUBSCRIPTION_ID="$(az account show --query id --output tsv)"
                    export AZURE_SUBSCRIPTION_ID
                    unset idToken servicePrincipalKey
                    {command}
        """;
}
