using System.Text;
using Ingot.Emulator.Windows;

namespace Ingot.Tests.Emulator.Guests;

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

    [Fact]
    public async Task A_wrong_password_makes_the_guest_unreachable()
    {
        await using var machine = await TestMachine.StartAsync();
        using var ansible = new AnsiblePlaybook(machine) { Password = "not it" };

        var result = await ansible.RunAsync(Ping);

        Assert.Equal(4, result.ExitCode);
        Assert.Contains("the specified credentials were rejected by the server", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_of_another_machine_is_not_trusted()
    {
        await using var machine = await TestMachine.StartAsync();
        using var ansible = new AnsiblePlaybook(machine);
        using var other = TestMachine.Certificate(machine.Machine.Address);
        ansible.Write("guest.pem", Encoding.ASCII.GetBytes(other.ExportCertificatePem()));

        var result = await ansible.RunAsync(Ping);

        Assert.Equal(4, result.ExitCode);
        Assert.Contains("certificate verify failed", result.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_endpoint_is_open_exactly_while_windows_would_answer()
    {
        await using var machine = await TestMachine.StartAsync();
        Assert.True(await machine.AnswersAsync());
        var rule = machine.Machine.FirewallRules[TestMachine.FirewallRuleName];
        var leaf = machine.Find("WSMan", "localhost", "Listener", "Listener_1", "Enabled")
            ?? throw new InvalidOperationException("no listener");
        var certificates = machine.Find("Cert", "LocalMachine", "My") ?? throw new InvalidOperationException("no store");
        var certificate = certificates.Children.Values.Single();
        var content = certificate.Content;

        foreach (var (close, open) in new (Action<WindowsMachine>, Action<WindowsMachine>)[]
        {
            (_ => rule.Enabled = false, _ => rule.Enabled = true),
            (_ => rule.RemoteAddresses = ["10.0.0.0/8", "127.9.9.9"], _ => rule.RemoteAddresses = ["127.0.0.0/24"]),
            (_ => rule.RemoteAddresses = ["127.0.0.2-127.0.0.9"], _ => rule.RemoteAddresses = ["LocalSubnet"]),
            (guest => guest.Services["WinRM"].Status = "Stopped", guest => guest.Services["WinRM"].Status = "Running"),
            (guest => guest.IsRunning = false, guest => guest.IsRunning = true),
            (_ => leaf.Values["Value"] = NodeValue.String("false"), _ => leaf.Values["Value"] = NodeValue.String("true")),
            (_ => certificate.Content = certificate.Content?[..40], _ => certificate.Content = content),
        })
        {
            await machine.ChangeAsync(close);
            Assert.False(await machine.AnswersAsync());
            await machine.ChangeAsync(open);
            Assert.True(await machine.AnswersAsync());
        }
    }

    [Fact]
    public async Task A_play_that_closes_its_own_channel_gets_its_answer_and_then_finds_the_door_shut()
    {
        await using var machine = await TestMachine.StartAsync();
        using var ansible = new AnsiblePlaybook(machine);

        var result = await ansible.RunAsync("""
            - name: close
              community.windows.win_firewall_rule:
                name: WinRM HTTPS
                state: absent
            - name: gone
              ansible.windows.win_ping:
            """);

        Assert.Equal(4, result.ExitCode);
        Assert.True(result.Task("close")["changed"]?.GetValue<bool>());
        Assert.True(result.Task("gone")["unreachable"]?.GetValue<bool>());
    }

    const string Ping = """
        - name: ping
          ansible.windows.win_ping:
        """;
}
