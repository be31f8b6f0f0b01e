namespace Ingot.Emulator.Faults;

/// <summary>The faults that can be injected, by name; one file for each part of a guest's life.</summary>
public static partial class FaultScenarios
{
    /// <summary>Name to what happens, in one sentence.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new SortedDictionary<string, string>(
        new[] { WinRm, Sysprep, Updates, Boot }.SelectMany(scenarios => scenarios).ToDictionary(StringComparer.Ordinal),
        StringComparer.Ordinal);
}
