namespace Ingot.Ansible;

/// <summary>How a playbook is run.</summary>
public sealed record PlaybookOptions
{
    /// <summary>Further arguments of ansible-playbook; none of those that another property stands for.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Name of the task to begin at; null: the first one.</summary>
    public string? StartAtTask { get; init; }

    /// <summary>Hosts to run on; empty: the build VM.</summary>
    public IReadOnlyList<string> Limit { get; init; } = [];

    /// <summary>How often it goes on by itself after the guest was not reached.</summary>
    public int Retries { get; init; }

    /// <summary>After how long a task is ended that has no timeout of its own.</summary>
    public TimeSpan TaskTimeout { get; init; } = TimeSpan.FromHours(2);

    /// <summary>True when the output goes to a terminal.</summary>
    public bool Colour { get; init; }

    /// <summary>Call of this program for RunAnsible with the parameters of this run, word by word, for people to repeat; empty: nobody can go on at a task.</summary>
    public IReadOnlyList<string> Again { get; init; } = ["./build.sh", "RunAnsible"];
}
