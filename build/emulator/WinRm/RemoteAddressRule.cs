using System.Net;

namespace Ingot.Emulator.WinRm;

/// <summary>The remote side of a firewall rule.</summary>
static class RemoteAddressRule
{
    /// <summary>True when a caller from that address is meant by "Any", "LocalSubnet", an address, a prefix, a mask or a range.</summary>
    public static bool Matches(string rule, IPAddress caller, bool isOutside)
    {
        if (rule is "*" || rule.Equals("Any", StringComparison.OrdinalIgnoreCase))
            return true;
        if (rule.Equals("LocalSubnet", StringComparison.OrdinalIgnoreCase))
            return !isOutside;
        return Matches(rule, caller);
    }

    /// <summary>True when a caller is at an address, or in a prefix, mask or range.</summary>
    public static bool Matches(string rule, IPAddress caller)
    {
        if (rule.Split('-') is [var first, var last])
            return IPAddress.TryParse(first, out var low) && IPAddress.TryParse(last, out var high)
                && Compare(low, caller) <= 0 && Compare(caller, high) <= 0;
        if (IPAddress.TryParse(rule, out var address))
            return address.Equals(caller);
        return rule.Split('/') is [var prefix, var length] && IPAddress.TryParse(prefix, out var network)
            && Contains(network, length, caller);
    }

    static bool Contains(IPAddress network, string length, IPAddress caller)
    {
        var bytes = network.GetAddressBytes();
        var others = caller.GetAddressBytes();
        if (bytes.Length != others.Length || Bits(length) is not { } bits || bits > bytes.Length * 8)
            return false;
        for (var bit = 0; bit < bits; bit++)
        {
            var mask = 0x80 >> (bit % 8);
            if ((bytes[bit / 8] & mask) != (others[bit / 8] & mask))
                return false;
        }
        return true;
    }

    static int? Bits(string length)
    {
        if (int.TryParse(length, out var bits) && bits >= 0)
            return bits;
        return IPAddress.TryParse(length, out var mask)
            ? mask.GetAddressBytes().Sum(part => System.Numerics.BitOperations.PopCount(part))
            : null;
    }

    static int Compare(IPAddress left, IPAddress right) => left.GetAddressBytes().AsSpan().SequenceCompareTo(right.GetAddressBytes());
}
