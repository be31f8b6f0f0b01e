using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.WinRm;

/// <summary>An entry of WSMan:\localhost\ClientCertificate: who comes with that certificate is that account.</summary>
/// <param name="Subject">User principal name in the certificate.</param>
/// <param name="Issuer">Thumbprint of the certificate that issued it, or its own.</param>
/// <param name="User">The account.</param>
/// <param name="Password">Hash of the account's password when the entry was made; another one since makes the entry useless.</param>
sealed record ClientMapping(string Subject, string Issuer, string User, string Password)
{
    const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    const string PrincipalName = "1.3.6.1.4.1.311.20.2.3";

    /// <summary>The entries of a machine, those that are switched on.</summary>
    public static IReadOnlyList<ClientMapping> Of(WindowsMachine machine) =>
    [
        .. (WsmanTree.Find(machine, "ClientCertificate")?.Children.Values ?? Enumerable.Empty<TreeNode>())
            .Where(entry => !string.Equals(WsmanTree.Text(entry, "Enabled"), "false", StringComparison.OrdinalIgnoreCase))
            .Select(entry => new ClientMapping(
                WsmanTree.Text(entry, "Subject") ?? "", WsmanTree.Text(entry, "Issuer") ?? "", WsmanTree.Text(entry, "UserName") ?? "", WsmanTree.Text(entry, "Password") ?? "")),
    ];

    /// <summary>The certificates a machine trusts for clients: those of TrustedPeople whose root is trusted too.</summary>
    public static IReadOnlySet<string> Trusted(WindowsMachine machine) =>
        Store(machine, "TrustedPeople").Intersect(Store(machine, "Root"), StringComparer.OrdinalIgnoreCase).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True when that certificate is meant, and the account still has the password it had.</summary>
    public bool Matches(X509Certificate2 certificate, LocalUser user, DateTimeOffset now) =>
        Issuer.Equals(certificate.Thumbprint, StringComparison.OrdinalIgnoreCase)
        && now.UtcDateTime >= certificate.NotBefore.ToUniversalTime() && now.UtcDateTime <= certificate.NotAfter.ToUniversalTime()
        && certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().Any(usage => usage.EnhancedKeyUsages[ClientAuthentication] is not null)
        && string.Equals(NameIn(certificate), Subject, StringComparison.OrdinalIgnoreCase)
        && Password == Convert.ToHexString(user.PasswordHash);

    /// <summary>The user principal name among the alternative names; null when there is none.</summary>
    static string? NameIn(X509Certificate2 certificate)
    {
        if (certificate.Extensions["2.5.29.17"] is not { } extension)
            return null;
        var other = new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true);
        var names = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence();
        while (names.HasData)
        {
            if (names.PeekTag() != other)
            {
                names.ReadEncodedValue();
                continue;
            }

            var name = names.ReadSequence(other);
            if (name.ReadObjectIdentifier() == PrincipalName)
                return name.ReadSequence(other).ReadCharacterString(UniversalTagNumber.UTF8String);
        }

        return null;
    }

    static IEnumerable<string> Store(WindowsMachine machine, string store) =>
        machine.Drives.GetValueOrDefault("Cert")?.Children.GetValueOrDefault("LocalMachine")?.Children.GetValueOrDefault(store)?.Children.Keys ?? Enumerable.Empty<string>();
}
