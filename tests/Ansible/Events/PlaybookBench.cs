using Ingot.Ansible;
using Ingot.Recipes;
using Ingot.Tests.Ansible.Arguments;
using Ingot.Tests.Recipes;

namespace Ingot.Tests.Ansible.Events;

/// <summary>The real ansible-playbook as the program runs it, against this machine, or against a port where nobody answers.</summary>
sealed class PlaybookBench : IDisposable
{
    public const string Password = "canary-build-password-8d1f";

    const string Away = "ansible_connection: winrm, ansible_host: 127.0.0.1, ansible_port: 9, ansible_winrm_scheme: https, ansible_winrm_transport: basic, ansible_user: x, ansible_password: x";

    static readonly Recipe recipe = Sample.Recipe with { Playbook = "playbooks/site.yml" };

    PlaybookBench(string root) => Root = root;

    public string Root { get; }

    public List<string> Lines { get; } = [];

    public List<string> Said { get; } = [];

    public List<string> Retried { get; } = [];

    public List<TaskOutcome> Outcomes { get; } = [];

    /// <summary>Makes a project with a playbook.</summary>
    public static PlaybookBench With(string playbook)
    {
        var bench = new PlaybookBench(Directory.CreateTempSubdirectory("ingot-events-").FullName);
        bench.Write("playbooks/site.yml", playbook);
        bench.Write("playbooks/ansible.cfg", File.ReadAllText(Checkout.Path("playbooks", "ansible.cfg")));
        bench.IsThere();
        return bench;
    }

    /// <summary>A host, named as the build VM, that is this machine.</summary>
    public void IsThere() => Host("ansible_connection: local, ansible_python_interpreter: \"{{ ansible_playbook_python }}\"");

    /// <summary>A host that nobody answers for.</summary>
    public void IsAway() => Host(Away);

    public void Write(string path, string text)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Runs the playbook; when the guest was not reached, it is back from then on.</summary>
    public async Task<string> RunAsync(PlaybookOptions? options = null)
    {
        var watch = new PlaybookWatch(
            line => Add(Lines, line), line => Add(Said, line), line => Add(Retried, line), Outcomes.Add, _ => { IsThere(); return Task.CompletedTask; },
            text => text.Replace("canary-known-secret-3c", "***"));
        var ansible = new AnsibleCommand(await Rehearsed.ToolsAsync(), Root);
        return await new Playbook(ansible, new PlaybookFiles(Root, recipe), recipe, TimeProvider.System)
            .RunAsync(new Inventory(Root, recipe), Password, options ?? new() { Retries = 2 }, watch, TestContext.Current.CancellationToken);
    }

    /// <summary>Runs the playbook, which has to fail.</summary>
    public async Task<Fault> FailAsync(PlaybookOptions? options = null)
    {
        return await Assert.ThrowsAsync<Fault>(() => RunAsync(options));
    }

    public TaskOutcome Outcome(string task) => Outcomes.Last(outcome => outcome.Task == task);

    public void Dispose() => Directory.Delete(Root, recursive: true);

    static void Add(List<string> lines, string line)
    {
        lock (lines)
            lines.Add(line);
    }

    void Host(string variables) => Write($"inventory/{recipe.VmName}.yml", $"provisionedbox:\n  hosts:\n    {recipe.VmName}: {{{variables}}}\n");
}
