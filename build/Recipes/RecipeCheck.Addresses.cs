namespace Ingot.Recipes;

/// <summary>Rules of who may reach the build VM: never everybody.</summary>
public static partial class RecipeCheck
{
    const int Ipv4Bytes = 4;

    // Wider than any company's own network.
    const int ShortestPrefix = 8;

    static readonly string[] Everybody = ["*", "Any", "Internet", "0.0.0.0/0", "0.0.0.0", "::/0", "::"];

    static IEnumerable<Finding> Addresses(NetworkOptions network)
    {
        if (network is { NetworkSecurityGroup: not null, AllowedSourceAddresses.Count: > 0 })
        {
            yield return new Finding(
                "--network-security-group and --allowed-source-addresses are both given.",
                "An existing group has its own rules, and they are not changed.",
                "Leave one of them out.");
        }
        else if (network is { HasOwnSecurityGroup: true, AllowedSourceAddresses.Count: 0 })
        {
            yield return new Finding(
                "--allowed-source-addresses is missing.",
                "A build VM with a public address must not be open to everybody.",
                "Give the addresses that the builder comes from, or an existing group with --network-security-group.");
        }

        foreach (var address in network.AllowedSourceAddresses)
        {
            if (Address(address) is { } finding)
                yield return finding;
        }
    }

    static Finding? Address(string text)
    {
        if (Everybody.Contains(text, StringComparer.OrdinalIgnoreCase) || AddressText.Of(text) is { PrefixLength: 0 })
            return Wrong("That is everybody.", "Give the addresses that the builder comes from, such as 203.0.113.7 or 203.0.113.0/28.");
        if (AddressText.Of(text) is not { } network)
            return Wrong("It is an address such as 203.0.113.7, or a prefix such as 203.0.113.0/28 with no bits behind its length.", "Correct it.");
        if (network.BaseAddress.GetAddressBytes().Length != Ipv4Bytes)
            return Wrong("The build VM has no IPv6 address, so nobody comes from there.", "Give the IPv4 address that the builder comes from.");
        return network.PrefixLength < ShortestPrefix
            ? Wrong($"A prefix shorter than /{ShortestPrefix} is nearly everybody.", "Give the addresses that the builder comes from.")
            : null;

        Finding Wrong(string why, string remedy) => new($"--allowed-source-addresses '{text}' cannot be let in.", why, remedy);
    }
}
