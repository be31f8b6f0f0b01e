using System.Diagnostics;
using Ingot.Ansible;
using Ingot.Ansible.Arguments;
using Ingot.Recipes;
using Ingot.Tests.Recipes;

namespace Ingot.Tests.Ansible.Arguments;

/// <summary>The installed Ansible, and playbooks of a folder of its own.</summary>
static class Rehearsed
{
    static readonly Lazy<Task<AnsibleTools>> tools = new(async () =>
        await new ToolFinder(Path.Combine(Path.GetTempPath(), "no-ansible-here"), ToolSet.Bake).FindAsync(CancellationToken.None)
            ?? throw new InvalidOperationException("Ansible is not installed."));

    public static Task<AnsibleTools> ToolsAsync() => tools.Value;

    public static async Task<PlaybookReading> ReadAsync(string root, params string[] playbooks) =>
        await new PlaybookReader(await ToolsAsync(), root, Recipe()).ReadAsync(playbooks, [], TestContext.Current.CancellationToken);

    public static async Task<IReadOnlyList<LintFinding>> FindAsync(string root, params string[] playbooks) =>
        (await new PlaybookCheck(await ToolsAsync(), root, Recipe()).RunAsync(playbooks, [], TestContext.Current.CancellationToken)).Findings;

    static Recipe Recipe() => Sample.Recipe with { VmName = "bake-2022", VariablesFiles = [] };
}
