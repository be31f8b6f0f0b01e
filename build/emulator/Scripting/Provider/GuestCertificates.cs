using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ingot.Emulator.Scripting.Provider;

/// <summary>The certificates of a guest: real keys, kept as PKCS#12 with an empty password.</summary>
static class GuestCertificates
{
    /// <summary>Reads what a Cert: node holds, DER or PKCS#12.</summary>
    public static X509Certificate2 Load(byte[] content) =>
        X509Certificate2.GetCertContentType(content) == X509ContentType.Pfx
            ? X509CertificateLoader.LoadPkcs12(content, "", X509KeyStorageFlags.EphemeralKeySet | X509KeyStorageFlags.Exportable)
            : X509CertificateLoader.LoadCertificate(content);

    /// <summary>Makes a self-signed certificate with an RSA key.</summary>
    /// <param name="subject">Distinguished name.</param>
    /// <param name="alternativeNames">DNS=… and IPAddress=… parts.</param>
    /// <param name="usages">Object identifiers of the extended key usages.</param>
    /// <param name="notBefore">Begin of validity.</param>
    /// <param name="notAfter">End of validity.</param>
    /// <param name="keyLength">RSA key size in bits.</param>
    public static X509Certificate2 Make(
        string subject, IEnumerable<string> alternativeNames, IEnumerable<string> usages, DateTimeOffset notBefore,
            DateTimeOffset notAfter, int keyLength)
    {
        using var key = RSA.Create(keyLength);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, critical: true));
        var oids = new OidCollection();
        foreach (var usage in usages)
            oids.Add(new Oid(usage));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(oids, critical: false));
        request.CertificateExtensions.Add(Names(alternativeNames));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request.CreateSelfSigned(notBefore, notAfter);
    }

    static X509Extension Names(IEnumerable<string> alternativeNames)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var part in alternativeNames)
            if (part.StartsWith("IPAddress=", StringComparison.OrdinalIgnoreCase))
                names.AddIpAddress(IPAddress.Parse(part["IPAddress=".Length..]));
            else if (part.StartsWith("DNS=", StringComparison.OrdinalIgnoreCase))
                names.AddDnsName(part["DNS=".Length..]);
            else
                throw new FormatException($"The alternative name '{part}' is neither DNS= nor IPAddress=.");
        return names.Build();
    }
}
