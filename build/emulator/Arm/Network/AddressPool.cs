using System.Net;
using System.Net.Sockets;

namespace Ingot.Emulator.Arm.Network;

/// <summary>Gives out private addresses. Guests listen on theirs for real, so one that another program uses here is passed over.</summary>
/// <remarks>
/// An address is kept from other emulators on this machine by a bound UDP socket, which leaves its TCP ports to the guest.
/// </remarks>
sealed class AddressPool : IDisposable
{
    /// <summary>The port of WinRM over HTTPS.</summary>
    const int WinRmPort = 5986;

    readonly Dictionary<IPAddress, Socket> kept = [];

    /// <summary>The first free address of a subnet; Azure keeps .0 to .3 and the last to itself.</summary>
    /// <returns>Null when the subnet is full.</returns>
    public IPAddress? Take(IPNetwork subnet, IReadOnlySet<string> taken)
    {
        var first = ToNumber(subnet.BaseAddress);
        var size = 1L << (32 - subnet.PrefixLength);
        for (var offset = 4L; offset < size - 1; offset++)
        {
            var address = FromNumber((uint)(first + offset));
            if (!taken.Contains(address.ToString()) && TryKeep(address))
                return address;
        }
        return null;
    }

    /// <summary>
    /// Keeps an address that saved state says is in use. When another program has it now, the guest finds out when it listens.
    /// </summary>
    public void Keep(string address)
    {
        if (IPAddress.TryParse(address, out var parsed))
            TryKeep(parsed);
    }

    public void Release(string? address)
    {
        if (IPAddress.TryParse(address, out var parsed) && kept.Remove(parsed, out var socket))
            socket.Dispose();
    }

    public void Dispose()
    {
        foreach (var socket in kept.Values)
            socket.Dispose();
    }

    // Addresses beyond loopback cannot be bound at all: nothing listens there, and nothing has to be kept.
    bool TryKeep(IPAddress address)
    {
        if (!IPAddress.IsLoopback(address))
            return true;
        if (kept.ContainsKey(address))
            return false;
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            probe.Bind(new IPEndPoint(address, WinRmPort));
            socket.Bind(new IPEndPoint(address, WinRmPort));
            kept[address] = socket;
            return true;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return false;
        }
    }

    static uint ToNumber(IPAddress address) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes());

    static IPAddress FromNumber(uint number)
    {
        var bytes = new byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return new(bytes);
    }
}
