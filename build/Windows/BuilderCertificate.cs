using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ingot.Recipes;

namespace Ingot.Windows;

/// <summary>A client certificate for one run. Windows finds the account by the user principal name in it.</summary>
/// <remarks>Source: https://learn.microsoft.com/windows/win32/winrm/authentication-for-remote-connections#client-certificate-based-authentication</remarks>
public sealed class BuilderCertificate : IDisposable
{
    const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    static readonly TimeSpan Life = TimeSpan.FromDays(1);

    BuilderCertificate(X509Certificate2 certificate, string key) => (Certificate, Key) = (certificate, key);

    /// <summary>The certificate with its key.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>The private key, as PEM: a secret.</summary>
    public string Key { get; }

    /// <summary>The certificate without its key, as PEM.</summary>
    public string Public => Certificate.ExportCertificatePem() + "\n";

    /// <summary>The certificate without its key, DER in base64, as the guest script takes it.</summary>
    public string Encoded => Convert.ToBase64String(Certificate.RawData);

    /// <summary>A fresh one, valid for a day.</summary>
    public static BuilderCertificate Fresh(DateTimeOffset now)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Ingot builder", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ClientAuthentication)], critical: false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddUserPrincipalName($"{Names.BuildUser}@localhost");
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(now.AddHours(-1), now + Life);
        // Windows' own TLS takes no key that exists in memory only.
        return new(X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null), key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    /// <inheritdoc/>
    public void Dispose() => Certificate.Dispose();
}
