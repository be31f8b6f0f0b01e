using Ingot.Recipes;
using Nuke.Common;

/// <summary>What the user may say about where the build VM lives, and who may reach it.</summary>
partial class Build
{
    [Parameter("Existing virtual network that the build VM joins; without it one of its own, which needs --public-ip")]
    readonly string? VirtualNetwork;

    [Parameter("Existing subnet that the build VM joins")]
    readonly string? Subnet;

    [Parameter("Resource group of the virtual network; without it the one of the image")]
    readonly string? VirtualNetworkResourceGroup;

    [Parameter("Gives the build VM a public address, and dials that; needs --allowed-source-addresses or --network-security-group")]
    readonly bool PublicIp;

    [Parameter("SKU of the public address: Standard or Basic")]
    readonly string PublicIpSku = new NetworkOptions().PublicIpSku;

    [Parameter("Id of an existing network security group for the build VM")]
    readonly string? NetworkSecurityGroup;

    [Parameter("Addresses and prefixes that may reach the build VM, on TCP 5986 only", Separator = ",")]
    readonly string[] AllowedSourceAddresses = [];

    [Parameter("Accelerated networking of the build VM")]
    readonly bool? AcceleratedNetworking;

    [Parameter("Who may reach WinRM through the guest's firewall: addresses or prefixes, LocalSubnet or Any; without it --allowed-source-addresses, else this machine")]
    readonly string? BuilderAddress;

    NetworkOptions NetworkOptions => new()
    {
        VirtualNetwork = VirtualNetwork,
        Subnet = Subnet,
        ResourceGroup = VirtualNetworkResourceGroup ?? ResourceGroup,
        PublicIp = PublicIp,
        PublicIpSku = PublicIpSku,
        NetworkSecurityGroup = NetworkSecurityGroup,
        AllowedSourceAddresses = AllowedSourceAddresses,
        AcceleratedNetworking = AcceleratedNetworking,
        BuilderAddress = BuilderAddress,
    };
}
