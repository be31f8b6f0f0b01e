namespace Ingot.Tests.Emulator.Guest;

public sealed class ConnectionTests
{
    [Fact]
    public async Task A_guest_answers_ping_setup_and_commands()
    {
        await using var machine = await TestMachine.StartAsync();
        using var ansible = new AnsiblePlaybook(machine);

        var result = await ansible.RunAsync("""
            - name: ping
              ansible.windows.win_ping:
                data: hello
            - name: facts
              ansible.builtin.setup:
                gather_subset: ['!all', '!min', distribution]
            - name: all facts
              ansible.windows.setup:
            - name: command
              ansible.windows.win_command: whoami
            - name: skipped
              ansible.windows.win_command:
                cmd: hostname
                creates: C:\Windows
            """);

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal("hello", result.Task("ping")["ping"]?.GetValue<string>());
        Assert.Equal("10.0.20348.0", result.Task("facts")["ansible_facts"]?["ansible_distribution_version"]?.GetValue<string>());
        Assert.Null(result.Task("facts")["ansible_facts"]?["ansible_env"]);
        Assert.Equal("BUILDVM", result.Task("all facts")["ansible_facts"]?["ansible_hostname"]?.GetValue<string>());
        Assert.Equal("buildvm\\builder\r\n", result.Task("command")["stdout"]?.GetValue<string>());
        Assert.True(result.Task("skipped")["skipped"]?.GetValue<bool>());
    }
}
