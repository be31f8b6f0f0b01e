using System.Net;
using System.Security.Cryptography.X509Certificates;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.WinRm;

/// <summary>An HTTPS listener that Windows would serve now, and who may reach it.</summary>
/// <param name="Port">The TCP port.</param>
/// <param name="Certificate">The certificate with its private key.</param>
/// <param name="Allowed">Remote sides of the firewall's allow rules; null when the firewall is off.</param>
/// <param name="Blocked">Remote sides of the firewall's block rules.</param>
sealed record HttpsListener(int Port, X509Certificate2 Certificate, IReadOnlyList<string>? Allowed, IReadOnlyList<string> Blocked)
{
    /// <summary>True when the firewall lets that caller through; a block rule wins over any allow rule, as in Windows.</summary>
    /// <param name="caller">Where it calls from.</param>
    /// <param name="isOutside">True when it came to a public address, and so is not in the machine's subnet.</param>
    public bool Admits(IPAddress caller, bool isOutside)
    {
        var address = caller.IsIPv4MappedToIPv6 ? caller.MapToIPv4() : caller;
        return Allowed is null
            || (!Blocked.Any(rule => RemoteAddressRule.Matches(rule, address, isOutside))
                && Allowed.Any(rule => RemoteAddressRule.Matches(rule, address, isOutside)));
    }

    /// <summary>True when WinRM answers at that port of a machine, whoever is let in.</summary>
    public static bool IsServed(WindowsMachine machine, int port)
    {
        using var certificates = new CertificateCache();
        return IsUp(machine) && Nodes(machine).Any(listener => Serves(machine, listener, certificates)?.Port == port);
    }

    /// <summary>The listeners of a machine, none when it is down, its WinRM service is stopped or the firewall admits nobody.</summary>
    public static IReadOnlyList<HttpsListener> Of(WindowsMachine machine, CertificateCache certificates)
    {
        if (!IsUp(machine))
            return [];
        return [.. Nodes(machine).Select(listener => Open(machine, listener, certificates)).OfType<HttpsListener>()
            .DistinctBy(open => open.Port)];
    }

    static bool IsUp(WindowsMachine machine) => machine.IsRunning && machine.Services.GetValueOrDefault("WinRM")?.Status == "Running";

    static IEnumerable<TreeNode> Nodes(WindowsMachine machine) => WsmanTree.Find(machine, "Listener")?.Children.Values ?? Enumerable.Empty<TreeNode>();

    static (int Port, X509Certificate2 Certificate)? Serves(WindowsMachine machine, TreeNode listener, CertificateCache certificates)
    {
        if (!Is(listener, "Transport", "HTTPS") || Is(listener, "Enabled", "false") || !Addressed(machine, listener)
            || !int.TryParse(WsmanTree.Text(listener, "Port") ?? "5986", out var port))
            return null;
        return certificates.WithPrivateKey(machine, WsmanTree.Text(listener, "CertificateThumbprint") ?? "") is { } certificate ? (port, certificate) : null;
    }

    static HttpsListener? Open(WindowsMachine machine, TreeNode listener, CertificateCache certificates)
    {
        if (Serves(machine, listener, certificates) is not { } served)
            return null;
        var firewall = FirewallView.Of(machine, served.Port);
        return firewall.Allowed is { Count: 0 } ? null : new(served.Port, served.Certificate, firewall.Allowed, firewall.Blocked);
    }

    static bool Addressed(WindowsMachine machine, TreeNode listener)
    {
        var address = WsmanTree.Text(listener, "Address") ?? "*";
        return address is "*" || address.Equals(machine.Address, StringComparison.Ordinal)
            || address.Equals("IP:" + machine.Address, StringComparison.OrdinalIgnoreCase);
    }

    static bool Is(TreeNode listener, string name, string value) =>
        string.Equals(WsmanTree.Text(listener, name), value, StringComparison.OrdinalIgnoreCase);
}
