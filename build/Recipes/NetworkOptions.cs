using System.Text.Json.Serialization;

namespace Ingot.Recipes;

/// <summary>Where the build VM lives, and who may reach it.</summary>
public sealed record NetworkOptions
{
    /// <summary>Existing virtual network; null: one of its own in the temporary group, which needs a public address.</summary>
    public string? VirtualNetwork { get; init; }

    /// <summary>Existing subnet of that network.</summary>
    public string? Subnet { get; init; }

    /// <summary>Resource group of the virtual network.</summary>
    public string? ResourceGroup { get; init; }

    /// <summary>Gives the build VM a public address, and dials that.</summary>
    public bool PublicIp { get; init; }

    /// <summary>SKU of the public address: Standard or Basic.</summary>
    public string PublicIpSku { get; init; } = "Standard";

    /// <summary>Id of an existing network security group for the network interface; null: one of our own where one is needed.</summary>
    public string? NetworkSecurityGroup { get; init; }

    /// <summary>Addresses and prefixes that our own network security group lets in, on TCP 5986 only.</summary>
    public IReadOnlyList<string> AllowedSourceAddresses { get; init; } = [];

    /// <summary>Accelerated networking; null: Azure's default for the size.</summary>
    public bool? AcceleratedNetworking { get; init; }

    /// <summary>True when the build VM lives in a network of its own, which is made with it and goes with it.</summary>
    [JsonIgnore]
    public bool IsOwn => string.IsNullOrWhiteSpace(VirtualNetwork) && string.IsNullOrWhiteSpace(Subnet);

    /// <summary>True when a network security group of our own is made: nothing may be reachable that nobody asked for.</summary>
    [JsonIgnore]
    public bool HasOwnSecurityGroup => NetworkSecurityGroup is null && (PublicIp || AllowedSourceAddresses.Count > 0);

    /// <summary>Who may reach WinRM through the guest's own firewall: addresses or prefixes with commas between, LocalSubnet or Any; null: this machine.</summary>
    public string? BuilderAddress { get; init; }
}
