using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ingot.Arm.Identity;

/// <summary>Whom a connection trusts: the system's authorities, or exactly those of a PEM file.</summary>
public static class Trust
{
    /// <summary>A client for Azure; proxies are taken from the environment.</summary>
    /// <param name="caFile">PEM file that replaces the system's authorities; null keeps them.</param>
    /// <exception cref="Fault">The file cannot be read.</exception>
    public static HttpClient Client(string? caFile) => new(new SocketsHttpHandler
    {
        // Azure changes addresses behind its names; a connection that lives for ever would not notice.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        Proxy = new LoopbackBypass(HttpClient.DefaultProxy),
        SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = caFile is null ? null : Only(caFile) },
    });

    static X509ChainPolicy Only(string caFile)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        try
        {
            policy.CustomTrustStore.ImportFromPemFile(caFile);
            return policy;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new Fault(
                $"The certificate file {caFile} cannot be read.",
                exception.Message,
                "Give --cloud-ca-file a PEM file with the certificate of the authority that signed the cloud's certificate.",
                exception) { ExitCode = ExitCodes.Refused };
        }
    }
}
