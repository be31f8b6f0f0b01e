namespace Ingot.Emulator.Modules;

/// <summary>Types of module options, as Ansible.Basic has them.</summary>
enum OptionType
{
    Text,
    Path,
    Flag,
    Number,
    Real,
    List,
    Dictionary,
    Raw,
}
