namespace Ingot.Emulator.Modules;

/// <summary>A module ends as failed, with a sentence that the play shows.</summary>
sealed class ModuleFailureException(string message) : Exception(message);
