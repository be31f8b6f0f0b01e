using System.Text;

namespace Ingot.Tests.Emulator.Guests;

public sealed class SmallModuleTests
{
    [Fact]
    public async Task Lines_tasks_searches_and_waits_work_on_the_model()
    {
        await using var machine = await TestMachine.StartAsync();
        using var ansible = new AnsiblePlaybook(machine);
        const string Tasks = """
            - name: line
              community.windows.win_lineinfile:
                path: C:\hosts.txt
                line: 127.0.0.1 contoso
                regex: ' contoso$'
                create: true
            - name: optional
              ansible.windows.win_optional_feature:
                name: TelnetClient
            - name: dns
              ansible.windows.win_dns_client:
                adapter_names: '*'
                dns_servers: [10.0.0.4, 10.0.0.5]
            - name: scheduled
              community.windows.win_scheduled_task:
                name: Nightly
                path: \Contoso
                actions:
                  - path: cmd.exe
                    arguments: /c echo
                triggers:
                  - type: daily
                    start_boundary: '2026-01-01T03:00:00'
                username: SYSTEM
            - name: find
              ansible.windows.win_find:
                paths: C:\
                patterns: '*.txt'
                recurse: true
                size: 1
            - name: wait
              ansible.windows.win_wait_for:
                path: C:\hosts.txt
                regex: contoso
            - name: wait in vain
              ansible.windows.win_wait_for:
                port: 80
                timeout: 120
              register: waited
              failed_when: waited.elapsed != 120
            - name: download
              ansible.windows.win_get_url:
                url: https://example.org/a.zip
                dest: C:\a.zip
              register: download
              failed_when: "'no network' not in download.msg"
            - name: who
              ansible.windows.win_whoami:
            """;

        var first = await ansible.RunAsync(Tasks);
        var second = await ansible.RunAsync(Tasks);

        Assert.True(first.ExitCode == 0, first.ToString());
        Assert.Equal(["line", "optional", "dns", "scheduled"], first.Changed());
        Assert.True(second.ExitCode == 0, second.ToString());
        Assert.Empty(second.Changed());
        Assert.Equal("127.0.0.1 contoso", Encoding.UTF8.GetString(machine.Find("C", "hosts.txt")?.Content ?? []));
        Assert.Equal(1, first.Task("find")["matched"]?.GetValue<int>());
        Assert.True(machine.Machine.Features["Telnet-Client"]);
        Assert.Contains("cmd.exe", machine.Machine.ScheduledTasks[@"\Contoso\Nightly"].Definition, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(240), machine.Machine.ClockAhead);
        Assert.Equal(TestMachine.User, first.Task("who")["account"]?["account_name"]?.GetValue<string>());
    }

    [Fact]
    public async Task Powershell_of_a_task_runs_in_the_guest_with_its_parameters_and_environment()
    {
        await using var machine = await TestMachine.StartAsync();
        using var ansible = new AnsiblePlaybook(machine);

        var result = await ansible.RunAsync("""
            - name: script
              ansible.windows.win_powershell:
                script: |
                  param ([String] $Name, [int] $Count)
                  "hello $Name"
                  $Count * 2
                  "colour $env:COLOUR"
                parameters:
                  Name: it's me
                  Count: 21
              environment:
                COLOUR: green
            - name: shell
              ansible.windows.win_shell: New-Item -Path C:\made -ItemType Directory; exit 3
              register: shell
              failed_when: shell.rc != 3
            - name: stopped
              ansible.windows.win_powershell:
                error_action: stop
                script: Get-Item -LiteralPath C:\missing
              register: stopped
              failed_when: stopped.error | length != 1
            - name: raw
              ansible.builtin.raw: hostname
            """);

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal("""["hello it\u0027s me",42,"colour green"]""", result.Task("script")["output"]?.ToJsonString());
        Assert.NotNull(machine.Find("C", "made"));
        Assert.Equal("BUILDVM", result.Task("raw")["stdout"]?.GetValue<string>().Trim());
    }
}
