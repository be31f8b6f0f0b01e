using Nuke.Common.CI.AzurePipelines.Configuration;
using Nuke.Common.CI.GitHubActions.Configuration;
using Nuke.Common.Utilities;

namespace Ingot.CI;

/// <summary>A step of a workflow: an action or a command.</summary>
/// <param name="name">What people read.</param>
public sealed class WorkflowStep(string name) : GitHubActionsStep
{
    /// <summary>By what other steps refer to it.</summary>
    public string? Id { get; init; }

    /// <summary>When it runs; without it while all goes well.</summary>
    public string? Condition { get; init; }

    /// <summary>The action.</summary>
    public string? Uses { get; init; }

    /// <summary>The command.</summary>
    public string? Run { get; init; }

    /// <summary>Minutes it may take; 0 for those of the job.</summary>
    public int TimeoutMinutes { get; init; }

    /// <summary>What the action is given.</summary>
    public IReadOnlyList<(string Key, string Value)> With { get; init; } = [];

    /// <summary>The environment of the command.</summary>
    public IReadOnlyList<(string Key, string Value)> Env { get; init; } = [];

    /// <inheritdoc />
    public override void Write(CustomFileWriter writer)
    {
        using var step = writer.WriteBlock($"- name: {ParameterInput.Quoted(name)}");
        (string Key, string? Value)[] lines =
        [
            ("id", Id), ("if", Condition), ("uses", Uses), ("run", Run), ("timeout-minutes", TimeoutMinutes > 0 ? $"{TimeoutMinutes}" : null),
        ];
        foreach (var (key, value) in lines.Where(x => x.Value is not null))
            writer.WriteLine($"{key}: {value}");
        WriteMap(writer, "with", With);
        WriteMap(writer, "env", Env);
    }

    static void WriteMap(CustomFileWriter writer, string name, IReadOnlyList<(string Key, string Value)> pairs)
    {
        if (pairs.Count == 0)
            return;
        using var map = writer.WriteBlock($"{name}:");
        foreach (var (key, value) in pairs)
            writer.WriteLine($"{key}: {value}");
    }
}
