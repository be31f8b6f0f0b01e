using System.Net;
using System.Text;
using CliWrap;
using CliWrap.Buffered;
using Ingot.Emulator.Windows;

namespace Ingot.Tests.Emulator.Guests;

public sealed class ProtocolTests
{
    [Fact]
    public async Task A_shell_of_an_earlier_boot_is_unknown()
    {
        await using var machine = await TestMachine.StartAsync();
        using var client = new WsmanClient(machine);
        var shell = WsmanClient.Value((await client.CreateAsync()).Body, "ShellId");

        await machine.ChangeAsync(guest => MachinePower.Restart(guest, guest.BootTime.AddMinutes(1)));
        var (status, body) = await client.CommandAsync(shell, "hostname");

        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.Equal("2150858843", WsmanClient.FaultCode(body));
    }

    [Fact]
    public async Task A_user_may_have_only_so_many_shells()
    {
        await using var machine = await TestMachine.StartAsync();
        await machine.ChangeAsync(guest => guest.Drives["WSMan"].Children["localhost"].Children["Shell"] = new()
        {
            Name = "Shell",
            IsContainer = true,
            Children = { ["MaxShellsPerUser"] = new() { Name = "MaxShellsPerUser", Values = { ["Value"] = NodeValue.String("2") } } },
        });
        using var client = new WsmanClient(machine);

        var first = WsmanClient.Value((await client.CreateAsync()).Body, "ShellId");
        await client.CreateAsync();
        var third = await client.CreateAsync();
        await client.DeleteAsync(first);
        var afterDelete = await client.CreateAsync();

        Assert.Equal("2150859174", WsmanClient.FaultCode(third.Body));
        Assert.Equal(HttpStatusCode.OK, afterDelete.Status);
    }

    [Fact]
    public async Task Output_comes_in_pieces_that_fit_the_clients_envelope()
    {
        await using var machine = await TestMachine.StartAsync();
        var text = string.Concat(Enumerable.Range(0, 40_000).Select(number => $"line {number}\r\n"));
        var windows = machine.Find("C", "Windows") ?? throw new InvalidOperationException("no folder");
        windows.Children["long.txt"] = new() { Name = "long.txt", Content = Encoding.UTF8.GetBytes(text) };
        using var client = new WsmanClient(machine);
        var shell = WsmanClient.Value((await client.CreateAsync()).Body, "ShellId");
        var command = WsmanClient.Value((await client.CommandAsync(shell, @"cmd /c type C:\Windows\long.txt")).Body, "CommandId");

        var received = new List<byte>();
        var pieces = 0;
        string exitCode;
        do
        {
            var (_, body) = await client.ReceiveAsync(shell, command, envelope: 51_200);
            Assert.True(body?.ToString().Length < 51_200);
            received.AddRange(Convert.FromBase64String(WsmanClient.Value(body, "Stream")));
            exitCode = WsmanClient.Value(body, "ExitCode");
            pieces++;
        }
        while (exitCode.Length == 0);

        Assert.Equal("0", exitCode);
        Assert.True(pieces > 10);
        Assert.Equal(text, Encoding.UTF8.GetString(received.ToArray()));
    }

    [Fact]
    public async Task A_receive_that_finds_nothing_in_time_is_told_to_ask_again()
    {
        await using var machine = await TestMachine.StartAsync();
        using var client = new WsmanClient(machine);
        var shell = WsmanClient.Value((await client.CreateAsync()).Body, "ShellId");
        await machine.Machine.Gate.WaitAsync(TestContext.Current.CancellationToken);
        var command = WsmanClient.Value((await client.CommandAsync(shell, "hostname")).Body, "CommandId");

        var waiting = await client.ReceiveAsync(shell, command, timeout: "PT0.2S");
        machine.Machine.Gate.Release();
        var done = await client.ReceiveAsync(shell, command);

        Assert.Equal("2150858793", WsmanClient.FaultCode(waiting.Body));
        Assert.Equal("BUILDVM\r\n", Encoding.UTF8.GetString(Convert.FromBase64String(WsmanClient.Value(done.Body, "Stream"))));
    }

    [Fact]
    public async Task Messages_that_are_too_large_or_no_soap_are_refused()
    {
        await using var machine = await TestMachine.StartAsync();
        using var client = new WsmanClient(machine);

        var large = await client.SendRawAsync(new string('x', 600 * 1024));
        var doctype = await client.SendRawAsync("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>");
        var other = await client.SendRawAsync("<a/>");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.Status);
        Assert.Equal("2150858817", WsmanClient.FaultCode(doctype.Body));
        Assert.DoesNotContain("root:", doctype.Body?.ToString() ?? "", StringComparison.Ordinal);
        Assert.Equal("2150858817", WsmanClient.FaultCode(other.Body));
    }

    [Fact]
    public async Task Pywinrm_runs_native_programs()
    {
        await using var machine = await TestMachine.StartAsync();
        using var ansible = new AnsiblePlaybook(machine);
        const string Script = """
            import os, winrm
            s = winrm.Session('https://%s:5986/wsman' % os.environ['GUEST'], auth=('.\\builder', os.environ['GUEST_PASSWORD']), transport='basic',
                              server_cert_validation='validate', ca_trust_path='guest.pem')
            r = s.run_cmd('ipconfig', ['/all'])
            print(r.status_code, os.environ['GUEST'] in r.std_out.decode(), s.run_cmd('cmd /c exit 7').status_code)
            """;

        var result = await Cli.Wrap("/usr/bin/python3")
            .WithArguments(["-c", Script])
            .WithWorkingDirectory(ansible.Folder)
            .WithEnvironmentVariables(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["GUEST"] = machine.Machine.Address,
                ["GUEST_PASSWORD"] = machine.Password,
                ["HTTPS_PROXY"] = null,
                ["https_proxy"] = null,
                ["REQUESTS_CA_BUNDLE"] = null,
                ["CURL_CA_BUNDLE"] = null,
            })
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);

        Assert.Equal("0 True 7\n", result.StandardOutput + result.StandardError);
    }
}
