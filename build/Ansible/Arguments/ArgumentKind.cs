namespace Ingot.Ansible.Arguments;

/// <summary>Kinds of values in a playbook.</summary>
public enum ArgumentKind
{
    /// <summary>Nothing: the same as not given.</summary>
    Null,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number with a fraction.</summary>
    Real,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A list.</summary>
    List,

    /// <summary>A dictionary.</summary>
    Map,

    /// <summary>A text that Ansible fills in at run time, with a value of any type.</summary>
    Template,

    /// <summary>A value that is known at run time only.</summary>
    Unknown,
}
