using System.Management.Automation;

namespace Ingot.Emulator.Scripting.Provider;

/// <summary>A path names nothing.</summary>
sealed class ItemMissingException(string path) : ItemNotFoundException($"Cannot find path '{path}' because it does not exist.");
