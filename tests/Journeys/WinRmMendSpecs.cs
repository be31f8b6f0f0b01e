namespace Ingot.Tests.Journeys;

/// <summary>What can be mended on the way into the guest is mended, and what needs time gets it.</summary>
public sealed class WinRmMendSpecs
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string[], string> Mended => new()
    {
        { ["agent-late"], "is not ready yet: Not Ready" },
        { ["run-command-busy"], "Listener" },
        { ["winrm-late-listener", "winrm-service-restart"], "Listener" },
        { ["winrm-listener-gone"], "listener: Inside: There is no HTTPS listener." },
        { ["winrm-certificate-without-key"], "certificate: Inside: The private key of certificate" },
        { ["winrm-service-stopped", "winrm-firewall-rule-disabled"], "service: Inside: The service WinRM was Stopped" },
    };

    [Theory]
    [MemberData(nameof(Mended))]
    public async Task A_link_that_can_be_mended_is_mended(string[] faults, string words)
    {
        await using var bench = await Workbench.OpenAsync(Token, faults);

        var run = await bench.BakeAsync(Token, "EnableWinRm");

        run.Ended(0);
        Assert.Contains(words, run.Output, StringComparison.Ordinal);
    }
}
