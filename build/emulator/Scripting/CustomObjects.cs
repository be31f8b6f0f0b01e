using System.Management.Automation.Language;
using System.Text;

namespace Ingot.Emulator.Scripting;

/// <summary>Makes [pscustomobject]@{…} work, which ConstrainedLanguage refuses and scripts for an unconstrained Windows use
/// everywhere.</summary>
static class CustomObjects
{
    /// <summary>The stand-in that the casts become calls of.</summary>
    public const string CommandName = "ConvertTo-GuestObject";

    /// <summary>The script with such casts as calls; lines stay where they are.</summary>
    public static string Rewrite(string script)
    {
        var edits = new List<(int Offset, int Length, string Text)>();
        foreach (var node in Parser.ParseInput(script, out _, out _).FindAll(IsCast, searchNestedScriptBlocks: true))
        {
            var cast = (ConvertExpressionAst)node;
            edits.Add((cast.Extent.StartOffset, cast.Child.Extent.StartOffset - cast.Extent.StartOffset, $"({CommandName} ([ordered]"));
            edits.Add((cast.Extent.EndOffset, 0, "))"));
        }

        var text = new StringBuilder(script);
        foreach (var (offset, length, replacement) in edits.OrderByDescending(edit => edit.Offset))
            text.Remove(offset, length).Insert(offset, replacement);
        return text.ToString();
    }

    static bool IsCast(Ast node) =>
        node is ConvertExpressionAst { Child: HashtableAst, Type.TypeName.FullName: var name }
        && name.ToUpperInvariant() is "PSCUSTOMOBJECT" or "SYSTEM.MANAGEMENT.AUTOMATION.PSCUSTOMOBJECT";
}
