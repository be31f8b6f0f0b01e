using Nuke.Common.Utilities;

namespace Nuke.Common.CI.AzurePipelines.Configuration;

/// <summary>Checks the repository out.</summary>
public class AzurePipelineCheckoutStep : AzurePipelinesStep
{
    /// <summary>Whether submodules too; the name is Nuke's.</summary>
    public bool? InclueSubmodules { get; set; }

    /// <summary>Whether files of large file storage too.</summary>
    public bool? IncludeLargeFileStorage { get; set; }

    /// <summary>Commits of history.</summary>
    public int? FetchDepth { get; set; }

    /// <summary>Whether the working copy is cleaned before.</summary>
    public bool? Clean { get; set; }

    /// <inheritdoc />
    public override void Write(CustomFileWriter writer)
    {
        using var step = writer.WriteBlock("- checkout: self");
        if (IncludeLargeFileStorage is { } lfs)
            writer.WriteLine($"lfs: {Word(lfs)}");
        if (InclueSubmodules is { } submodules)
            writer.WriteLine($"submodules: {Word(submodules)}");
        if (FetchDepth is { } depth)
            writer.WriteLine($"fetchDepth: {depth}");
        if (Clean is { } clean)
            writer.WriteLine($"clean: {Word(clean)}");
    }

    static string Word(bool value) => value ? "true" : "false";
}
