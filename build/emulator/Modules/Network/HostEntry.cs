using System.Net;

namespace Ingot.Emulator.Modules.Network;

/// <summary>A line of the hosts file that names an address.</summary>
/// <param name="Address">The address.</param>
/// <param name="Name">Its first name.</param>
/// <param name="Aliases">Its other names.</param>
sealed record HostEntry(string Address, string Name, IReadOnlyList<string> Aliases)
{
    /// <summary>True for an address of version 6.</summary>
    public bool IsV6 => Address.Contains(':', StringComparison.Ordinal);

    /// <summary>Reads a line; null for a comment or nothing.</summary>
    public static HostEntry? Parse(string line)
    {
        var parts = line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 1 && IPAddress.TryParse(parts[0], out _) ? new(parts[0], parts[1], parts[2..]) : null;
    }

    /// <summary>The line.</summary>
    public override string ToString() => string.Join(' ', [Address, Name, .. Aliases]);
}
