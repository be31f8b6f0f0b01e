namespace Ingot.Tests.Journeys;

/// <summary>Every way to sign in bakes an image, and what cannot be closed is not captured.</summary>
public sealed class WinRmTransportSpecs
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Ntlm")]
    [InlineData("Certificate")]
    public async Task The_probe_and_ansible_sign_in_with_that_transport_alone(string transport)
    {
        await using var bench = await Workbench.OpenAsync(Token);
        var key = Path.Combine(bench.Root, ".nuke", "temp", "winrm", "bake-2022.client.key");
        UnixFileMode? mode = null;
        var basic = "";

        var run = await bench.RunAsync(["CaptureImage", "--playbook", "playbooks/small.yml", "--win-rm-transport", transport], Token, onLine: (_, line) =>
        {
            if (!line.Contains("TASK [Reach it]", StringComparison.Ordinal))
                return;
            mode = File.Exists(key) && !OperatingSystem.IsWindows() ? File.GetUnixFileMode(key) : null;
            var guest = bench.Azure.FindGuest(bench.Azure.ResourceIds.Single(id => id.EndsWith("/virtualMachines/bake-2022", StringComparison.OrdinalIgnoreCase)));
            basic = guest?.Drives["WSMan"].Children["localhost"].Children["Service"].Children["Auth"].Children["Basic"].Values["Value"].Text;
        });

        run.Ended(0);
        Assert.Equal("false", basic);
        Assert.Equal(transport == "Certificate" ? UnixFileMode.UserRead | UnixFileMode.UserWrite : null, mode);
        Assert.False(File.Exists(key));
        Assert.Contains("as a second look and a dial confirm", run.Output, StringComparison.Ordinal);
        Assert.Single(bench.Images());
        Assert.Empty(bench.Leftovers());
    }

    [Theory]
    [InlineData("winrm-close-leaves-listener", "Still there: listener")]
    [InlineData("winrm-listener-returns", "Still there: listener: Listener_")]
    [InlineData("winrm-close-leaves-key", "Still there: key: C:\\ProgramData\\Microsoft\\Crypto\\Keys\\")]
    public async Task What_cannot_be_closed_is_not_captured(string fault, string words)
    {
        await using var bench = await Workbench.OpenAsync(Token, fault);

        var run = await bench.BakeAsync(Token, "CaptureImage");

        run.Ended(14);
        run.Explains(words);
        Assert.Empty(bench.Images());
        Assert.Empty(bench.Leftovers());
    }
}
