namespace Ingot.Emulator.Modules.Specs;

/// <summary>A module ends well before it did anything.</summary>
/// <param name="message">What it says.</param>
sealed class ModuleExitException(string message) : Exception(message);
