namespace Ingot.Tests.Emulator.Guests;

public sealed class FailureTests
{
    [Fact]
    public async Task Modules_fail_with_the_words_of_the_real_ones()
    {
        await using var machine = await TestMachine.StartAsync();
        using var ansible = new AnsiblePlaybook(machine);

        var result = await ansible.RunAsync("""
            - name: missing file
              ansible.windows.win_file:
                path: C:\nothing\here.txt
                state: file
              ignore_errors: true
            - name: unknown option
              ansible.windows.win_regedit:
                path: HKLM:\SOFTWARE\Contoso
                nmae: Limit
              ignore_errors: true
            - name: unknown choice
              ansible.windows.win_service:
                name: Spooler
                state: running
              ignore_errors: true
            - name: unknown feature
              ansible.windows.win_feature:
                name: Web-Sever
              ignore_errors: true
            - name: no program
              ansible.windows.win_command: frobnicate --now
              ignore_errors: true
            - name: exit code
              ansible.windows.win_command: cmd /c exit 3
            """);

        Assert.Equal(2, result.ExitCode);
        Assert.Equal(@"path C:\nothing\here.txt will not be created", Message(result, "missing file"));
        Assert.StartsWith(
            "Unsupported parameters for (ansible.windows.win_regedit) module: nmae. Supported parameters include: data, delete_key, hive, name, path, state, type, ",
            Message(result, "unknown option"), StringComparison.Ordinal);
        Assert.Equal(
            "value of state must be one of: started, stopped, restarted, absent, paused. Got no match for: running",
                Message(result, "unknown choice"));
        Assert.Contains("The role, role service, or feature name is not valid: 'Web-Sever'", Message(result, "unknown feature"),
            StringComparison.Ordinal);
        Assert.Contains("The system cannot find the file specified", Message(result, "no program"), StringComparison.Ordinal);
        Assert.Empty(machine.Machine.NotModelled);
        Assert.Equal(3, result.Task("exit code")["rc"]?.GetValue<int>());
    }

    static string? Message(PlaybookResult result, string task) => result.Task(task)["msg"]?.GetValue<string>();
}
