using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace Ingot.Ansible.Arguments.Scripts;

/// <summary>Finds what PowerShell 7 reads and Windows PowerShell 5.1 does not.</summary>
/// <remarks>https://learn.microsoft.com/powershell/scripting/whats-new/differences-from-windows-powershell and the release notes of 7.0 to 7.3.</remarks>
static partial class OldPowerShell
{
    /// <summary>Each place, with what stands there.</summary>
    public static IEnumerable<(IScriptExtent Place, string What)> Find(ScriptBlockAst script, IReadOnlyList<Token> tokens) =>
        script.FindAll(_ => true, searchNestedScriptBlocks: true)
            .Select(node => (Place: node.Extent, What: Name(node)))
            .Where(entry => entry.What is not null)
            .Select(entry => (entry.Place, What: entry.What!))
            .Concat(Numbers(tokens))
            .Concat(Continuations(tokens))
            .Concat(Requirements(script))
            .DistinctBy(entry => (entry.Place.StartLineNumber, entry.What));

    static string? Name(Ast node) => node switch
    {
        TernaryExpressionAst => "the ternary operator ? :",
        BinaryExpressionAst { Operator: TokenKind.QuestionQuestion } => "the operator ??",
        AssignmentStatementAst { Operator: TokenKind.QuestionQuestionEquals } => "the operator ??=",
        MemberExpressionAst { NullConditional: true } => "the operator ?.",
        IndexExpressionAst { NullConditional: true } => "the operator ?[]",
        PipelineChainAst { Operator: TokenKind.AndAnd } => "the operator && between commands",
        PipelineChainAst { Operator: TokenKind.OrOr } => "the operator || between commands",
        PipelineBaseAst when IsInBackground(node) => "the background operator &",
        NamedBlockAst { BlockKind: TokenKind.Clean } => "a clean block",
        _ => null,
    };

    static bool IsInBackground(Ast node) => node is PipelineAst { Background: true } or PipelineChainAst { Background: true };

    static IEnumerable<(IScriptExtent Place, string What)> Numbers(IEnumerable<Token> tokens) => Nested(tokens)
        .Where(token => token is NumberToken && NewNumber().IsMatch(token.Text))
        .Select(token => (token.Extent, $"the number {token.Text}"));

    static IEnumerable<(IScriptExtent Place, string What)> Continuations(IReadOnlyList<Token> tokens) => tokens
        .Where((token, index) => token.Kind == TokenKind.Pipe && index > 0 && Before(tokens, index) is TokenKind.NewLine)
        .Select(token => (token.Extent, "a pipe at the start of a line"));

    static TokenKind Before(IReadOnlyList<Token> tokens, int index)
    {
        while (--index > 0 && tokens[index].Kind == TokenKind.Comment)
        {
            // A comment between the lines changes nothing.
        }

        return tokens[index].Kind;
    }

    static IEnumerable<(IScriptExtent Place, string What)> Requirements(ScriptBlockAst script) =>
        script.ScriptRequirements is { RequiredPSVersion: { } version } && version > new Version(5, 1)
            ? [(script.Extent, $"#requires -Version {version}")]
            : [];

    static IEnumerable<Token> Nested(IEnumerable<Token> tokens) =>
        tokens.SelectMany(token => token is StringExpandableToken { NestedTokens: { } nested } ? Nested(nested).Prepend(token) : [token]);

    // Binary numbers, and the suffixes for bytes, unsigned and big numbers.
    [GeneratedRegex(@"^[+-]?(0b[01]+|.*\d(u|y|uy|us|ul|s|n)([kmgtp]b)?)$", RegexOptions.IgnoreCase)]
    private static partial Regex NewNumber();
}
