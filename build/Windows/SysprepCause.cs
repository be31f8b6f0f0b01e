namespace Ingot.Windows;

/// <summary>A known cause of a sysprep that fails or hangs.</summary>
/// <param name="Pattern">Regular expression that its line in setuperr.log or setupact.log matches.</param>
/// <param name="Cause">What that means.</param>
/// <param name="Remedy">What the reader can do.</param>
/// <param name="Source">Where that is known from.</param>
public sealed record SysprepCause(string Pattern, string Cause, string Remedy, string Source);
