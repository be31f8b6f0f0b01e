using Ingot.Emulator.Scripting.Provider;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>Scripts on the modelled disk.</summary>
static class GuestScriptFile
{
    /// <summary>The text of the script a command names by an absolute path, or null.</summary>
    public static string? Read(GuestSession session, string command) =>
        command.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase)
        && GuestTree.Find(session, "GuestFileSystem", command)?.Content is { } content
        && GuestText.Decode(content) is var text
        && ScriptChecks.Refusal(text) is null
            ? text
            : null;
}
