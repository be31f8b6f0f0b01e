using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Uploads files of a run.</summary>
public class GitHubActionsArtifactStep : GitHubActionsStep
{
    /// <summary>Name of the artifact.</summary>
    public string Name { get; set; } = "";

    /// <summary>The directory or file.</summary>
    public string Path { get; set; } = "";

    /// <summary>When; without it after a success.</summary>
    public string? Condition { get; set; }

    /// <inheritdoc />
    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine($"- name: 'Publish: {Name}'");
        using var step = writer.Indent();
        writer.WriteLine("uses: actions/upload-artifact@v5");
        if (!string.IsNullOrWhiteSpace(Condition))
            writer.WriteLine($"if: {Condition}");
        writer.WriteBlock("with:", () =>
        {
            writer.WriteLine($"name: {Name}");
            writer.WriteLine($"path: {Path}");
        });
    }
}
