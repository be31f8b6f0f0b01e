namespace Ingot.Windows;

/// <summary>How one dial ended.</summary>
/// <param name="End">How far it came.</param>
/// <param name="Said">What was heard, as a sentence; empty when all is well.</param>
public sealed record WinRmDial(DialEnd End, string Said)
{
    /// <summary>True when WinRM can be used.</summary>
    public bool IsOpen => End == DialEnd.Open;
}
