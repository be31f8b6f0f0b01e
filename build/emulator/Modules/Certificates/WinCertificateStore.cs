using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Certificates;

/// <summary>ansible.windows.win_certificate_store: certificates into stores, out of them, and into files.</summary>
sealed class WinCertificateStore : GuestModule
{
    static readonly string[] locations = ["CurrentUser", "LocalMachine"];

    public override string Name => "ansible.windows.win_certificate_store";

    public override string Limits => "stores of services; keys that are not exportable; PKCS#7";

    protected override void Apply(ModuleRun run)
    {
        var location = locations.FirstOrDefault(name => name.Equals(run.Arguments.Text("store_location"), StringComparison.OrdinalIgnoreCase))
            ?? throw ModuleRun.Fail($"value of store_location must be one of: {string.Join(", ", locations)}. Got no match for: {run.Arguments.Text("store_location")}");
        var name = run.Arguments.Text("store_name") ?? "My";
        var store = CertificateStores.Find(run, location, name)
            ?? throw ModuleRun.Fail($"unable to find store '{name}': (Failed to open store '{name}' (The system cannot find the file specified, Win32ErrorCode 2))");
        run.Result["thumbprints"] = new JsonArray();
        switch (run.Arguments.Text("state"))
        {
            case "absent":
                Remove(run, store);
                break;
            case "exported":
                Export(run, store);
                break;
            default:
                Import(run, store, location, name);
                break;
        }
    }

    static void Touch(ModuleRun run, string thumbprint) => run.Result["thumbprints"]!.AsArray().Add(thumbprint);

    static void Import(ModuleRun run, TreeNode store, string location, string name)
    {
        foreach (var certificate in CertificateStores.Load(run, run.Arguments.Need("path"), run.Arguments.Text("password")))
        {
            Touch(run, certificate.Thumbprint);
            if (!store.Children.ContainsKey(certificate.Thumbprint))
            {
                run.Change(() => CertificateStores.Open(run, location, name).Children[certificate.Thumbprint] =
                    new() { Name = certificate.Thumbprint, Content = CertificateStores.Content(certificate), Modified = run.Now });
            }
        }
    }

    static void Remove(ModuleRun run, TreeNode store)
    {
        var thumbprints = run.Arguments.Text("path") is { } path
            ? CertificateStores.Load(run, path, run.Arguments.Text("password")).Select(certificate => certificate.Thumbprint)
            : [run.Arguments.Need("thumbprint").ToUpperInvariant()];
        foreach (var thumbprint in thumbprints)
        {
            Touch(run, thumbprint);
            if (store.Children.ContainsKey(thumbprint))
                run.Change(() => store.Children.Remove(thumbprint));
        }
    }

    static void Export(ModuleRun run, TreeNode store)
    {
        var thumbprint = run.Arguments.Need("thumbprint").ToUpperInvariant();
        var path = run.Arguments.Need("path");
        if (run.Files.IsFolder(path))
            throw ModuleRun.Fail($"Cannot export cert to path '{path}' as it is a directory");
        if (!store.Children.TryGetValue(thumbprint, out var node))
            throw ModuleRun.Fail($"Found no certificate with the thumbprint '{thumbprint}' to export");
        using var certificate = CertificateStores.Load(node);
        Touch(run, certificate.Thumbprint);
        var type = run.Arguments.Need("file_type");
        if (type == "pkcs12" && !certificate.HasPrivateKey)
            throw ModuleRun.Fail("Cannot export cert with key as PKCS12 when the key is not marked as exportable or not accessible by the current user");
        if (IsThere(run, path, certificate, type))
            return;
        run.Change(() => run.Files.Write(path, type switch
        {
            "pkcs12" => certificate.Export(X509ContentType.Pkcs12, run.Arguments.Text("password")),
            "pem" => Pem(certificate),
            _ => certificate.RawData,
        }));
        if (type == "pkcs12")
            run.Result["key_exported"] = true;
    }

    static byte[] Pem(X509Certificate2 certificate) => Encoding.ASCII.GetBytes(string.Join(
        "\r\n",
        "-----BEGIN CERTIFICATE-----",
        Convert.ToBase64String(certificate.RawData, Base64FormattingOptions.InsertLineBreaks),
        "-----END CERTIFICATE-----"));

    static bool IsThere(ModuleRun run, string path, X509Certificate2 certificate, string type)
    {
        if (run.Files.Find(path) is not { Content: { } content })
            return false;
        var isPem = content.AsSpan().StartsWith("-----BEGIN"u8);
        var isKey = !isPem && X509Certificate2.GetCertContentType(content) == X509ContentType.Pfx;
        return (isPem ? "pem" : isKey ? "pkcs12" : "der") == type
            && CertificateStores.Load(run, path, run.Arguments.Text("password")).Any(entry => entry.Thumbprint == certificate.Thumbprint);
    }
}
