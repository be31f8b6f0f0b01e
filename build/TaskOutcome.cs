namespace Ingot;

/// <summary>How a task of a playbook ended on a host. Never holds a secret: what is hidden by no_log is absent, what is known to be secret is masked.</summary>
/// <param name="Task">Its name, with its role's.</param>
/// <param name="Status">"ok", "changed", "skipped", "failed", "unreachable", "ignored" or "rescued".</param>
public sealed record TaskOutcome(string Task, string Status)
{
    /// <summary>Name of its play.</summary>
    public string Play { get; init; } = "";

    /// <summary>Name of the host in the inventory.</summary>
    public string Host { get; init; } = "";

    /// <summary>Its file, relative to the project; null when Ansible does not say.</summary>
    public string? File { get; init; }

    /// <summary>Its line, from 1.</summary>
    public int Line { get; init; }

    /// <summary>Its module, as the playbook names it.</summary>
    public string Module { get; init; } = "";

    /// <summary>How long it took, in seconds, as seen from this machine.</summary>
    public double Seconds { get; init; }

    /// <summary>Which task of the run it is, from 1.</summary>
    public int Number { get; init; }

    /// <summary>How many items its loop had; null without a loop.</summary>
    public int? Items { get; init; }

    /// <summary>What the module said; null when it said nothing, or when that is hidden.</summary>
    public string? Message { get; init; }

    /// <summary>Exit code of what the module ran; null when it ran nothing.</summary>
    public int? Code { get; init; }

    /// <summary>Of a failure: what was written to standard error or output, or thrown; its one line that says most.</summary>
    public string? Detail { get; init; }

    /// <summary>Of a failure in a loop: the item.</summary>
    public string? Item { get; init; }

    /// <summary>Of a failure: what the module was given, as the playbook writes it.</summary>
    public string? Arguments { get; init; }

    /// <summary>True when the task hides its result (no_log); null otherwise.</summary>
    public bool? Hidden { get; init; }

    /// <summary>Warnings of Ansible and the module; null without any.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }

    /// <summary>What Ansible calls deprecated; null without any.</summary>
    public IReadOnlyList<string>? Deprecations { get; init; }
}
