using System.Security.Cryptography.X509Certificates;
using System.Text;
using Ingot.Emulator.Scripting.Provider;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>Certificate cmdlets: they make and hand out real certificates.</summary>
static class CertificateCommands
{
    const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    public static IReadOnlyList<GuestCommand> All { get; } =
    [
        new("New-SelfSignedCertificate", "[string]$Subject,[string[]]$DnsName,[string]$CertStoreLocation,[string]$FriendlyName," +
            "[datetime]$NotAfter," +
            "[datetime]$NotBefore,[string]$KeyAlgorithm,[int]$KeyLength,[string[]]$KeyUsage,[string]$KeyExportPolicy," +
                "[string]$HashAlgorithm,[string]$Type," +
            "[string]$Provider,[string]$KeySpec,[string[]]$TextExtension", New),
        new("Import-Certificate", "[Parameter(Position=0)][string]$FilePath,[string]$CertStoreLocation", Import),
        new("Export-Certificate", "[Parameter(Position=0,ValueFromPipeline)]$Cert,[string]$FilePath,[string]$Type,[switch]$Force", Export),
    ];

    static void New(CommandCall call)
    {
        var extensions = call.Texts("TextExtension");
        var names = Parts(extensions, "2.5.29.17={text}", '&').Concat(call.Texts("DnsName").Select(name => $"DNS={name}")).ToList();
        var usages = Parts(extensions, "2.5.29.37={text}", ',').ToList();
        var subject = call.Text("Subject", $"CN={call.Texts("DnsName").FirstOrDefault() ?? call.Machine.ComputerName}");
        using var certificate = GuestCertificates.Make(
            subject.Contains('=', StringComparison.Ordinal) ? subject : $"CN={subject}",
            names,
            usages.Count > 0 ? usages : [ServerAuthentication, "1.3.6.1.5.5.7.3.2"],
            Moment(call, "NotBefore") ?? call.Session.Now,
            Moment(call, "NotAfter") ?? call.Session.Now.AddYears(1),
            call.Number("KeyLength", 2048));
        var store = call.Text("CertStoreLocation", @"Cert:\LocalMachine\My").Replace("Cert:", "", StringComparison.OrdinalIgnoreCase);
        var folder = GuestTree.Find(call.Session, "Certificate", store) ?? throw new ItemMissingException(store);
        var node = GuestTree.Child(folder, certificate.Thumbprint, isContainer: false, call.Session.Now);
        node.Content = certificate.Export(X509ContentType.Pkcs12, "");
        node.Values["FriendlyName"] = NodeValue.String(call.Text("FriendlyName"));
        node.Values["KeyFile"] = NodeValue.String(MachineKeys.Add(call.Machine, call.Session.Now));
        call.Write(call.Caller.InvokeProvider.Item.Get($@"Cert:\{store.Trim('\\')}\{certificate.Thumbprint}"), enumerate: true);
    }

    static void Import(CommandCall call)
    {
        var full = call.Caller.SessionState.Path.GetUnresolvedProviderPathFromPSPath(call.Text("FilePath"), out var provider, out _);
        var bytes = GuestTree.Find(call.Session, provider.Name, full)?.Content ?? throw new ItemMissingException(full);
        using var certificate = Encoding.ASCII.GetString(bytes) is var text && text.Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal)
            ? X509Certificate2.CreateFromPem(text)
            : X509CertificateLoader.LoadCertificate(bytes);
        var store = call.Text("CertStoreLocation").Replace("Cert:", "", StringComparison.OrdinalIgnoreCase);
        var folder = GuestTree.Find(call.Session, "Certificate", store) ?? throw new ItemMissingException(store);
        GuestTree.Child(folder, certificate.Thumbprint, isContainer: false, call.Session.Now).Content = certificate.RawData;
        call.Write(call.Caller.InvokeProvider.Item.Get($@"Cert:\{store.Trim('\\')}\{certificate.Thumbprint}"), enumerate: true);
    }

    static DateTimeOffset? Moment(CommandCall call, string name) => call.Bare(name) is DateTime moment
        ? new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc))
        : null;

    static IEnumerable<string> Parts(string[] extensions, string prefix, char separator) => extensions
        .Where(extension => extension.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        .SelectMany(extension => extension[prefix.Length..].Split(separator, StringSplitOptions.RemoveEmptyEntries));

    static void Export(CommandCall call)
    {
        var raw = (byte[])System.Management.Automation.PSObject.AsPSObject(call.Value("Cert")).Properties["RawData"].Value;
        var full = call.Caller.SessionState.Path.GetUnresolvedProviderPathFromPSPath(call.Text("FilePath"), out var provider, out _);
        var folder = GuestTree.Find(call.Session, provider.Name, GuestTree.ParentOf(full)) ?? throw new ItemMissingException(full);
        GuestTree.Child(folder, GuestTree.NameOf(full), isContainer: false, call.Session.Now).Content = raw;
        call.Write(call.Caller.InvokeProvider.Item.Get(call.Text("FilePath")), enumerate: true);
    }
}
