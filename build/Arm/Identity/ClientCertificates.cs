using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ingot.Arm.Identity;

/// <summary>Reads the certificate that an application signs in with.</summary>
static class ClientCertificates
{
    /// <summary>Reads a certificate and its private key, which is kept in memory only.</summary>
    /// <param name="file">PEM, when it holds a PEM block; else PFX.</param>
    /// <param name="password">Password of the private key; null: none.</param>
    /// <exception cref="Fault">The file cannot be read, the password is wrong, or there is no private RSA key.</exception>
    public static X509Certificate2 Read(string file, string? password)
    {
        try
        {
            var certificate = IsPem(file) ? ReadPem(file, password) : X509CertificateLoader.LoadPkcs12FromFile(file, password, KeyStorage);
            if (certificate.GetRSAPrivateKey() is { } key)
            {
                key.Dispose();
                return certificate;
            }

            certificate.Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refused(file, exception.Message, "Correct --client-certificate-file (AZURE_CLIENT_CERTIFICATE_PATH).", exception);
        }
        catch (CryptographicException exception)
        {
            throw Refused(
                file,
                password is null ? "It is no PEM or PFX file with a private key, or has a password." : "It is no PEM or PFX file with a private key, or the password is wrong.",
                "Give a file with the certificate and its private key, and its password by AZURE_CLIENT_CERTIFICATE_PASSWORD.",
                exception);
        }
        throw Refused(file, "It holds no private RSA key.", "Export the certificate together with its private key; Azure signs in RSA keys only.", cause: null);
    }

    // macOS knows no keys that live in memory only.
    static X509KeyStorageFlags KeyStorage => OperatingSystem.IsMacOS() ? X509KeyStorageFlags.DefaultKeySet : X509KeyStorageFlags.EphemeralKeySet;

    static bool IsPem(string file) => PemEncoding.TryFind(File.ReadAllText(file), out _);

    static X509Certificate2 ReadPem(string file, string? password) =>
        File.ReadAllText(file).Contains("BEGIN ENCRYPTED PRIVATE KEY", StringComparison.Ordinal)
            ? X509Certificate2.CreateFromEncryptedPemFile(file, password)
            : X509Certificate2.CreateFromPemFile(file);

    static Fault Refused(string file, string why, string remedy, Exception? cause) =>
        new($"The certificate file {file} cannot be used to sign in.", why, remedy, cause) { ExitCode = ExitCodes.Refused };
}
