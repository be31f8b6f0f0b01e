namespace Ingot.Emulator.Windows;

/// <summary>Where Chocolatey takes packages from.</summary>
/// <param name="Url">Address of the feed.</param>
/// <param name="Disabled">True when it is not asked.</param>
/// <param name="Priority">Lower is asked first; 0 is asked last.</param>
public sealed record ChocolateySource(string Url, bool Disabled, int Priority);
