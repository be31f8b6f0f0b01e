using System.Text.RegularExpressions;

namespace Ingot.Ansible.Arguments.Scripts;

/// <summary>Finds the PowerShell that a task runs on the build VM.</summary>
/// <param name="root">Folder of the project.</param>
sealed partial class TaskScripts(string root)
{
    /// <summary>The script of a task; null when it runs none, or one that is known at run time only.</summary>
    public InlineScript? Of(PlaybookTask task)
    {
        var leaf = task.Module[(task.Module.LastIndexOf('.') + 1)..];
        if (task.Local)
            return null;
        var executable = Text(task, "executable")?.Text;
        if (leaf == "script")
            return OfFile(task, executable);
        if (executable is not null && !PowerShell().IsMatch(executable))
            return null;
        var isNew = IsNew(executable);
        return leaf switch
        {
            "win_powershell" => Inline(task, Text(task, "script"), Text(task, "script")?.Line, isNew),
            "win_shell" or "raw" => Inline(task, Text(task, "_raw_params") ?? Text(task, "cmd"), task.Free ?? Text(task, "cmd")?.Line, isNew),
            _ => null,
        };
    }

    static bool IsNew(string? executable) => executable?.Contains("pwsh", StringComparison.OrdinalIgnoreCase) == true;

    static ArgumentValue? Text(PlaybookTask task, string name) => task.Arguments.Entries.FirstOrDefault(argument => argument.Name == name)?.Value
        is { Kind: ArgumentKind.Text or ArgumentKind.Template } value ? value : null;

    InlineScript? OfFile(PlaybookTask task, string? executable) =>
        task.Script is { } script && script.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase)
            ? new InlineScript(File.ReadAllText(Path.Combine(root, script)), script.Replace('\\', '/'), 1, IsFolded: false, IsNew(executable))
            : null;

    InlineScript? Inline(PlaybookTask task, ArgumentValue? value, int? line, bool isNew)
    {
        // A script that is one template is known at run time only.
        if (value is null || WholeTemplate().IsMatch(value.Text))
            return null;
        var file = value.File ?? task.File;
        var start = line ?? task.Line;
        var shown = File.ReadLines(Path.Combine(root, file)).ElementAtOrDefault(start - 1) ?? "";
        var isBlock = Block().IsMatch(shown);
        var isFolded = Folded().IsMatch(shown) || (!isBlock && !value.Text.Contains('\n', StringComparison.Ordinal));
        return new InlineScript(value.Text, file, isBlock ? start + 1 : start, isFolded, isNew);
    }

    [GeneratedRegex(@"^\s*\{\{((?!\}\}).)*\}\}\s*$", RegexOptions.Singleline)]
    private static partial Regex WholeTemplate();

    [GeneratedRegex("powershell|pwsh", RegexOptions.IgnoreCase)]
    private static partial Regex PowerShell();

    [GeneratedRegex(@"\|[+-]?\d?[+-]?\s*(#.*)?$")]
    private static partial Regex Block();

    [GeneratedRegex(@">[+-]?\d?[+-]?\s*(#.*)?$")]
    private static partial Regex Folded();
}
