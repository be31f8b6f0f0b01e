using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ingot.Emulator.Scripting.Provider;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Certificates;

/// <summary>The certificate stores of a guest.</summary>
static class CertificateStores
{
    static readonly string[] standard = ["My", "Root", "CA", "TrustedPublisher", "AuthRoot", "Disallowed", "TrustedPeople", "AddressBook", "WebHosting"];

    /// <summary>A store of Windows, or null when there is none of that name.</summary>
    public static TreeNode? Find(ModuleRun run, string location, string name)
    {
        var wanted = name.Equals("CertificateAuthority", StringComparison.OrdinalIgnoreCase) ? "CA" : name;
        if (!run.Machine.Drives.TryGetValue("Cert", out var root))
            run.Machine.Drives["Cert"] = root = new() { Name = "Cert", IsContainer = true };
        if (standard.Contains(wanted, StringComparer.OrdinalIgnoreCase))
            return root.Children.GetValueOrDefault(location)?.Children.GetValueOrDefault(wanted) ?? new TreeNode { Name = wanted, IsContainer = true };
        return root.Children.GetValueOrDefault(location)?.Children.GetValueOrDefault(wanted);
    }

    /// <summary>The same, made for writing.</summary>
    public static TreeNode Open(ModuleRun run, string location, string name) =>
        run.Machine.Drives["Cert"].Descend([location, name.Equals("CertificateAuthority", StringComparison.OrdinalIgnoreCase) ? "CA" : name], run.Now);

    /// <summary>Reads certificates of a file: DER, PEM, PKCS#7 or PKCS#12.</summary>
    /// <exception cref="ModuleFailureException">It holds none, or the password is wrong.</exception>
    public static X509Certificate2Collection Load(ModuleRun run, string path, string? password)
    {
        if (run.Files.Find(path) is not { IsContainer: false, Content: var content })
            throw ModuleRun.Fail($"File at '{path}' either does not exist or is not a file");
        try
        {
            return Read(content ?? [], password);
        }
        catch (CryptographicException error)
        {
            throw ModuleRun.Fail($"Failed to load cert from file: Exception calling \"Import\" with \"3\" argument(s): \"{error.Message}\"");
        }
    }

    /// <summary>As the node of a store holds it.</summary>
    public static byte[] Content(X509Certificate2 certificate) =>
        certificate.HasPrivateKey ? certificate.Export(X509ContentType.Pkcs12, "") : certificate.RawData;

    /// <summary>A certificate of a store.</summary>
    public static X509Certificate2 Load(TreeNode node) => GuestCertificates.Load(node.Content ?? []);

    static X509Certificate2Collection Read(byte[] content, string? password)
    {
        var all = new X509Certificate2Collection();
        switch (X509Certificate2.GetCertContentType(content))
        {
            case X509ContentType.Pfx:
                all.AddRange(X509CertificateLoader.LoadPkcs12Collection(content, password, X509KeyStorageFlags.EphemeralKeySet | X509KeyStorageFlags.Exportable));
                break;
            case X509ContentType.Cert when content.AsSpan().StartsWith("-----BEGIN"u8):
                all.ImportFromPem(System.Text.Encoding.ASCII.GetString(content));
                break;
            default:
                all.Add(X509CertificateLoader.LoadCertificate(content));
                break;
        }

        return all;
    }
}
