namespace Ingot.Emulator.Faults;

/// <summary>The remote management of the guest, and the agent that opens and closes it.</summary>
public static partial class FaultScenarios
{
    /// <summary>The agent needs a while after each boot.</summary>
    public const string AgentLate = "agent-late";

    /// <summary>The agent never reports.</summary>
    public const string AgentNever = "agent-never";

    /// <summary>Somebody else's run command is at work.</summary>
    public const string RunCommandBusy = "run-command-busy";

    /// <summary>No HTTPS listener can be made.</summary>
    public const string WinRmListenerFails = "winrm-listener-fails";

    /// <summary>The listener answers later than its making says.</summary>
    public const string WinRmLateListener = "winrm-late-listener";

    /// <summary>The listener is removed once.</summary>
    public const string WinRmListenerGone = "winrm-listener-gone";

    /// <summary>The certificate loses its key once.</summary>
    public const string WinRmCertificateWithoutKey = "winrm-certificate-without-key";

    /// <summary>Every certificate loses its key.</summary>
    public const string WinRmNoKeyEver = "winrm-no-key-ever";

    /// <summary>The service stops once.</summary>
    public const string WinRmServiceStopped = "winrm-service-stopped";

    /// <summary>The service stops again and again.</summary>
    public const string WinRmServiceCrashes = "winrm-service-crashes";

    /// <summary>Changed settings restart the service.</summary>
    public const string WinRmServiceRestart = "winrm-service-restart";

    /// <summary>A block rule closes the port.</summary>
    public const string WinRmFirewallBlocks = "winrm-firewall-blocks";

    /// <summary>The rule that opens the port is switched off once.</summary>
    public const string WinRmFirewallRuleDisabled = "winrm-firewall-rule-disabled";

    /// <summary>A policy lets no local firewall rule apply.</summary>
    public const string WinRmFirewallPolicy = "winrm-firewall-policy";

    /// <summary>The network drops what goes to the port.</summary>
    public const string WinRmNetworkBlocked = "winrm-network-blocked";

    /// <summary>The guest sees the builder behind another address.</summary>
    public const string WinRmOtherAddress = "winrm-other-address";

    /// <summary>Something else answers at the address.</summary>
    public const string WinRmWrongCertificate = "winrm-wrong-certificate";

    /// <summary>A policy forbids Basic from the first boot on.</summary>
    public const string WinRmBasicForbidden = "winrm-basic-forbidden";

    /// <summary>A policy forbids Basic after WinRM was opened.</summary>
    public const string WinRmBasicForbiddenLate = "winrm-basic-forbidden-late";

    /// <summary>Removing the listener does nothing.</summary>
    public const string WinRmCloseLeavesListener = "winrm-close-leaves-listener";

    /// <summary>The removed listener comes back.</summary>
    public const string WinRmListenerReturns = "winrm-listener-returns";

    /// <summary>Removing the certificate leaves its key.</summary>
    public const string WinRmCloseLeavesKey = "winrm-close-leaves-key";

    static Dictionary<string, string> WinRm => new(StringComparer.Ordinal)
    {
        [AgentLate] = "The guest's agent reports ready 5 seconds after it was first asked for after a boot; what is asked of it before waits.",
        [AgentNever] = "The guest's agent never reports; what is asked of it waits for its own limit, and then fails.",
        [RunCommandBusy] = "Another run command is at work for 12 seconds after each boot, and Azure refuses a second one.",
        [WinRmListenerFails] = "Creating the WinRM HTTPS listener fails as if the certificate's private key could not be read.",
        [WinRmLateListener] = "WinRM answers 6 seconds after its listener was made.",
        [WinRmListenerGone] = "Something removes the first HTTPS listener as soon as it is made.",
        [WinRmCertificateWithoutKey] = "The private key of the listener's first certificate is lost as soon as the listener is made.",
        [WinRmNoKeyEver] = "The private key of every certificate is lost as soon as a listener uses it.",
        [WinRmServiceStopped] = "The service WinRM stops once, after it was opened.",
        [WinRmServiceCrashes] = "The service WinRM stops each time a script has looked after it.",
        [WinRmServiceRestart] = "The service WinRM restarts when its settings change: connections are cut, and for 4 seconds nothing answers.",
        [WinRmFirewallBlocks] = "The image has a firewall rule that blocks TCP 5986, which wins over every rule that allows it.",
        [WinRmFirewallRuleDisabled] = "Something switches the firewall rule off once, after it was made.",
        [WinRmFirewallPolicy] = "A policy says that local firewall rules do not apply.",
        [WinRmNetworkBlocked] = "The network lets nothing through to the guest's TCP 5986, although the guest is fine.",
        [WinRmOtherAddress] = "An address translation on the way shows the guest another address of the builder.",
        [WinRmWrongCertificate] = "Something that is not the guest answers at its address, with a certificate of its own.",
        [WinRmBasicForbidden] = "A policy of the image forbids Basic authentication.",
        [WinRmBasicForbiddenLate] = "A policy that forbids Basic authentication is applied after WinRM was opened.",
        [WinRmCloseLeavesListener] = "Removing the HTTPS listener reports success and does nothing.",
        [WinRmListenerReturns] = "The HTTPS listener and its certificate come back as soon as the closing script has ended.",
        [WinRmCloseLeavesKey] = "Removing a certificate leaves the file of its private key.",
    };
}
