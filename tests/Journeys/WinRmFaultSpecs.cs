namespace Ingot.Tests.Journeys;

/// <summary>A way into the guest that cannot be opened is named link by link, and nothing is left of the try.</summary>
public sealed class WinRmFaultSpecs
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string[]> Broken => new()
    {
        { "agent-never", ["the link that broke: agent.", "Not Ready: VM status blob is found but not yet populated."] },
        { "winrm-basic-forbidden", ["Enable-WinRm failed at step 'settings'", "Service\\Auth\\Basic: The config setting Basic cannot be changed"] },
        { "winrm-service-crashes", ["the link that broke: service.", "The service WinRM was Stopped"] },
        { "winrm-no-key-ever", ["the link that broke: certificate.", "The private key of certificate"] },
        { "winrm-firewall-blocks", ["the link that broke: firewall.", "'Contoso: no remote management' blocks TCP 5986"] },
        { "winrm-firewall-policy", ["the link that broke: firewall.", "local firewall rules do not apply in profile Public"] },
        { "winrm-network-blocked", ["the link that broke: network path.", "Inside, everything is as it should be."] },
        { "winrm-other-address", ["the link that broke: network path.", "The guest's firewall lets in 127.0.0.1 only", "--builder-address"] },
        { "winrm-wrong-certificate", ["the link that broke: TLS identity.", "CN=somebody-else"] },
        { "winrm-basic-forbidden-late", ["the link that broke: sign-in.", "A policy forbids Basic authentication.", "--win-rm-transport Ntlm"] },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_link_is_named(string fault, string[] words)
    {
        await using var bench = await Workbench.OpenAsync(Token, fault);

        var run = await bench.BakeAsync(Token, "CaptureImage", "--timeout-enable-win-rm", "00:00:36", "--timeout-agent", "00:00:03");

        run.Ended(11);
        run.Explains(words[0]);
        Assert.All(words, word => Assert.Contains(word, run.Output, StringComparison.Ordinal));
        Assert.Empty(bench.Leftovers());
        Assert.Empty(bench.Images());
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
