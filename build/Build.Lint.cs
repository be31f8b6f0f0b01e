using Ingot;
using Ingot.Ansible;
using Ingot.CI;
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
        var findings = await new Linter(tools, RootDirectory).FindAsync(files, cancellationToken);
        foreach (var finding in findings)
            WriteFinding(finding);
        Report(nameof(Lint), "Files", $"{files.Count} checked; findings: {findings.Count}");
        if (findings is [var first, ..])
        {
            throw new Fault(
                "Playbooks, roles or variables break the rules of .ansible-lint or .yamllint.",
                $"Findings: {findings.Count}, all listed above; the first is {first}.",
                "Correct each at its line.");
        }

        await new Playbook(Ansible, Files, Recipe).CheckSyntaxAsync(cancellationToken);
    }

    void WriteFinding(LintFinding finding)
    {
        Console.WriteLine(IsServerBuild ? ServerCommands.Defused(finding.ToString()) : finding.ToString());
        if (IsServerBuild)
            Console.WriteLine(ServerCommands.Error(Host, new Place(finding.File, finding.Line), $"{finding.Rule} {finding.Text}".TrimEnd()));
    }
}
