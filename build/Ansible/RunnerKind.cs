namespace Ingot.Ansible;

/// <summary>Where Ansible runs.</summary>
public enum RunnerKind
{
    /// <summary>On this machine, which is a Linux or a Mac: Ansible does not run on Windows.</summary>
    Native,

    /// <summary>In a distribution of the Windows Subsystem for Linux.</summary>
    Wsl,
}
