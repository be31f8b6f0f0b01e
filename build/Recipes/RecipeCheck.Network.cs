namespace Ingot.Recipes;

/// <summary>Rules of the network.</summary>
public static partial class RecipeCheck
{
    static IEnumerable<Finding> Network(Recipe recipe) =>
    [
        .. Place(recipe.Network),
        .. OneOf("public-ip-sku", recipe.Network.PublicIpSku, "Standard", "Basic"),
        .. recipe.Network is { PublicIp: true, PublicIpSku: "Basic" } && recipe.Zones is not []
            ? [new Finding("--public-ip-sku Basic and --zones are both given.", "A Basic address cannot be in a zone.", "Use --public-ip-sku Standard.")]
            : Array.Empty<Finding>(),
        .. Id("network-security-group", recipe.Network.NetworkSecurityGroup, "Microsoft.Network/networkSecurityGroups"),
        .. Given(recipe.Network.BuilderAddress ?? "", () => Builder(recipe.Network.BuilderAddress ?? "")),
    ];

    static IEnumerable<Finding> Place(NetworkOptions network)
    {
        var hasNetwork = !string.IsNullOrWhiteSpace(network.VirtualNetwork);
        if (hasNetwork != !string.IsNullOrWhiteSpace(network.Subnet))
        {
            var (missing, given) = hasNetwork ? ("subnet", "virtual-network") : ("virtual-network", "subnet");
            yield return new Finding(
                $"--{missing} is missing.",
                $"--{given} alone does not say where the build VM lives.",
                $"Give --{missing}, or leave both out for a network of its own.");
        }
        else if (network is { IsOwn: true, PublicIp: false })
        {
            yield return new Finding(
                "--virtual-network and --subnet are missing.",
                "Without them the build VM gets a network of its own, which nobody can reach without a public address.",
                "Give both, or --public-ip with --allowed-source-addresses.");
        }
    }

    static Finding? Builder(string address) => address is "Any" or "LocalSubnet" || address.Split(',').All(one => AddressText.Of(one) is not null) ? null : new Finding(
        $"--builder-address '{address}' is not an address.",
        "It is an address, a prefix such as 10.1.0.0/24, several of them with commas between, LocalSubnet or Any.",
        Nearest.To(address, ["Any", "LocalSubnet"]) is { } meant ? $"Did you mean {meant}?" : "Correct it.");
}
