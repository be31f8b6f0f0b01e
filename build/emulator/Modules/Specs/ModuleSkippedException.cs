namespace Ingot.Emulator.Modules.Specs;

/// <summary>A module skips itself, because it does not support check mode.</summary>
/// <param name="message">What it says.</param>
sealed class ModuleSkippedException(string message) : Exception(message);
