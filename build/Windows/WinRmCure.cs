namespace Ingot.Windows;

/// <summary>What helps against a broken link.</summary>
public enum WinRmCure
{
    /// <summary>Nothing that this program can do.</summary>
    None,

    /// <summary>The guest script has mended it already.</summary>
    Done,

    /// <summary>Time may.</summary>
    Wait,

    /// <summary>Opening WinRM anew, with a fresh password and certificate.</summary>
    Remake,
}
