using System.Management.Automation.Language;
using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Specs;

/// <summary>
/// The part of an older module that asks for its options. The engine evaluates it statement by statement with the task's arguments, as far
/// as it depends on nothing but them; the module's own refusals are met on the way.
/// </summary>
sealed class LegacyScript : IDisposable
{
    static readonly string[] automatic = ["true", "false", "null", "args"];

    readonly SourceEngine engine = new();
    readonly ModuleQuestions questions;
    readonly ScriptBlockAst script;
    readonly HashSet<string> known = new(automatic, StringComparer.OrdinalIgnoreCase);
    readonly HashSet<Ast> asked = [];

    LegacyScript(ScriptBlockAst script, JsonObject given, Func<string, string> expandPath)
    {
        this.script = script;
        questions = new ModuleQuestions(given, expandPath);
        engine.Set(SourceEngine.NotesVariable, questions);
        engine.Set("args", Array.Empty<object>());
    }

    /// <summary>The arguments as the module gets them, and those that it never asks for, which it ignores.</summary>
    /// <exception cref="ModuleFailureException">They are not right.</exception>
    /// <exception cref="ModuleSkippedException">The module does not support check mode.</exception>
    public static JsonObject Check(ScriptBlockAst script, JsonObject given, Func<string, string> expandPath)
    {
        using var reading = new LegacyScript(script, given, expandPath);
        return reading.Answers();
    }

    public void Dispose() => engine.Dispose();

    JsonObject Answers()
    {
        try
        {
            Follow(script.EndBlock?.Statements ?? Enumerable.Empty<StatementAst>());
        }
        catch (ModuleExitException exit) when (questions.SupportsCheckMode == false && exit.Message.Length > 0)
        {
            throw new ModuleSkippedException(exit.Message);
        }
        catch (ModuleExitException)
        {
            // It asks for nothing more.
        }

        AskRest();
        var answers = questions.Answers.DeepClone().AsObject();
        foreach (var (name, value) in questions.Given.Where(argument => !answers.ContainsKey(argument.Key)))
            answers[name] = value?.DeepClone();
        return answers;
    }

    // False: what follows may never be reached.
    bool Follow(IEnumerable<StatementAst> statements) => statements.All(Follow);

    bool Follow(StatementAst statement) => statement switch
    {
        FunctionDefinitionAst => true,
        IfStatementAst choice => FollowChoice(choice),
        AssignmentStatementAst or PipelineAst when IsKnown(statement) && engine.TryRun(statement.Extent.Text, out _) => Note(statement),
        _ => Pass(statement),
    };

    bool FollowChoice(IfStatementAst choice)
    {
        foreach (var (condition, body) in choice.Clauses)
        {
            if (!IsKnown(condition) || !engine.TryRun($"if ({condition.Extent.Text}) {{ $true }} else {{ $false }}", out var answer) || answer.Count != 1)
                return Pass(choice);
            if (answer[0].BaseObject is true)
                return Follow(body.Statements);
        }

        return choice.ElseClause is null || Follow(choice.ElseClause.Statements);
    }

    bool Note(StatementAst statement)
    {
        known.UnionWith(Assigned(statement));
        asked.UnionWith(Questions(statement));
        return true;
    }

    // What a statement that cannot be evaluated assigns is not known any more, and if it may end the module, nor is what follows.
    bool Pass(StatementAst statement)
    {
        known.ExceptWith(Assigned(statement));
        return statement.Find(IsEnd, searchNestedScriptBlocks: false) is null;
    }

    static bool IsEnd(Ast node) => node is ExitStatementAst or ReturnStatementAst || (node is CommandAst command && Name(command) == "EXIT-JSON");

    bool IsKnown(Ast statement) => statement.FindAll(node => node is VariableExpressionAst, searchNestedScriptBlocks: true)
        .Cast<VariableExpressionAst>()
        .All(variable => known.Contains(Plain(variable)) || variable.Parent is AssignmentStatementAst { Operator: TokenKind.Equals } assignment && assignment.Left == variable);

    // Questions that were not come to still tell of what type an option is.
    void AskRest()
    {
        questions.IsLenient = true;
        foreach (var question in Questions(script).Where(question => !asked.Contains(question)))
        {
            try
            {
                engine.TryRun(question.Extent.Text, out _);
            }
            catch (ModuleFailureException)
            {
                // The module may never come to it.
            }
        }
    }

    static IEnumerable<CommandAst> Questions(Ast node) =>
        node.FindAll(inner => inner is CommandAst command && Name(command) is "GET-ANSIBLEPARAM" or "GET-ATTR", searchNestedScriptBlocks: true).Cast<CommandAst>();

    static IEnumerable<string> Assigned(Ast statement) =>
        statement.FindAll(node => node is AssignmentStatementAst, searchNestedScriptBlocks: true)
            .Select(node => Root(((AssignmentStatementAst)node).Left)).OfType<VariableExpressionAst>().Select(Plain);

    static VariableExpressionAst? Root(ExpressionAst left) => left switch
    {
        VariableExpressionAst variable => variable,
        MemberExpressionAst member => Root(member.Expression),
        IndexExpressionAst index => Root(index.Target),
        AttributedExpressionAst typed => Root(typed.Child),
        _ => null,
    };

    static string Plain(VariableExpressionAst variable) => variable.VariablePath.UserPath[(variable.VariablePath.UserPath.IndexOf(':', StringComparison.Ordinal) + 1)..];

    static string Name(CommandAst command) => command.GetCommandName()?.ToUpperInvariant() ?? "";
}
