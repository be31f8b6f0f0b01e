using System.Globalization;
using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Scripting.Provider;

/// <summary>Nodes as the objects that Windows' providers give.</summary>
static class ItemView
{
    /// <summary>The object of one item; the engine adds PSPath and its kin.</summary>
    public static PSObject Of(string provider, string path, TreeNode node) => provider switch
    {
        "GuestFileSystem" => File(path, node),
        "Registry" => Key(path, node),
        "WSMan" => Setting(node),
        "Certificate" => Certificate(node),
        _ => Make("Ingot.EnvironmentVariable", ("Key", node.Name), ("Name", node.Name), ("Value", TextOf(node))),
    };

    /// <summary>A registry value as .NET gives it.</summary>
    public static object? ValueOf(NodeValue value) => value.Kind switch
    {
        "DWord" => unchecked((int)(value.Number ?? 0)),
        "QWord" => value.Number ?? 0,
        "MultiString" => (value.Lines ?? []).ToArray(),
        "Binary" or "None" => value.Bytes ?? [],
        _ => value.Text ?? "",
    };

    /// <summary>An object with note properties.</summary>
    public static PSObject Make(string typeName, params (string Name, object? Value)[] properties)
    {
        var made = new PSObject();
        made.TypeNames.Insert(0, typeName);
        foreach (var (name, value) in properties)
            made.Properties.Add(new PSNoteProperty(name, value));
        return made;
    }

    /// <summary>The text of a WSMan setting or an environment variable.</summary>
    public static string? TextOf(TreeNode node) => node.Values.TryGetValue("Value", out var value)
        ? Convert.ToString(ValueOf(value), CultureInfo.InvariantCulture)
        : null;

    static PSObject File(string path, TreeNode node)
    {
        var names = GuestTree.Split(GuestTree.FullPath(path));
        var full = GuestTree.FullPath(path);
        var item = Make(
            node.IsContainer ? "Ingot.Directory" : "Ingot.File",
            ("Mode", node.IsContainer ? "d-----" : "-a----"),
            ("LastWriteTime", node.Modified.UtcDateTime),
            ("Length", node.IsContainer ? 1L : node.Content?.LongLength ?? 0L),
            ("Name", names.Length == 1 ? full : node.Name),
            ("FullName", full),
            ("BaseName", node.IsContainer ? node.Name : Path.GetFileNameWithoutExtension(node.Name)),
            ("Extension", Path.GetExtension(node.Name)),
            ("Exists", true),
            ("CreationTime", node.Modified.UtcDateTime),
            ("LastWriteTimeUtc", node.Modified.UtcDateTime),
            ("Attributes", string.Join(", ", node.Attributes.Prepend(node.IsContainer ? "Directory" : "Archive"))));
        item.Properties.Add(new PSNoteProperty("DirectoryName", string.Join('\\', names.SkipLast(1))));
        return item;
    }

    static PSObject Key(string path, TreeNode node) => Make(
        "Ingot.RegistryKey",
        ("Name", string.Join('\\', GuestTree.Split(path))),
        ("Property", node.Values.Keys.ToArray()),
        ("SubKeyCount", node.Children.Count),
        ("ValueCount", node.Values.Count));

    static PSObject Setting(TreeNode node)
    {
        if (!node.IsContainer)
            return Make("Ingot.WSManLeaf", ("Name", node.Name), ("Value", node.Name == "Password" ? "" : TextOf(node)), ("Type", "System.String"), ("SourceOfValue", ""));
        var keys = node.Children.TryGetValue("Transport", out var transport) && node.Children.TryGetValue("Address", out var address)
            ? new[] { $"Transport={TextOf(transport)}", $"Address={TextOf(address)}" }
            : [];
        if (node.Children.TryGetValue("Subject", out var subject) && node.Children.TryGetValue("Issuer", out var issuer) && node.Children.TryGetValue("URI", out var uri))
            keys = [$"URI={TextOf(uri)}", $"Issuer={TextOf(issuer)}", $"Subject={TextOf(subject)}"];
        return Make("Ingot.WSManContainer", ("Name", node.Name), ("Keys", keys), ("Type", "Container"));
    }

    static PSObject Certificate(TreeNode node)
    {
        if (node.IsContainer || node.Content is null)
            return Make("Ingot.CertificateStore", ("Name", node.Name));
        using var certificate = GuestCertificates.Load(node.Content);
        return Make(
            "Ingot.Certificate",
            ("Thumbprint", certificate.Thumbprint),
            ("Subject", certificate.Subject),
            ("Issuer", certificate.Issuer),
            ("NotBefore", certificate.NotBefore.ToUniversalTime()),
            ("NotAfter", certificate.NotAfter.ToUniversalTime()),
            ("HasPrivateKey", certificate.HasPrivateKey),
            ("SerialNumber", certificate.SerialNumber),
            ("FriendlyName", node.Values.TryGetValue("FriendlyName", out var friendly) ? friendly.Text : ""),
            ("DnsNameList", DnsNames(certificate)),
            ("RawData", certificate.RawData));
    }

    static string[] DnsNames(X509Certificate2 certificate) =>
        [.. certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(e => e.EnumerateDnsNames())];
}
