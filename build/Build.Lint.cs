using Ingot;
using Ingot.Ansible;
using Ingot.Ansible.Arguments;
using Ingot.CI;
using Ingot.Recipes;
using Nuke.Common;

/// <summary>Checks what Ansible is given, without a VM.</summary>
partial class Build
{
    Target Lint => _ => _
        .Description("Checks playbooks, roles and variables with yamllint, ansible-lint and Ansible itself")
        .Executes(Doing(LintAsync));

    async Task LintAsync(CancellationToken cancellationToken)
    {
        Refuse(Files.Findings());
        tools = await ToolsAsync(ToolSet.Lint, cancellationToken);
        var files = Files.Yaml();
        var linted = await new Linter(tools, RootDirectory).FindAsync(files, cancellationToken);
        var report = await new PlaybookCheck(tools, RootDirectory, Recipe).RunAsync(Files.Playbooks(), PlaybookArguments, cancellationToken);
        var findings = linted.Concat(report.Findings).ToList();
        foreach (var finding in findings)
            WriteFinding(finding);
        Report(nameof(Lint), "Files", $"{files.Count} checked; findings: {findings.Count}; tasks: {report.Tasks}");
        if (linted is [var first, ..])
        {
            throw new Fault(
                "Playbooks, roles or variables break the rules of .ansible-lint or .yamllint.",
                $"Findings: {findings.Count}, all listed above; the first is {first}.",
                "Correct each at its line.");
        }

        report.Require();
    }

    /// <summary>Finds what would fail on the machine, or do something else there than what is written.</summary>
    async Task<IReadOnlyList<Finding>> CheckPlaybookAsync(string playbook, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        await NeedToolsAsync(cancellationToken);
        var report = await new PlaybookCheck(Ansible.Tools, RootDirectory, Recipe).RunAsync([playbook], arguments, cancellationToken);
        if (IsServerBuild)
        {
            foreach (var finding in report.Findings)
                WriteFinding(finding);
        }

        return report.ToFindings();
    }

    void WriteFinding(LintFinding finding)
    {
        Console.WriteLine(IsServerBuild ? ServerCommands.Defused(finding.ToString()) : finding.ToString());
        if (IsServerBuild)
            Console.WriteLine(ServerCommands.Error(Host, new Place(finding.File, finding.Line), $"{finding.Rule} {finding.Text}".TrimEnd()));
    }
}
