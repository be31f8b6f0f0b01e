namespace Ingot.Windows;

/// <summary>What to do after a glance at sysprep.</summary>
public enum SysprepStand
{
    /// <summary>Look again.</summary>
    GoOn,

    /// <summary>Generalized: all three signs agree.</summary>
    Done,

    /// <summary>Stuck where a reboot and another try are known to help.</summary>
    Reboot,

    /// <summary>Failed, or did not end in time.</summary>
    Failed,
}
