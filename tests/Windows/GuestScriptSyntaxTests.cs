using System.Management.Automation.Language;

namespace Ingot.Tests.Windows;

public class GuestScriptSyntaxTests
{
    static readonly string[] Aliases = ["%", "?", "select", "sort", "where", "foreach", "gci", "gc", "ls", "dir", "cat", "echo", "rm",
        "cp", "iex", "gp", "sp"];

    static readonly string[] NewParameters = ["Parallel", "AsHashtable", "EnumsAsStrings", "AsUTC", "LeafBase", "SkipLast", "NoProxy",
        "Top", "Bottom"];

    static readonly TokenKind[] NewTokens =
    [
        TokenKind.QuestionDot, TokenKind.QuestionLBracket, TokenKind.QuestionQuestion, TokenKind.QuestionQuestionEquals,
        TokenKind.AndAnd, TokenKind.OrOr, TokenKind.QuestionMark, TokenKind.Clean,
    ];

    public static TheoryData<string> Scripts =>
    [
        "Enable-WinRm", "Test-WinRm", "Close-WinRm", "Test-WinRmClosed", "Test-SysprepReady", "Invoke-Sysprep", "Watch-Sysprep", "Get-SysprepLog", "Get-ImageState",
        "Test-BootedImage",
    ];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void It_parses_and_keeps_to_Windows_PowerShell(string name)
    {
        var tree = Parser.ParseInput(Guest.Script(name), out var tokens, out var errors);
        Assert.Empty(errors);
        Assert.DoesNotContain(tokens, token => NewTokens.Contains(token.Kind));
        Assert.Empty(tree.FindAll(node => node is TernaryExpressionAst or PipelineChainAst or UsingStatementAst or TypeDefinitionAst,
            true));
        Assert.Empty(tree.FindAll(node => node is CommandParameterAst parameter
            && NewParameters.Contains(parameter.ParameterName, StringComparer.OrdinalIgnoreCase), true));
        Assert.Empty(tree.FindAll(node => node is PipelineAst { Background: true }, true));
        Assert.Contains("Set-StrictMode -Version Latest", tree.Extent.Text, StringComparison.Ordinal);
        Assert.Contains("$ErrorActionPreference = 'Stop'", tree.Extent.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void It_uses_no_alias_and_nothing_that_ConstrainedLanguage_refuses(string name)
    {
        var tree = Parser.ParseInput(Guest.Script(name), out _, out _);
        var commands = tree.FindAll(node => node is CommandAst, true).Cast<CommandAst>().Select(command =>
            command.GetCommandName()).ToList();
        Assert.NotEmpty(commands);
        Assert.DoesNotContain(commands, command => command is null || Aliases.Contains(command, StringComparer.OrdinalIgnoreCase));
        Assert.DoesNotContain(commands, command => command is "Add-Type" or "Invoke-Expression");
        // A credential is a core type, which the language mode lets be made; others are not.
        Assert.All(
            tree.FindAll(node => node is CommandAst made && made.GetCommandName() == "New-Object", true),
            made => Assert.Contains("-TypeName System.Management.Automation.PSCredential ", made.Extent.Text, StringComparison.Ordinal));
        var types = tree.FindAll(node => node is TypeExpressionAst, true).Cast<TypeExpressionAst>().Select(type => type.TypeName.FullName);
        Assert.DoesNotContain(types, type => type is "Convert" or "System.Convert" or "System.IO.File");
        Assert.Empty(tree.FindAll(node => node is InvokeMemberExpressionAst { Static: true }, true));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void It_is_plain_text_that_Windows_PowerShell_reads_in_any_code_page(string name) =>
        Assert.DoesNotContain(Guest.Script(name), character => character > '~' || (character < ' ' && character is not ('\n' or '\r')));

    [Fact]
    public void No_script_is_forgotten_here() => Assert.Equal(
        Scripts.Select(row => row.Data).Order(StringComparer.Ordinal),
        System.Reflection.Assembly.Load("Ingot").GetManifestResourceNames()
            .Where(name => name.EndsWith(".ps1", StringComparison.Ordinal))
            .Select(name => Path.GetFileNameWithoutExtension(name["Windows/".Length..]))
            .Order(StringComparer.Ordinal));
}
