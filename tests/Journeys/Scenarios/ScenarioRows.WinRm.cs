using Ingot.Emulator.Faults;

namespace Ingot.Tests.Journeys.Scenarios;

/// <content>What goes wrong on the way into the guest, and when it is closed again.</content>
static partial class ScenarioRows
{
    /// <summary>What is repaired, or passes.</summary>
    public static IEnumerable<Scenario> RepairedWay => Way.Where(scenario => scenario.ExitCode == 0);

    /// <summary>What a bake fails of.</summary>
    public static IEnumerable<Scenario> RefusedWay => Way.Where(scenario => scenario.ExitCode != 0);

    static IEnumerable<Scenario> Way =>
    [
        .. new Scenario[]
        {
            new(FaultScenarios.AgentNever, 11, "the link that broke: agent.", "Not Ready: VM status blob is found but not yet populated."),
            new(FaultScenarios.WinRmListenerFails, 11, "Enable-WinRm failed at step 'listener'"),
            new(FaultScenarios.WinRmBasicForbidden, 11, "Enable-WinRm failed at step 'settings'", "Service\\Auth\\Basic: The config setting Basic cannot be changed"),
            new(FaultScenarios.WinRmServiceCrashes, 11, "the link that broke: service.", "The service WinRM was Stopped"),
            new(FaultScenarios.WinRmNoKeyEver, 11, "the link that broke: certificate.", "The private key of certificate"),
            new(FaultScenarios.WinRmFirewallBlocks, 11, "the link that broke: firewall.", "'Contoso: no remote management' blocks TCP 5986"),
            new(FaultScenarios.WinRmFirewallPolicy, 11, "the link that broke: firewall.", "local firewall rules do not apply in profile Public"),
            new(FaultScenarios.WinRmNetworkBlocked, 11, "the link that broke: network path.", "Inside, everything is as it should be."),
            new(FaultScenarios.WinRmOtherAddress, 11, "the link that broke: network path.", "The guest's firewall lets in 127.0.0.1 only", "--builder-address"),
            new(FaultScenarios.WinRmWrongCertificate, 11, "the link that broke: TLS identity.", "CN=somebody-else"),
            new(FaultScenarios.WinRmBasicForbiddenLate, 11, "the link that broke: sign-in.", "A policy forbids Basic authentication.", "--win-rm-transport Ntlm"),
        }.Select(scenario => scenario with
        {
            Hurry = ["--timeout-enable-win-rm", "00:00:36", .. scenario.Name == FaultScenarios.AgentNever ? ["--timeout-agent", "00:00:05"] : Array.Empty<string>()],
        }),
        new(FaultScenarios.AgentLate, 0, "is not ready yet: Not Ready"),
        new(FaultScenarios.RunCommandBusy, 0, "Listener"),
        new(FaultScenarios.WinRmLateListener, 0, "Listener"),
        new(FaultScenarios.WinRmServiceRestart, 0, "Listener"),
        new(FaultScenarios.WinRmListenerGone, 0, "listener: Inside: There is no HTTPS listener."),
        new(FaultScenarios.WinRmCertificateWithoutKey, 0, "certificate: Inside: The private key of certificate"),
        new(FaultScenarios.WinRmServiceStopped, 0, "service: Inside: The service WinRM was Stopped"),
        new(FaultScenarios.WinRmFirewallRuleDisabled, 0, "Listener"),
        new(FaultScenarios.WinRmCloseLeavesListener, 14, "Still there: listener"),
        new(FaultScenarios.WinRmListenerReturns, 14, "Still there: listener: Listener_"),
        new(FaultScenarios.WinRmCloseLeavesKey, 14, @"Still there: key: C:\ProgramData\Microsoft\Crypto\Keys\"),
    ];
}
