using System.Collections;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Security.Cryptography;
using System.Text;

namespace Ingot.Emulator.Modules.Specs;

/// <summary>The spec of a module that uses Ansible.Basic: the statements before the module is created are evaluated by the engine.</summary>
static class BasicSpec
{
    static readonly ConcurrentDictionary<string, ModuleSpec> read = new(StringComparer.Ordinal);

    /// <summary>True when the module uses Ansible.Basic.</summary>
    public static bool IsUsed(ScriptBlockAst script) => Creation(script) is not null;

    /// <summary>The spec.</summary>
    /// <param name="source">The module's source.</param>
    /// <param name="imports">Sources of the PowerShell that it imports.</param>
    public static ModuleSpec Read(string source, IReadOnlyList<string> imports)
    {
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', [source, .. imports]))));
        return read.GetOrAdd(hash, _ => Evaluate(Parser.ParseInput(source, out var _, out var _), imports));
    }

    static InvokeMemberExpressionAst? Creation(ScriptBlockAst script) =>
        script.Find(node => node is InvokeMemberExpressionAst
        {
            Static: true,
            Expression: TypeExpressionAst { TypeName.FullName: "Ansible.Basic.AnsibleModule" },
            Member: StringConstantExpressionAst { Value: "Create" },
        }, searchNestedScriptBlocks: true) as InvokeMemberExpressionAst;

    static ModuleSpec Evaluate(ScriptBlockAst script, IEnumerable<string> imports)
    {
        var open = new ModuleSpec { IsOpen = true, SupportsCheckMode = true };
        if (Creation(script) is not { Arguments: { Count: > 1 } arguments } creation)
            return open;
        using var engine = new SourceEngine();
        foreach (var function in imports.Select(text => (Ast)Parser.ParseInput(text, out _, out _)).Append(script).SelectMany(Functions))
            engine.Define(function.Name, function.Extent.Text);
        var root = (arguments[1] as VariableExpressionAst)?.VariablePath.UserPath;
        var isOpen = false;
        foreach (var statement in Before(script, creation))
            isOpen |= !engine.TryRun(statement.Extent.Text, out _) && Names(statement.Left) == root;
        return Value(engine, arguments[1]) is IDictionary table
            ? SpecTable.Read(table, arguments.Skip(2).SelectMany(argument => Fragments(Value(engine, argument))), isOpen)
            : open;
    }

    static IEnumerable<FunctionDefinitionAst> Functions(Ast script) =>
        script.FindAll(node => node is FunctionDefinitionAst, searchNestedScriptBlocks: false).Cast<FunctionDefinitionAst>();

    static IEnumerable<AssignmentStatementAst> Before(ScriptBlockAst script, Ast creation) =>
        (script.EndBlock?.Statements ?? Enumerable.Empty<StatementAst>()).OfType<AssignmentStatementAst>()
            .TakeWhile(statement => statement.Extent.EndOffset < creation.Extent.EndOffset)
            .Where(statement => Names(statement.Left) != "ErrorActionPreference");

    static string? Names(ExpressionAst left) => left switch
    {
        VariableExpressionAst variable => variable.VariablePath.UserPath,
        MemberExpressionAst member => Names(member.Expression),
        IndexExpressionAst index => Names(index.Target),
        AttributedExpressionAst typed => Names(typed.Child),
        _ => null,
    };

    static object? Value(SourceEngine engine, Ast expression) =>
        engine.TryRun($", ({expression.Extent.Text})", out var output) && output is [{ } only] ? only.BaseObject : null;

    static IEnumerable<IDictionary> Fragments(object? value) => value switch
    {
        IDictionary one => [one],
        IEnumerable several => several.Cast<object?>().Select(item => (item is PSObject wrapped ? wrapped.BaseObject : item) as IDictionary).OfType<IDictionary>(),
        _ => [],
    };
}
