using Nuke.Common.Utilities;

namespace Nuke.Common.CI.AzurePipelines.Configuration;

/// <summary>Starts a pipeline by a push or a pull request.</summary>
public class AzurePipelinesVcsPushTrigger : ConfigurationEntity
{
    /// <summary>Whether nothing starts it.</summary>
    public bool Disabled { get; set; }

    /// <summary>Whether pushes wait for a run and are then built together.</summary>
    public bool? Batch { get; set; }

    /// <summary>Whether a new push cancels the run of the pull request.</summary>
    public bool? AutoCancel { get; set; }

    /// <summary>Only these branches.</summary>
    public string[] BranchesInclude { get; set; } = [];

    /// <summary>Not these branches.</summary>
    public string[] BranchesExclude { get; set; } = [];

    /// <summary>Only these tags.</summary>
    public string[] TagsInclude { get; set; } = [];

    /// <summary>Not these tags.</summary>
    public string[] TagsExclude { get; set; } = [];

    /// <summary>Only changes of these files.</summary>
    public string[] PathsInclude { get; set; } = [];

    /// <summary>Not changes of these files.</summary>
    public string[] PathsExclude { get; set; } = [];

    /// <inheritdoc />
    public override void Write(CustomFileWriter writer)
    {
        if (Disabled)
        {
            writer.WriteLine("none");
            return;
        }

        if (Batch is { } batch)
            writer.WriteLine($"batch: {(batch ? "true" : "false")}");
        if (AutoCancel is { } autoCancel)
            writer.WriteLine($"autoCancel: {(autoCancel ? "true" : "false")}");
        WriteFilter(writer, "branches", BranchesInclude, BranchesExclude);
        WriteFilter(writer, "tags", TagsInclude, TagsExclude);
        WriteFilter(writer, "paths", PathsInclude, PathsExclude);
    }

    static void WriteFilter(CustomFileWriter writer, string name, string[] include, string[] exclude)
    {
        if (include.Length + exclude.Length == 0)
            return;
        using var filter = writer.WriteBlock($"{name}:");
        WriteList(writer, "include", include);
        WriteList(writer, "exclude", exclude);
    }

    static void WriteList(CustomFileWriter writer, string name, string[] values)
    {
        if (values.Length == 0)
            return;
        using var list = writer.WriteBlock($"{name}:");
        Array.ForEach(values, x => writer.WriteLine($"- {x}"));
    }
}
