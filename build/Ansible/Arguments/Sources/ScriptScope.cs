using System.Management.Automation.Language;

namespace Ingot.Ansible.Arguments.Sources;

/// <summary>What is known of a PowerShell script without running it: constants, hashtables, lists, and functions that return them.</summary>
/// <param name="functions">Functions of the script and of what it imports.</param>
/// <param name="outer">The scope around this one; null for the script's own.</param>
sealed class ScriptScope(IReadOnlyDictionary<string, FunctionDefinitionAst> functions, ScriptScope? outer = null)
{
    readonly Dictionary<string, object?> variables = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Functions that can be called.</summary>
    public IReadOnlyDictionary<string, FunctionDefinitionAst> Functions => functions;

    /// <summary>A variable's value; <see cref="Unknown"/> when the script works it out.</summary>
    public object? this[string name] => variables.TryGetValue(name, out var value) ? value : outer is null ? Unknown.Value : outer[name];

    /// <summary>Follows the statements up to an offset, as far as they only say what something is.</summary>
    public void Follow(IEnumerable<StatementAst> statements, int end = int.MaxValue)
    {
        foreach (var statement in statements.TakeWhile(statement => statement.Extent.EndOffset <= end))
        {
            if (statement is AssignmentStatementAst assignment)
                Assign(assignment);
            else if (statement is not FunctionDefinitionAst)
                Forget(statement);
        }
    }

    // A condition or a loop may change what it assigns to.
    void Forget(StatementAst statement)
    {
        foreach (var assignment in statement.FindAll(node => node is AssignmentStatementAst, searchNestedScriptBlocks: false).Cast<AssignmentStatementAst>())
        {
            if (Target(assignment.Left) is VariableExpressionAst variable)
                variables[variable.VariablePath.UserPath] = Unknown.Value;
            else if (Root(assignment.Left) is { } root && this[root.VariablePath.UserPath] is Dictionary<string, object?> table)
                table["_open"] = true;
        }
    }

    void Assign(AssignmentStatementAst assignment)
    {
        var value = new ScriptReader(this).Read(assignment.Right);
        if (Target(assignment.Left) is VariableExpressionAst variable)
        {
            var name = variable.VariablePath.UserPath;
            variables[name] = assignment.Operator switch
            {
                TokenKind.Equals => value,
                TokenKind.PlusEquals => ScriptReader.Add(this[name], value),
                _ => Unknown.Value,
            };
        }
        else if (assignment.Left is MemberExpressionAst { Member: StringConstantExpressionAst member } access
            && new ScriptReader(this).Read(access.Expression) is Dictionary<string, object?> table)
        {
            table[member.Value] = assignment.Operator == TokenKind.Equals ? value : ScriptReader.Add(table.GetValueOrDefault(member.Value), value);
        }
    }

    static ExpressionAst Target(ExpressionAst left) => left is AttributedExpressionAst attributed ? Target(attributed.Child) : left;

    static VariableExpressionAst? Root(ExpressionAst expression) => expression switch
    {
        VariableExpressionAst variable => variable,
        MemberExpressionAst member => Root(member.Expression),
        IndexExpressionAst index => Root(index.Target),
        _ => null,
    };
}
