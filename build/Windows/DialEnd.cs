namespace Ingot.Windows;

/// <summary>How far a dial came.</summary>
public enum DialEnd
{
    /// <summary>The build account was let in.</summary>
    Open,

    /// <summary>No connection.</summary>
    NotReached,

    /// <summary>A connection that was cut before a certificate came.</summary>
    Cut,

    /// <summary>Another certificate than the listener's.</summary>
    WrongCertificate,

    /// <summary>The account or its way to sign in was refused.</summary>
    Refused,

    /// <summary>WinRM answers, and does not do what it is asked.</summary>
    NotReady,
}
