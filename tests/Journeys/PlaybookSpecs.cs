using System.Text.Json;
using Ingot.Emulator;
using Ingot.Emulator.Faults;

namespace Ingot.Tests.Journeys;

/// <summary>Running the playbook: what is seen of it, what is kept, and how it goes on.</summary>
public sealed class PlaybookSpecs
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_task_becomes_an_event_and_none_holds_a_secret()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        await WriteAsync(bench, """
                - name: Reach it
                  ansible.windows.win_ping:
                - name: Make the account
                  ansible.windows.win_user:
                    name: svc-app
                    password: canary-of-the-task-Aa1-
                  no_log: true
            """);

        var run = await bench.BakeAsync(Token, "CaptureImage", "--events", "followed.jsonl");

        run.Ended(0);
        Assert.Contains("task 2 of 2", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^RunAnsible +Succeeded .*// Tasks: 2: 1 changed, 1 ok", run.Output);
        var kept = await File.ReadAllLinesAsync(Directory.GetFiles(Path.Combine(bench.Root, "output"), "events.jsonl", SearchOption.AllDirectories).Single(), Token);
        Assert.Equal(kept, await File.ReadAllLinesAsync(Path.Combine(bench.Root, "followed.jsonl"), Token));
        var tasks = kept.Select(line => JsonSerializer.Deserialize<ProgressEvent>(line, JsonSerializerOptions.Web)?.Task).OfType<TaskOutcome>().ToList();
        Assert.Equal(["Reach it ok", "Make the account changed"], tasks.Select(task => $"{task.Task} {task.Status}"));
        Assert.Equal(("playbooks/small.yml", 8, "ansible.windows.win_user"), (tasks[1].File, tasks[1].Line, tasks[1].Module));
        Assert.DoesNotContain("canary-of-the-task", run.Output + string.Concat(kept), StringComparison.Ordinal);
        Secrets.AreNowhere(bench, run);
    }

    [Fact]
    public async Task An_unreachable_guest_is_waited_for_and_the_playbook_goes_on_there()
    {
        // The first request is the program's own, six more are the win_ping before the playbook; the eighth opens the shell of the first task that needs the guest.
        await using var bench = await Workbench.OpenAsync(
            new EmulatorOptions { ClientSecret = Workbench.ClientSecret, GuestNetwork = "127.98.7", FaultRules = [FaultRule.Parse("WINRM#8=reset")!] }, Token);
        await WriteAsync(bench, """
                - name: Know
                  ansible.builtin.set_fact:
                    known: true
                - name: Reach it
                  ansible.windows.win_ping:
                - name: Use
                  ansible.builtin.assert:
                    that: known
            """);

        var run = await bench.BakeAsync(Token, "CaptureImage");

        run.Ended(0);
        Assert.Contains("bake-2022 was not reached in task 'Reach it'. Once it answers, the playbook goes on at 'Reach it' (try 2 of 3)", run.Output, StringComparison.Ordinal);
        Assert.Single(bench.Images());
    }

    [Fact]
    public async Task Check_mode_changes_nothing_and_counts_for_nothing()
    {
        await using var bench = await Workbench.OpenAsync(Token);

        var refused = await bench.BakeAsync(Token, "CaptureImage", "--ansible-check", "--ansible-limit", "other", "--ansible-arguments", "inventory=x");
        var check = await bench.BakeAsync(Token, "RunAnsible", "--ansible-check", "--ansible-diff", "--ansible-verbosity", "1");
        var bake = await bench.BakeAsync(Token, "CaptureImage");

        refused.Ended(2);
        Assert.Contains("--ansible-check is for RunAnsible alone.", refused.Output, StringComparison.Ordinal);
        Assert.Contains("--ansible-limit 'other' is no host of this bake.", refused.Output, StringComparison.Ordinal);
        Assert.Contains("--ansible-arguments may not say 'inventory'.", refused.Output, StringComparison.Ordinal);
        check.Ended(0);
        Assert.Contains("Tasks, in check mode: 2: 1 changed, 1 ok", check.Output, StringComparison.Ordinal);
        bake.Ended(0);
        Assert.Matches(@"(?m)^RunAnsible +Succeeded .*1 changed", bake.Output);
    }

    static Task WriteAsync(Workbench bench, string tasks) => File.WriteAllTextAsync(
        Path.Combine(bench.Root, "playbooks", "small.yml"),
        $"---\n- name: Touch the box\n  hosts: provisionedbox\n  gather_facts: false\n  tasks:\n{tasks.ReplaceLineEndings("\n")}\n",
        Token);
}
