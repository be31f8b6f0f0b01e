namespace Ingot.Emulator.Modules.Specs;

/// <summary>Options that one value of another option demands.</summary>
/// <param name="Name">The other option.</param>
/// <param name="Value">Its value.</param>
/// <param name="Needed">What it demands.</param>
/// <param name="AnyOne">True when one of them is enough.</param>
sealed record RequiredIf(string Name, string Value, IReadOnlyList<string> Needed, bool AnyOne);
