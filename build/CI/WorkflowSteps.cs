namespace Ingot.CI;

/// <summary>Steps that several workflows have.</summary>
static class WorkflowSteps
{
    /// <summary>Files that say which Ansible is installed.</summary>
    public static readonly IReadOnlyList<string> ToolFiles = ["build/Ansible/requirements.txt", "build/Ansible/requirements-lint.txt", "playbooks/requirements.yml"];

    /// <summary>Sources, SDK, and what earlier runs downloaded.</summary>
    public static IEnumerable<WorkflowStep> Prepare() =>
    [
        new("Check out") { Uses = PinnedActions.Checkout, With = [("persist-credentials", "false")] },
        new("Install .NET") { Uses = PinnedActions.SetupDotNet, With = [("global-json-file", "global.json")] },
        Cache("~/.nuget/packages", "${{ runner.os }}-nuget-${{ hashFiles('**/packages.lock.json') }}"),
        // Python writes absolute paths into what it installs.
        Cache(
            ".nuke/temp/ansible",
            $"ansible-${{{{ github.workspace }}}}-${{{{ hashFiles({string.Join(", ", ToolFiles.Select(x => $"'{x}'"))}) }}}}"),
    ];

    /// <summary>Keeps what the run left, however it ended.</summary>
    public static WorkflowStep Publish() => new("Publish: output")
    {
        Condition = "always()",
        Uses = PinnedActions.UploadArtifact,
        With = [("name", "output"), ("path", "output"), ("if-no-files-found", "ignore")],
    };

    /// <summary>Who signs in: variables of the repository, no secrets.</summary>
    public static IReadOnlyList<(string Key, string Value)> Account =>
        [.. new[] { "AZURE_CLIENT_ID", "AZURE_TENANT_ID", "AZURE_SUBSCRIPTION_ID" }.Select(x => (x, $"${{{{ vars.{x} }}}}"))];

    static WorkflowStep Cache(string path, string key) => new($"Cache: {path}")
    {
        Uses = PinnedActions.Cache,
        With = [("path", path), ("key", key)],
    };
}
