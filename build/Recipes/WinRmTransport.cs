namespace Ingot.Recipes;

/// <summary>How the builder signs in to WinRM. TLS is verified with each of them.</summary>
public enum WinRmTransport
{
    /// <summary>The password, inside TLS.</summary>
    Basic,

    /// <summary>A proof of the password (NTLMv2), inside TLS.</summary>
    Ntlm,

    /// <summary>A client certificate, made for this run.</summary>
    Certificate,
}
