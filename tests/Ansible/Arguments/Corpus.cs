using System.Text.RegularExpressions;
using Ingot.Ansible;

namespace Ingot.Tests.Ansible.Arguments;

/// <summary>The playbooks of tests/Ansible/Corpus in a folder of their own. A wrong line says at its end what is to be found there.</summary>
sealed partial class Corpus : IDisposable
{
    Corpus(string root) => Root = root;

    public string Root { get; }

    /// <summary>Playbooks of one kind, wrong or correct; relative to <see cref="Root"/>.</summary>
    public IReadOnlyList<string> Playbooks(string kind) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "playbooks", kind), "*.yml")
            .Where(file => File.ReadLines(file).First() == "---")
            .Select(file => $"playbooks/{kind}/{Path.GetFileName(file)}")
            .Order(StringComparer.Ordinal)];

    /// <summary>What the lines of all files of a kind say is to be found, as "file:line: rule".</summary>
    public IReadOnlyList<string> Expected(string kind) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "playbooks", kind), "*", SearchOption.AllDirectories)
            .SelectMany(file => File.ReadLines(file).SelectMany((line, index) => Mark().Match(line) is { Success: true } mark
                ? mark.Groups["rule"].Captures.Select(rule => $"{Path.GetRelativePath(Root, file)}:{index + 1}: {rule.Value}")
                : []))
            .Order(StringComparer.Ordinal)];

    /// <summary>What a finding is, as <see cref="Expected"/> writes it.</summary>
    public static string Shown(LintFinding finding) => $"{finding.File}:{finding.Line}: {finding.Rule}";

    public static Corpus Open()
    {
        var root = Directory.CreateTempSubdirectory("ingot-corpus-").FullName;
        foreach (var file in Checkout.Files("tests/Ansible/Corpus", "*"))
        {
            var target = Path.Combine(root, "playbooks", Path.GetRelativePath("tests/Ansible/Corpus", file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Checkout.Path(file), target);
        }

        File.Copy(Checkout.Path("playbooks", "ansible.cfg"), Path.Combine(root, "playbooks", "ansible.cfg"));
        return new Corpus(root);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    [GeneratedRegex(@"# <-( (?<rule>[\w-]+\[[\w-]+\]))+\s*$")]
    private static partial Regex Mark();
}
