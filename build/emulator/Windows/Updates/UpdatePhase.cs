namespace Ingot.Emulator.Windows.Updates;

/// <summary>What a task of Windows Update does next.</summary>
public enum UpdatePhase
{
    /// <summary>It looks for updates.</summary>
    Search,

    /// <summary>It downloads those it chose.</summary>
    Download,

    /// <summary>It installs them.</summary>
    Install,
}
