using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.WinRm;

/// <summary>Certificates of one machine's store, loaded once.</summary>
sealed class CertificateCache : IDisposable
{
    byte[] content = [];
    X509Certificate2? loaded;

    /// <summary>
    /// The certificate of Cert:\LocalMachine\My with that thumbprint, if its private key is there: without one Windows cannot serve TLS.
    /// </summary>
    public X509Certificate2? WithPrivateKey(WindowsMachine machine, string thumbprint)
    {
        var name = thumbprint.Replace(" ", "", StringComparison.Ordinal);
        var node = machine.Drives.GetValueOrDefault("Cert")?.Children.GetValueOrDefault("LocalMachine")?.Children.GetValueOrDefault("My")
            ?.Children.GetValueOrDefault(name);
        if (node?.Content is not { } stored || !MachineKeys.IsThere(machine, node))
            return null;
        if (loaded is null || !stored.AsSpan().SequenceEqual(content))
            (content, loaded) = (stored, Load(stored));
        return loaded;
    }

    static X509Certificate2? Load(byte[] bytes)
    {
        try
        {
            if (X509Certificate2.GetCertContentType(bytes) != X509ContentType.Pkcs12)
                return null;
            var certificate = X509CertificateLoader.LoadPkcs12(bytes, "");
            return certificate.HasPrivateKey ? certificate : null;
        }
        catch (CryptographicException)
        {
            // Not the store's own form: as good as no private key.
            return null;
        }
    }

    public void Dispose() => loaded?.Dispose();
}
