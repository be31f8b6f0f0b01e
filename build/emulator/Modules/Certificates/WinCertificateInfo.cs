using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Certificates;

/// <summary>community.windows.win_certificate_info: what certificates of a store say.</summary>
sealed class WinCertificateInfo : GuestModule
{
    public override string Name => "community.windows.win_certificate_info";

    public override string Limits => "the texts of extensions are those of .NET on another system";

    protected override void Apply(ModuleRun run)
    {
        var thumbprint = run.Arguments.Text("thumbprint");
        var store = CertificateStores.Find(run, run.Arguments.Text("store_location") ?? "LocalMachine", run.Arguments.Text("store_name") ?? "My");
        var found = (store?.Children.Values ?? Enumerable.Empty<Windows.TreeNode>())
            .Where(node => thumbprint is null || node.Name.Equals(thumbprint, StringComparison.OrdinalIgnoreCase)).ToList();
        run.Result["exists"] = found.Count > 0;
        run.Result["certificates"] = new JsonArray([.. found.Select(node =>
        {
            using var certificate = CertificateStores.Load(node);
            return Describe(certificate, node.Values.GetValueOrDefault("FriendlyName")?.Text ?? "");
        })]);
    }

    static JsonObject Describe(X509Certificate2 certificate, string friendlyName)
    {
        var subject = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(extension => extension.EnumerateDnsNames());
        var constraints = certificate.Extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault();
        return new JsonObject
        {
            ["friendly_name"] = friendlyName,
            ["thumbprint"] = certificate.Thumbprint,
            ["subject"] = certificate.Subject,
            ["issuer"] = certificate.Issuer,
            ["valid_from"] = new DateTimeOffset(certificate.NotBefore).ToUnixTimeSeconds(),
            ["valid_from_iso8601"] = Date(certificate.NotBefore),
            ["valid_to"] = new DateTimeOffset(certificate.NotAfter).ToUnixTimeSeconds(),
            ["valid_to_iso8601"] = Date(certificate.NotAfter),
            ["serial_number"] = certificate.SerialNumber,
            ["archived"] = false,
            ["version"] = certificate.Version,
            ["has_private_key"] = certificate.HasPrivateKey,
            ["issued_by"] = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true),
            ["issued_to"] = subject,
            ["signature_algorithm"] = certificate.SignatureAlgorithm.FriendlyName,
            ["dns_names"] = new JsonArray([.. names.Prepend(subject).Select(name => (JsonNode)name)]),
            ["raw"] = Convert.ToBase64String(certificate.RawData),
            ["public_key"] = Convert.ToBase64String(certificate.GetPublicKey()),
            ["extensions"] = new JsonArray([.. certificate.Extensions.Select(extension => new JsonObject
            {
                ["critical"] = extension.Critical,
                ["field"] = extension.Oid?.FriendlyName,
                ["value"] = extension.Format(multiLine: false),
            })]),
            ["is_ca"] = constraints?.CertificateAuthority ?? false,
            ["path_length_constraint"] = constraints?.PathLengthConstraint,
            ["intended_purposes"] = new JsonArray([.. certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>()
                .SelectMany(extension => extension.EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>()).Select(oid => (JsonNode?)(oid.FriendlyName ?? oid.Value))]),
            ["key_usages"] = new JsonArray([.. certificate.Extensions.OfType<X509KeyUsageExtension>()
                .SelectMany(extension => extension.KeyUsages.ToString().Split(", ")).Select(usage => (JsonNode)usage)]),
            ["ski"] = certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().FirstOrDefault()?.SubjectKeyIdentifier,
        };
    }

    static string Date(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
