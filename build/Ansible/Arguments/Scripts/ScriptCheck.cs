using System.Management.Automation.Language;

namespace Ingot.Ansible.Arguments.Scripts;

/// <summary>Parses PowerShell as PowerShell does, and refuses what Windows PowerShell 5.1 could not parse.</summary>
static class ScriptCheck
{
    // What may stand for a template: a word or an argument, a number, a variable.
    static readonly string[] stands = ["x", "1", "$x"];

    // The first ones cause the others.
    const int Most = 3;

    /// <summary>The mistakes.</summary>
    public static IReadOnlyList<LintFinding> Find(InlineScript script)
    {
        ParseError[]? errors = null;
        foreach (var text in TemplateText.Variants(script.Text, stands))
        {
            var tree = Parser.ParseInput(text, out var tokens, out var found);
            var real = found.Where(error => !IsOfTheMachine(error)).ToArray();
            if (real.Length == 0)
                return script.RunsOn7 ? [] : [.. OldPowerShell.Find(tree, tokens).Select(entry => Old(script, entry.Place, entry.What))];
            errors ??= real;
        }

        // With a template outside of texts anything may come out.
        if (errors is null || (TemplateText.IsTemplate(script.Text) && !TemplateText.StandsInTexts(script.Text)))
            return [];
        return [.. errors.Take(Most).Select(error => new LintFinding(
            script.File, Line(script, error.Extent), "powershell[syntax]", $"PowerShell cannot read this script: {error.Message}"))];
    }

    // Modules and types that are on the build VM, and not here.
    static bool IsOfTheMachine(ParseError error) =>
        new[] { "Module", "Assembly", "TypeNotFound", "DscResource" }.Any(word => error.ErrorId.Contains(word, StringComparison.Ordinal));

    static LintFinding Old(InlineScript script, IScriptExtent place, string what) => new(
        script.File,
        Line(script, place),
        "powershell[version]",
        $"Windows PowerShell 5.1, which runs this on the build VM, does not know {what}.");

    static int Line(InlineScript script, IScriptExtent place) => script.IsFolded ? script.Line : script.Line + place.StartLineNumber - 1;
}
