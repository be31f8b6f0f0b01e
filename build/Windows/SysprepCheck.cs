namespace Ingot.Windows;

/// <summary>What one check of Test-SysprepReady means to a person. In the texts, {0} stands for what was found.</summary>
/// <param name="Name">The name that the script gives it.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Why">What it leads to.</param>
/// <param name="Remedy">What the reader can do.</param>
/// <param name="Mended">What was done about it; null where nothing can be done safely.</param>
/// <param name="Source">Where that is known from.</param>
public sealed record SysprepCheck(string Name, string What, string Why, string Remedy, string? Mended, string Source);
