namespace Ingot.Ansible.Arguments;

/// <summary>A task, as Ansible resolved it.</summary>
/// <param name="Name">Its name, with its role's.</param>
/// <param name="Module">Full name of its module; of a role that is checked against its own spec: "role" and its name.</param>
/// <param name="File">Its file, relative to the project.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Arguments">What the module is given: module_defaults and its own.</param>
public sealed record PlaybookTask(string Name, string Module, string File, int Line, ArgumentValue Arguments)
{
    /// <summary>True when it does not run on the build VM.</summary>
    public bool Local { get; init; }

    /// <summary>True when its values are not to be shown.</summary>
    public bool Secret { get; init; }

    /// <summary>Line where the text of a free-form module starts; null for other modules.</summary>
    public int? Free { get; init; }

    /// <summary>A script file that it runs, relative to the project.</summary>
    public string? Script { get; init; }

    /// <summary>The spec it is checked against, when it is not its module's.</summary>
    public DocumentedSpec? Spec { get; init; }
}
