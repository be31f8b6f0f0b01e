using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace Ingot.Ansible.Arguments.Sources;

/// <summary>The source of a PowerShell module, with the PowerShell it imports.</summary>
sealed partial class ModuleSource
{
    readonly string path;
    readonly string ansible;

    /// <summary>Reads a module.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="ansible">Folder of ansible-core.</param>
    public ModuleSource(string path, string ansible)
    {
        (this.path, this.ansible) = (path, ansible);
        Text = File.ReadAllText(path);
        Imports = [.. Import().Matches(Text).Select(match => Find(match.Groups["name"].Value)).OfType<string>().Select(File.ReadAllText)];
    }

    /// <summary>Its text.</summary>
    public string Text { get; }

    /// <summary>Texts of what it imports.</summary>
    public IReadOnlyList<string> Imports { get; }

    /// <summary>The module's syntax tree.</summary>
    public ScriptBlockAst Parse() => Parser.ParseInput(Text, out _, out _);

    /// <summary>Functions of the module and of what it imports.</summary>
    public IReadOnlyDictionary<string, FunctionDefinitionAst> Functions(ScriptBlockAst script) =>
        Imports.Select(text => Parser.ParseInput(text, out _, out _)).Append(script)
            .SelectMany(tree => tree.FindAll(node => node is FunctionDefinitionAst, searchNestedScriptBlocks: true).Cast<FunctionDefinitionAst>())
            .GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.Last(), StringComparer.OrdinalIgnoreCase);

    // Names are Ansible.ModuleUtils.X, ansible_collections.<namespace>.<collection>.plugins.module_utils.X, or relative: ..module_utils.X
    string? Find(string name)
    {
        string? file = null;
        if (name.StartsWith("Ansible.ModuleUtils.", StringComparison.OrdinalIgnoreCase))
            file = Path.Combine(ansible, "module_utils", "powershell", name);
        else if (name.StartsWith("ansible_collections.", StringComparison.OrdinalIgnoreCase) && CollectionsFolder() is { } collections)
            file = Path.Combine([collections, .. name.Split('.')]);
        else if (name.StartsWith('.'))
            file = Path.Combine([Path.GetDirectoryName(path) ?? "", .. Enumerable.Repeat("..", name.Length - name.TrimStart('.').Length - 1), .. name.TrimStart('.').Split('.')]);
        return file is not null && File.Exists(file + ".psm1") ? file + ".psm1" : null;
    }

    string? CollectionsFolder()
    {
        var at = path.IndexOf($"{Path.DirectorySeparatorChar}ansible_collections{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
        return at < 0 ? null : path[..at];
    }

    [GeneratedRegex(@"^#(AnsibleRequires\s+-PowerShell|Requires\s+-Module)\s+(?<name>[\w.]+)", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Import();
}
