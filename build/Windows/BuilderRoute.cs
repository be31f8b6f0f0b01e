using System.Net;
using System.Net.Sockets;
using Ingot.Recipes;

namespace Ingot.Windows;

/// <summary>Whom the guest's firewall lets in on WinRM's port.</summary>
public static class BuilderRoute
{
    /// <summary>The addresses for the firewall rule: those of the recipe, else the one this machine has on the way to the guest.</summary>
    /// <param name="network">The recipe's network.</param>
    /// <param name="address">Address of the guest that will be dialled.</param>
    public static string Of(NetworkOptions network, string address)
    {
        if (!string.IsNullOrWhiteSpace(network.BuilderAddress))
            return network.BuilderAddress;
        // Whom Azure lets in is said already; and behind which public address this machine sits, only the other side knows.
        if (network.AllowedSourceAddresses is { Count: > 0 } allowed)
            return string.Join(',', allowed);
        return network.PublicIp ? "Any" : Local(address) ?? "Any";
    }

    // A datagram socket that is connected sends nothing, and knows which of this machine's addresses it would send from.
    static string? Local(string address)
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            socket.Connect(IPAddress.Parse(address), WinRmIdentity.Port);
            return (socket.LocalEndPoint as IPEndPoint)?.Address.ToString();
        }
        catch (Exception exception) when (exception is SocketException or FormatException)
        {
            // There is no way there; the dial will say so, and better.
            return null;
        }
    }
}
