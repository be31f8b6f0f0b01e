namespace Ingot.Ansible.Arguments;

/// <summary>Options that one value of another option makes necessary.</summary>
/// <param name="Name">The other option.</param>
/// <param name="Value">Its value.</param>
/// <param name="Needed">What is then needed.</param>
/// <param name="AnyOne">True when one of them is enough.</param>
public sealed record RequiredIf(string Name, string Value, IReadOnlyList<string> Needed, bool AnyOne = false);
