namespace Ingot.Windows;

/// <summary>The chain from here to a signed-in session, in its order.</summary>
public enum WinRmLink
{
    /// <summary>The guest's agent reports to Azure.</summary>
    Agent,

    /// <summary>The script that opens WinRM ran.</summary>
    Script,

    /// <summary>The service WinRM runs and answers.</summary>
    Service,

    /// <summary>The certificate is there, with a private key that WinRM may read.</summary>
    Certificate,

    /// <summary>The HTTPS listener uses that certificate.</summary>
    Listener,

    /// <summary>The guest's firewall lets the builder in.</summary>
    Firewall,

    /// <summary>The network leads there.</summary>
    Network,

    /// <summary>Who answers is the guest.</summary>
    Tls,

    /// <summary>The build account is let in.</summary>
    SignIn,
}
