using System.Management.Automation.Language;

namespace Ingot.Ansible.Arguments.Sources;

/// <summary>Reads expressions of PowerShell that are constant, or made of constants; anything else is <see cref="Unknown"/>.</summary>
/// <param name="scope">What the variables and functions are.</param>
sealed class ScriptReader(ScriptScope scope)
{
    const int Most = 10000;

    /// <summary>Value of a statement; a list when it gives several.</summary>
    public object? Read(StatementAst statement) => statement switch
    {
        CommandExpressionAst expression => Read(expression.Expression),
        PipelineAst { PipelineElements: [CommandExpressionAst expression] } => Read(expression.Expression),
        PipelineAst { PipelineElements: [CommandAst command] } => Call(command),
        ReturnStatementAst { Pipeline: StatementAst returned } => Read(returned),
        _ => Unknown.Value,
    };

    /// <summary>Value of an expression.</summary>
    public object? Read(ExpressionAst expression) => expression switch
    {
        ConstantExpressionAst constant => constant.Value,
        ExpandableStringExpressionAst { NestedExpressions.Count: 0 } text => text.Value,
        HashtableAst table => Table(table),
        ArrayLiteralAst list => list.Elements.Select(Read).ToList(),
        ArrayExpressionAst list => Flat(list.SubExpression.Statements.Select(Read)),
        SubExpressionAst { SubExpression.Statements: [var only] } => Read(only),
        ParenExpressionAst inner => inner.Pipeline is StatementAst statement ? Read(statement) : Unknown.Value,
        AttributedExpressionAst attributed => Read(attributed.Child),
        VariableExpressionAst variable => Variable(variable.VariablePath.UserPath),
        UnaryExpressionAst { TokenKind: TokenKind.Comma } unary => new List<object?> { Read(unary.Child) },
        UnaryExpressionAst { TokenKind: TokenKind.Minus } unary => Read(unary.Child) is int number ? -number : Unknown.Value,
        BinaryExpressionAst binary => Binary(binary),
        InvokeMemberExpressionAst => Unknown.Value,
        MemberExpressionAst { Static: false, Member: StringConstantExpressionAst member } access => Member(Read(access.Expression), member.Value),
        IndexExpressionAst index => Read(index.Index) is string key ? Member(Read(index.Target), key) : Unknown.Value,
        _ => Unknown.Value,
    };

    /// <summary>The sum of two values, as PowerShell's + makes it.</summary>
    public static object? Add(object? left, object? right) => (left, right) switch
    {
        (Dictionary<string, object?> first, Dictionary<string, object?> second) =>
            new Dictionary<string, object?>(first.Concat(second), StringComparer.OrdinalIgnoreCase),
        (List<object?> first, List<object?> second) => first.Concat(second).ToList(),
        (List<object?> first, not Unknown) => first.Append(right).ToList(),
        (string first, string second) => first + second,
        _ => Unknown.Value,
    };

    object? Variable(string name) => name.ToLowerInvariant() switch
    {
        "true" => true,
        "false" => false,
        "null" => null,
        _ => scope[name.StartsWith("script:", StringComparison.OrdinalIgnoreCase) ? name[7..] : name],
    };

    object Table(HashtableAst table)
    {
        var result = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in table.KeyValuePairs)
        {
            if (Read(key) is var name && name is not Unknown and not null)
                result[name.ToString() ?? ""] = Read(value);
            else
                result["_open"] = true;
        }

        return result;
    }

    static object? Member(object? target, string name) => target switch
    {
        Dictionary<string, object?> table when table.TryGetValue(name, out var value) => value,
        Dictionary<string, object?> table when name.Equals("Keys", StringComparison.OrdinalIgnoreCase) => table.Keys.Cast<object?>().ToList(),
        Dictionary<string, object?> table when name.Equals("Values", StringComparison.OrdinalIgnoreCase) => table.Values.ToList(),
        _ => Unknown.Value,
    };

    object? Binary(BinaryExpressionAst binary)
    {
        var (left, right) = (Read(binary.Left), Read(binary.Right));
        return (binary.Operator, left, right) switch
        {
            (TokenKind.Plus, _, _) => Add(left, right),
            (TokenKind.DotDot, int from, int to) when to >= from && to - from <= Most => Enumerable.Range(from, to - from + 1).Cast<object?>().ToList(),
            (TokenKind.Join, List<object?> items, string separator) when items.TrueForAll(item => item is string) => string.Join(separator, items),
            _ => Unknown.Value,
        };
    }

    static object Flat(IEnumerable<object?> values)
    {
        var flat = new List<object?>();
        foreach (var value in values)
        {
            if (value is Unknown)
                return Unknown.Value;
            if (value is List<object?> list)
                flat.AddRange(list);
            else
                flat.Add(value);
        }

        return flat;
    }

    object? Call(CommandAst command)
    {
        if (command.GetCommandName() is not { } name || !scope.Functions.TryGetValue(name, out var function) || function.Body.EndBlock is not { } body)
            return Unknown.Value;
        var inner = new ScriptScope(scope.Functions.Where(entry => entry.Key != name).ToDictionary(StringComparer.OrdinalIgnoreCase), scope);
        inner.Follow(body.Statements);
        return body.Statements is [.., var last] ? new ScriptReader(inner).Read(last) : null;
    }
}
