using System.Diagnostics;
using System.Text;
using CliWrap.Buffered;
using Ingot.Ansible;
using Ingot.Ansible.Arguments;

namespace Ingot.Tests.Ansible.Arguments;

/// <summary>Writes docs/argument-check.md anew; takes minutes, so it runs only when asked for: -explicit only -class Ingot.Tests.Ansible.Arguments.DocumentSpecs</summary>
public sealed class DocumentSpecs
{
    const string Figures = "## Figures";

    [Fact(Explicit = true)]
    public async Task The_document_is_written_anew()
    {
        using var corpus = Corpus.Open();
        var file = Checkout.Path("docs", "argument-check.md");
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var written = text[..text.IndexOf(Figures, StringComparison.Ordinal)] + await FiguresAsync() + await TimesAsync() + await TableAsync(corpus);

        await File.WriteAllTextAsync(file, written, TestContext.Current.CancellationToken);

        Assert.DoesNotContain("not caught", written, StringComparison.Ordinal);
    }

    static async Task<string> FiguresAsync()
    {
        var examples = await Examples.InstalledAsync();
        var mutations = new Mutations(examples);
        var (typos, caught, meant) = mutations.Typos();
        var (removals, missed) = mutations.Removals();
        var complete = examples.Modules.Count - ExampleSpecs.OpenByDesign.Count;
        var wrong = examples.Tasks.Count(task => examples.Specs[task.Module] is { } spec && ArgumentCheck.Find(task, spec).Count > 0);
        return $"""
            {Figures}

            Measured on the installed ansible.windows, community.windows and chocolatey.chocolatey, with ansible-core {(await Rehearsed.ToolsAsync()).Version}.

            | Measure | Result |
            | --- | --- |
            | modules whose own source says everything they take | {complete} of {examples.Modules.Count}; the others ({string.Join(", ", ExampleSpecs.OpenByDesign)}) take what only the box knows |
            | options | {examples.Sources.Values.Sum(spec => spec?.Options.Count ?? 0)} |
            | documented example tasks with these modules | {examples.Tasks.Count}; {examples.Tasks.Count - wrong} accepted |
            | one-letter typos in their arguments | {typos}; {caught} caught ({100.0 * caught / typos:0.0} %), {meant} with what was meant |
            | required arguments taken away from them | {removals}; {missed} caught |

            The check refuses these examples, and is right:

            {string.Join('\n', examples.Findings.Select(finding => $"- {Path.GetFileNameWithoutExtension(finding.File)}: {finding.Text}"))}


            """;
    }

    static async Task<string> TimesAsync()
    {
        var cache = PlaybookReader.Cache(Checkout.Root);
        if (Directory.Exists(cache))
            Directory.Delete(cache, recursive: true);
        var cold = await TimeAsync(() => Rehearsed.FindAsync(Checkout.Root, "playbooks/provisionedbox.yml"));
        var warm = await TimeAsync(() => Rehearsed.FindAsync(Checkout.Root, "playbooks/provisionedbox.yml"));
        var command = new AnsibleCommand(await Rehearsed.ToolsAsync(), Checkout.Root);
        var syntax = await TimeAsync(async () =>
            await command.Create("ansible-playbook", ["--syntax-check", "-i", "bake,", Checkout.Path("playbooks", "provisionedbox.yml")]).ExecuteBufferedAsync());
        return $"""
            The sample playbook takes {warm:0.0} s, the first time {cold:0.0} s; ansible-playbook --syntax-check alone takes {syntax:0.0} s on the same machine.


            """;
    }

    static async Task<double> TimeAsync(Func<Task> action)
    {
        var watch = Stopwatch.StartNew();
        await action();
        return watch.Elapsed.TotalSeconds;
    }

    static async Task<string> TableAsync(Corpus corpus)
    {
        var playbooks = corpus.Playbooks("wrong");
        var others = new OtherTools(corpus);
        var syntax = await others.SyntaxCheckAsync(playbooks);
        var lint = await others.LintAsync(playbooks);
        var table = new StringBuilder();
        var found = 0;
        foreach (var playbook in playbooks)
        {
            var findings = await Rehearsed.FindAsync(corpus.Root, playbook);
            found += findings.Count > 0 ? 1 : 0;
            var ours = string.Join("; ", findings.Select(finding => $"{finding.Rule}, {(finding.File == playbook ? "" : $"{Path.GetFileName(finding.File)} ")}line {finding.Line}").Distinct());
            var line = syntax.TryGetValue(playbook, out var number) ? number > 0 ? $"line {number}" : "without a line" : "–";
            var linted = lint[playbook].Any() ? string.Join("; ", lint[playbook]) : "–";
            var title = File.ReadLines(Path.Combine(corpus.Root, playbook)).ElementAt(1)["- name: ".Length..].Split('#')[0].Trim();
            table.AppendLine(null, $"| {Path.GetFileNameWithoutExtension(playbook)} | {title} | {(ours.Length > 0 ? ours : "not caught")} | {line} | {linted} |");
        }

        return $"""
            ## Who catches what

            {playbooks.Count} wrong playbooks (tests/Ansible/Corpus/wrong): Ingot catches {found}, ansible-playbook --syntax-check {syntax.Count},
            ansible-lint with profile production {lint.Count} (findings about style and habits left out). In the {corpus.Playbooks("correct").Count} correct, unusual ones beside them Ingot finds nothing.

            | Playbook | What is wrong | Ingot | --syntax-check | ansible-lint |
            | --- | --- | --- | --- | --- |
            {table}
            """;
    }
}
