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

    /// <summary>The listeners of a machine, none when it is down, its WinRM service is stopped or the firewall admits nobody.</summary>
    public static IReadOnlyList<HttpsListener> Of(WindowsMachine machine, CertificateCache certificates)
    {
        if (!machine.IsRunning || machine.Services.GetValueOrDefault("WinRM")?.Status != "Running")
            return [];
        var listeners = WsmanTree.Find(machine, "Listener")?.Children.Values ?? Enumerable.Empty<TreeNode>();
        return [.. listeners.Select(listener => Open(machine, listener, certificates)).OfType<HttpsListener>()
            .DistinctBy(open => open.Port)];
    }

    static HttpsListener? Open(WindowsMachine machine, TreeNode listener, CertificateCache certificates)
    {
        if (!Is(listener, "Transport", "HTTPS") || Is(listener, "Enabled", "false") || !Addressed(machine, listener)
            || !int.TryParse(WsmanTree.Text(listener, "Port") ?? "5986", out var port))
            return null;
        var firewall = FirewallView.Of(machine, port);
        var certificate = certificates.WithPrivateKey(machine, WsmanTree.Text(listener, "CertificateThumbprint") ?? "");
        return certificate is null || firewall.Allowed is { Count: 0 } ? null : new(port, certificate, firewall.Allowed, firewall.Blocked);
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
