using System.Management.Automation.Language;

namespace Ingot.Emulator.Scripting;

/// <summary>What is refused before a script is compiled, because compiling alone would read this machine.</summary>
static class ScriptChecks
{
    /// <summary>The error text of a script that does not parse or that loads assemblies or modules, else null.</summary>
    public static string? Refusal(string script)
    {
        var tree = Parser.ParseInput(script, out _, out var errors);
        if (errors.Length > 0)
            return string.Concat(errors.Select(e => $"{e.Extent.File}:{e.Extent.StartLineNumber} {e.Message}\n"));
        var loads = tree.Find(node => node is UsingStatementAst { UsingStatementKind: not UsingStatementKind.Namespace },
            searchNestedScriptBlocks: true);
        return loads is null ? null : $"{loads.Extent.Text}: the specified module or assembly was not found.\n";
    }
}
