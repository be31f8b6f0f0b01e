using System.Globalization;
using System.Text;
using CliWrap;
using Ingot.Ansible;
using Ingot.Ansible.Events;
using Ingot.Recipes;
using Ingot.Tests.Ansible.Arguments;
using Ingot.Tests.Emulator.Guests;
using Ingot.Tests.Recipes;

namespace Ingot.Tests.Benchmark;

/// <summary>Where the time of a playbook goes; <c>./build.sh Benchmark</c> runs it.</summary>
public sealed class BenchmarkSpecs
{
    const int Runs = 3;

    static readonly Recipe recipe = Sample.Recipe with { VmName = "guest" };

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Tasks_are_measured()
    {
        await using var machine = await TestMachine.StartAsync();
        var root = Directory.CreateTempSubdirectory("ingot-benchmark-").FullName;
        try
        {
            await WriteAsync(root, machine);
            var told = new List<List<TaskOutcome>>();
            var whole = new List<double>();
            var silent = new List<double>();
            for (var run = 0; run < Runs; run++)
            {
                var (seconds, outcomes, _) = await RunAsync(root, machine);
                told.Add(outcomes);
                whole.Add(seconds);
                silent.Add((await RunAsync(root, machine, isTold: false)).Seconds);
            }

            var processes = Processes((await RunAsync(root, machine, "-vvvvv")).Lines);
            var tasks = told[0].Select((outcome, index) => new BenchmarkTask(
                outcome.Task, told.Min(outcomes => outcomes[index].Seconds), processes.GetValueOrDefault(outcome.Task))).ToList();
            var file = Checkout.Path("output", "benchmark", "table.md");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, Table(tasks, whole.Min(), silent.Min()), Token);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    static string Table(IReadOnlyList<BenchmarkTask> tasks, double whole, double silent)
    {
        var text = new StringBuilder("| Task | Processes in the guest | Measured, s | With 0.8 s a process, s |\n| --- | ---: | ---: | ---: |\n");
        foreach (var task in tasks.Where(task => !task.Name.StartsWith("Prepare", StringComparison.Ordinal)))
            text.Append(CultureInfo.InvariantCulture, $"| {task.Name} | {task.Processes} | {task.Seconds:0.00} | {task.Estimate:0.0} |\n");
        text.Append(CultureInfo.InvariantCulture, $"\nThe whole run: {whole:0.0} s; without the callback plugin {silent:0.0} s.\n");
        return text.ToString();
    }

    // Ansible says so at its highest verbosities, once for each.
    static Dictionary<string, int> Processes(IReadOnlyList<string> lines)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var task = "";
        foreach (var line in lines)
        {
            if (line.StartsWith("TASK [", StringComparison.Ordinal))
                task = line["TASK [".Length..line.LastIndexOf(']')];
            else if (line.Contains("WINRM EXEC ", StringComparison.Ordinal) || line.Contains("\" TO \"", StringComparison.Ordinal))
                counts[task] = counts.GetValueOrDefault(task) + 1;
        }

        return counts;
    }

    static async Task<(double Seconds, List<TaskOutcome> Outcomes, List<string> Lines)> RunAsync(string root, TestMachine machine, string? verbosity = null, bool isTold = true)
    {
        using var folder = new EventFolder(root);
        var written = folder.Next();
        var ansible = new AnsibleCommand(await Rehearsed.ToolsAsync(), root);
        var command = ansible.Create(
            "ansible-playbook",
            ["-i", Path.Combine(root, "inventory", "guest.yml"), .. verbosity is null ? Array.Empty<string>() : [verbosity], Path.Combine(root, "playbooks", "site.yml")],
            password: machine.Password);
        var variables = new Dictionary<string, string?>(command.EnvironmentVariables, StringComparer.Ordinal);
        foreach (var (name, value) in isTold ? folder.Variables(new AnsibleSettings(root), recipe) : new Dictionary<string, string?>(StringComparer.Ordinal))
            variables[name] = value;
        var lines = new List<string>();
        var started = TimeProvider.System.GetTimestamp();
        var result = await command
            .WithEnvironmentVariables(variables)
            .WithStandardOutputPipe(PipeTarget.ToDelegate(lines.Add))
            .ExecuteAsync(Token);
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        Assert.True(result.ExitCode == 0, string.Join('\n', lines));
        return (
            seconds,
            [.. written.ReadNew().Select(PlaybookEvent.Parse).OfType<PlaybookEvent>().Where(happened => happened.Event == "result").Select(happened => happened.ToOutcome(root, text => text))],
            lines);
    }

    static async Task WriteAsync(string root, TestMachine machine)
    {
        await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(root, "playbooks", "files")).FullName, "large.bin"), new byte[5_000_000], Token);
        foreach (var folder in new[] { "playbooks/files/tree", "playbooks/templates", "inventory" })
            Directory.CreateDirectory(Path.Combine(root, folder));
        for (var file = 0; file < 20; file++)
            await File.WriteAllTextAsync(Path.Combine(root, "playbooks", "files", "tree", $"{file:00}.txt"), $"file {file}\n", Token);
        await File.WriteAllTextAsync(Path.Combine(root, "playbooks", "templates", "settings.j2"), "name={{ inventory_hostname }}\n", Token);
        File.Copy(Checkout.Path("playbooks", "ansible.cfg"), Path.Combine(root, "playbooks", "ansible.cfg"));
        File.Copy(Checkout.Path("tests", "Benchmark", "benchmark.yml"), Path.Combine(root, "playbooks", "site.yml"));
        await File.WriteAllTextAsync(Path.Combine(root, "inventory", "guest.pem"), machine.CertificatePem, Token);
        await File.WriteAllTextAsync(Path.Combine(root, "inventory", "guest.yml"), $$$"""
            all:
              hosts:
                guest:
                  ansible_host: {{{machine.Machine.Address}}}
                  ansible_port: 5986
                  ansible_connection: winrm
                  ansible_winrm_scheme: https
                  ansible_winrm_transport: basic
                  ansible_winrm_server_cert_validation: validate
                  ansible_winrm_ca_trust_path: "{{ inventory_dir }}/guest.pem"
                  ansible_winrm_operation_timeout_sec: 60
                  ansible_winrm_read_timeout_sec: 70
                  ansible_user: {{{TestMachine.User}}}
                  ansible_password: "{{ lookup('ansible.builtin.env', '{{{AnsibleCommand.PasswordVariable}}}') }}"
            """, Token);
    }
}
