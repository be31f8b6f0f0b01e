using Ingot.Emulator.Modules.Specs;

namespace Ingot.Emulator.Modules;

/// <summary>What a rehearsal's guests know of a module.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="ShowsDiff">True when it shows a diff.</param>
/// <param name="Limits">What of the real module is not modelled; empty when nothing that a task could see.</param>
public sealed record ModuleCoverage(string Name, bool ShowsDiff, string Limits)
{
    /// <summary>Every module they know, by name.</summary>
    public static IReadOnlyList<ModuleCoverage> All { get; } = [.. ModuleList.All.Select(module => new ModuleCoverage(module.Name, module.ShowsDiff, module.Limits))];

    /// <summary>Whether a module has a check mode, as its source says.</summary>
    public static bool HasCheckMode(string source) => ModuleSource.SupportsCheckMode(source);
}
