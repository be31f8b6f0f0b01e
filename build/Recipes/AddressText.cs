using System.Net;

namespace Ingot.Recipes;

/// <summary>Addresses and prefixes as people write them.</summary>
public static class AddressText
{
    /// <summary>The network that a text names, one address being a network of its own; null when it is neither address nor prefix.</summary>
    /// <remarks>A prefix with bits behind its length, such as 10.0.0.1/24, is none: nobody can tell which half was meant.</remarks>
    public static IPNetwork? Of(string text)
    {
        // .NET drops bits behind the length silently.
        if (text.Split('/') is [var start, _])
            return IPNetwork.TryParse(text, out var network) && IPAddress.TryParse(start, out var first) && first.Equals(network.BaseAddress) ? network : null;
        // .NET takes 10.1 for 10.0.0.1; a reader would not.
        var isAddress = IPAddress.TryParse(text, out var address) && (text.Contains(':', StringComparison.Ordinal) || text.Split('.').Length == 4);
        return isAddress && address is not null ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : null;
    }
}
