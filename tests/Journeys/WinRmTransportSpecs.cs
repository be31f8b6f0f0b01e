namespace Ingot.Tests.Journeys;

/// <summary>Every way to sign in bakes an image, and leaves no key behind.</summary>
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

    [Fact]
    public async Task A_failed_run_leaves_no_private_key_on_the_disk()
    {
        await using var bench = await Workbench.OpenAsync(Token, "winrm-wrong-certificate");

        var run = await bench.BakeAsync(Token, "CaptureImage", "--win-rm-transport", "Certificate");

        run.Ended(11);
        Assert.True(Directory.Exists(Path.Combine(bench.Root, ".nuke", "temp", "winrm")));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(bench.Root, ".nuke", "temp", "winrm"), "*.key"));
    }
}
