using Ingot.Ansible;

namespace Ingot.Tests.Ansible.Events;

/// <summary>What the real ansible-playbook tells, by the callback plugin.</summary>
public sealed class PlaybookSpecs
{
    [Fact]
    public async Task Every_task_is_told_once_with_its_place_and_how_it_ended()
    {
        using var bench = PlaybookBench.With(Play("""
                - name: Change
                  ansible.builtin.command: echo {{ lookup('ansible.builtin.env', 'INGOT_BUILD_PASSWORD') }} canary-known-secret-3c
                - name: Keep
                  ansible.builtin.debug:
                    msg: fine
                - name: Quiet
                  ansible.builtin.command: echo canary-of-no-log-77
                  no_log: true
                - name: Ignored
                  ansible.builtin.command: sh -c "echo no >&2; exit 3"
                  ignore_errors: true
                - name: Block
                  block:
                    - name: Rescued
                      ansible.builtin.fail:
                        msg: caught
                  rescue:
                    - name: Rescue
                      ansible.builtin.debug:
                        msg: rescued
                - name: Loop
                  ansible.builtin.command: "true {{ item }}"
                  loop: [1, 2]
                - name: Skip
                  ansible.builtin.debug:
                  when: false
                - name: Include
                  ansible.builtin.include_tasks: more.yml
            """));
        bench.Write("playbooks/more.yml", "- name: Included\n  ansible.builtin.debug:\n    msg: more\n");

        var recap = await bench.RunAsync();

        Assert.Equal(
            ["Change changed", "Keep ok", "Quiet changed", "Ignored ignored", "Rescued rescued", "Rescue ok", "Loop changed", "Skip skipped", "Include ok", "Included ok"],
            bench.Outcomes.Select(outcome => $"{outcome.Task} {outcome.Status}"));
        Assert.Equal("10: 3 changed, 4 ok, 1 skipped, 1 ignored, 1 rescued", recap);
        Assert.All(bench.Outcomes, outcome => Assert.True(outcome is { Line: > 0, Play: "Box", Host: "bake-2022" } && outcome.Module.Length > 0));
        Assert.Equal(("playbooks/more.yml", 1), (bench.Outcome("Included").File, bench.Outcome("Included").Line));
        Assert.Equal((3, "no"), (bench.Outcome("Ignored").Code, bench.Outcome("Ignored").Detail));
        Assert.Equal(2, bench.Outcome("Loop").Items);
        Assert.True(bench.Outcome("Quiet") is { Hidden: true, Message: null, Arguments: null });
        Assert.Contains("task 1 of at least 8", bench.Lines);
        Assert.Contains("task 10 of at least 10", bench.Lines);
        var everything = string.Join('\n', bench.Outcomes.Select(outcome => outcome.ToString()).Concat(bench.Lines));
        Assert.DoesNotContain("canary", everything, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(bench.Root, ".nuke", "temp", "ansible-events")));
    }

    [Fact]
    public async Task A_failed_task_of_a_role_is_explained_and_can_be_begun_at()
    {
        using var bench = PlaybookBench.With("- name: Box\n  hosts: provisionedbox\n  gather_facts: false\n  roles: [app]\n");
        bench.Write("playbooks/roles/app/defaults/main.yml", "app_key: canary-of-a-default-4e\n");
        bench.Write("playbooks/roles/app/tasks/main.yml", """
            - name: It's first
              ansible.builtin.command: sh -c "echo the disk is full >&2; exit 4"
              environment:
                KEY: "{{ app_key }}"
            """);

        var fault = await bench.FailAsync(new() { Again = ["./build.sh", "RunAnsible", "--profile", "azure east"] });

        Assert.Equal("The playbook failed in task 'app : It's first'.", fault.Message);
        Assert.StartsWith("non-zero return code: the disk is full. The guest's disk is full.", fault.Why, StringComparison.Ordinal);
        Assert.Contains("playbooks/roles/app/tasks/main.yml:1, in play 'Box'", fault.Why, StringComparison.Ordinal);
        Assert.Contains("ansible.builtin.command (_raw_params=sh -c \"echo the disk is full >&2; exit 4\"), exit code 4", fault.Why, StringComparison.Ordinal);
        Assert.Contains(@"  ./build.sh RunAnsible --profile 'azure east' --start-at-task 'app : It'\''s first'", fault.Remedy, StringComparison.Ordinal);
        Assert.Contains("  In PowerShell: ./build.ps1 RunAnsible --profile 'azure east' --start-at-task 'app : It''s first'", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_Ansible_cannot_begin_is_said()
    {
        using var bench = PlaybookBench.With(Play("""
                - name: Note
                  ansible.builtin.command: "true"
                  notify: Later
                - name: Include
                  ansible.builtin.include_tasks: more.yml
              handlers:
                - name: Later
                  ansible.builtin.debug:
                    msg: late
            """));
        bench.Write("playbooks/more.yml", "- name: Included\n  ansible.builtin.fail:\n    msg: bad\n");

        var fault = await bench.FailAsync();

        Assert.Contains("begins at 'Include', which includes it", fault.Remedy, StringComparison.Ordinal);
        Assert.Contains("--start-at-task Include", fault.Remedy, StringComparison.Ordinal);
        Assert.Contains("have not run are lost then: Later", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_that_comes_back_is_gone_on_with_where_it_was_with_all_that_was_known()
    {
        using var bench = PlaybookBench.With(Play("""
                - name: Learn
                  ansible.builtin.debug:
                    msg: "{{ '{{' }} no template"
                  register: learnt
                - name: Set
                  ansible.builtin.set_fact:
                    reboot: true
                - name: Reach
                  ansible.builtin.command: "true"
                - name: Use
                  ansible.builtin.assert:
                    that:
                      - learnt.msg == '{' ~ '{ no template'
                      - learnt is not failed
                      - reboot
            """));
        bench.IsAway();

        await bench.RunAsync();

        Assert.Equal("bake-2022 was not reached in task 'Reach'. Once it answers, the playbook goes on at 'Reach' (try 2 of 3)", Assert.Single(bench.Retried));
        Assert.Equal(["Learn ok", "Set ok", "Reach unreachable", "Reach changed", "Use ok"], bench.Outcomes.Select(outcome => $"{outcome.Task} {outcome.Status}"));
    }

    [Theory]
    [InlineData("  notify: Later\n", "the notified handler 'Later'")]
    [InlineData("  no_log: true\n      register: learnt\n", "the variable 'learnt'")]
    public async Task What_cannot_be_carried_over_is_not_gone_on_without(string keyword, string lost)
    {
        using var bench = PlaybookBench.With(Play($$$"""
                - name: Learn
                  ansible.builtin.debug:
                    msg: x
                  changed_when: true
                {{{keyword}}}
                - name: Reach
                  ansible.builtin.command: "true"
                - name: Use
                  ansible.builtin.debug:
                    msg: "{{ learnt | default('') }}"
              handlers:
                - name: Later
                  ansible.builtin.debug:
                    msg: late
            """));
        bench.IsAway();

        var fault = await bench.FailAsync();

        Assert.Equal("Ansible did not reach bake-2022 in task 'Reach'.", fault.Message);
        Assert.Contains($"would do without {lost}", fault.Why, StringComparison.Ordinal);
        Assert.Empty(bench.Retried);
    }

    [Fact]
    public async Task A_task_that_takes_too_long_is_ended()
    {
        using var bench = PlaybookBench.With(Play("""
                - name: Hang
                  ansible.builtin.command: sleep 60
            """));

        var fault = await bench.FailAsync(new() { TaskTimeout = TimeSpan.FromSeconds(1) });

        Assert.Contains("The task was ended because it took too long.", fault.Why, StringComparison.Ordinal);
        Assert.Matches(@"^Slowest tasks: \d+:\d\d Hang \(playbooks/site\.yml:5\)", Assert.Single(bench.Said));
    }

    static string Play(string tasks) => $"- name: Box\n  hosts: provisionedbox\n  gather_facts: false\n  tasks:\n{tasks.ReplaceLineEndings("\n")}\n";
}
