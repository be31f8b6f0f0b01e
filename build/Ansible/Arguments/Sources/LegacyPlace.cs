using System.Globalization;
using System.Management.Automation.Language;

namespace Ingot.Ansible.Arguments.Sources;

/// <summary>Whether, and when, a legacy module comes to the place where it asks for an option.</summary>
/// <param name="command">The asking.</param>
/// <param name="script">The module.</param>
/// <param name="variableOf">Variables that hold options, by the variable's name.</param>
/// <param name="reader">Reads constants.</param>
sealed class LegacyPlace(CommandAst command, ScriptBlockAst script, IReadOnlyDictionary<string, string> variableOf, ScriptReader reader)
{
    /// <summary>True when every run comes here: it stands in no condition, loop or function, and nothing before it ends well.</summary>
    public bool IsAlwaysReached() => !Around().Any() && !EndsBefore();

    /// <summary>The option and the values of it with which a run comes here, when that is the only condition.</summary>
    public (string Option, IReadOnlyList<string> Values)? Condition()
    {
        if (Around().ToList() is not [IfStatementAst choice] || EndsBefore())
            return null;
        var (asks, then) = choice.Clauses[0];
        var isThere = then.Extent.StartOffset <= command.Extent.StartOffset && command.Extent.EndOffset <= then.Extent.EndOffset;
        return isThere && asks is PipelineAst { PipelineElements: [CommandExpressionAst condition] } ? Comparison(condition.Expression) : null;
    }

    /// <summary>The option and the values in a comparison such as ($state -eq "present").</summary>
    public (string Option, IReadOnlyList<string> Values)? Comparison(ExpressionAst expression)
    {
        if (expression is ParenExpressionAst { Pipeline: PipelineAst { PipelineElements: [CommandExpressionAst inner] } })
            return Comparison(inner.Expression);
        if (expression is not BinaryExpressionAst { Left: VariableExpressionAst variable } binary
            || !variableOf.TryGetValue(variable.VariablePath.UserPath, out var option))
            return null;
        return (binary.Operator, reader.Read(binary.Right)) switch
        {
            (TokenKind.Ieq or TokenKind.Ceq, string or bool or int) and (_, var value) => (option, [Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""]),
            (TokenKind.Iin or TokenKind.Cin, List<object?> list) when list.TrueForAll(item => item is string) => (option, [.. list.Cast<string>()]),
            _ => null,
        };
    }

    IEnumerable<Ast> Around()
    {
        for (var node = command.Parent; node is not null && node != script; node = node.Parent)
        {
            if (node is IfStatementAst or SwitchStatementAst or LoopStatementAst or FunctionDefinitionAst or ScriptBlockExpressionAst or TryStatementAst)
                yield return node;
        }
    }

    // A run that ended before asks for nothing any more.
    bool EndsBefore() => script.Find(
        node => node is CommandAst end
            && end.Extent.EndOffset < command.Extent.StartOffset
            && "Exit-Json".Equals(end.GetCommandName(), StringComparison.OrdinalIgnoreCase)
            && !IsInFunction(end),
        searchNestedScriptBlocks: true) is not null;

    bool IsInFunction(CommandAst end)
    {
        for (var node = end.Parent; node is not null && node != script; node = node.Parent)
        {
            if (node is FunctionDefinitionAst)
                return true;
        }

        return false;
    }
}
