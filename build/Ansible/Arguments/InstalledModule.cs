namespace Ingot.Ansible.Arguments;

/// <summary>A module that a playbook uses, as it is installed.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Path">Its source.</param>
/// <param name="HasAction">True when a plugin on the controller works for it, or instead of it.</param>
/// <param name="IsPython">True when its source is not PowerShell.</param>
/// <param name="IsStub">True when its source is only documentation.</param>
/// <param name="Spec">What its documentation says; null when it has none.</param>
public sealed record InstalledModule(string Name, string? Path, bool HasAction, bool IsPython, bool IsStub, DocumentedSpec? Spec)
{
    /// <summary>Its name without its collection.</summary>
    public string Leaf => Name[(Name.LastIndexOf('.') + 1)..];
}
