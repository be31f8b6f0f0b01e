using System.Globalization;

namespace Ingot.Windows;

/// <summary>One thing that Test-SysprepReady found.</summary>
/// <param name="Check">Name of the check.</param>
/// <param name="Subject">What exactly: a service, a file, a key.</param>
/// <param name="IsMended">True when the script has mended it.</param>
/// <param name="Blocks">True when sysprep may not start.</param>
public sealed record SysprepFinding(string Check, string Subject, bool IsMended, bool Blocks)
{
    /// <summary>What is wrong.</summary>
    public string What => Say(SysprepChecks.Of(Check).What);

    /// <summary>What it leads to.</summary>
    public string Why => SysprepChecks.Of(Check).Why;

    /// <summary>What the reader can do.</summary>
    public string Remedy => SysprepChecks.Of(Check).Remedy;

    /// <summary>What was done about it.</summary>
    public string Mended => Say(SysprepChecks.Of(Check).Mended ?? SysprepChecks.Of(Check).What);

    string Say(string text) => string.Format(CultureInfo.InvariantCulture, text, Subject);
}
