using Azure.ResourceManager.Compute.Models;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>The network interface of the build VM, described inside the VM's own request, so that it is made and deleted with it.</summary>
static class VmNetwork
{
    public static VirtualMachineNetworkProfile Profile(Recipe recipe, VmPlace place)
    {
        var nic = new VirtualMachineNetworkInterfaceConfiguration(Names.NetworkInterface(recipe))
        {
            Primary = true,
            DeleteOption = ComputeDeleteOption.Delete,
            EnableAcceleratedNetworking = recipe.Network.AcceleratedNetworking,
            IPConfigurations =
            {
                new VirtualMachineNetworkInterfaceIPConfiguration("primary")
                {
                    Primary = true,
                    SubnetId = place.Subnet,
                    PublicIPAddressConfiguration = recipe.Network.PublicIp ? PublicAddress(recipe) : null,
                },
            },
        };
        // The SDK sends an empty reference for an id that is set to null, and Azure refuses that.
        if (place.SecurityGroup is { } group)
            nic.NetworkSecurityGroupId = group;
        return new VirtualMachineNetworkProfile { NetworkApiVersion = NetworkApiVersion.TwoThousandTwenty1101, NetworkInterfaceConfigurations = { nic } };
    }

    // Static for both SKUs: a Standard address has to be, and a Basic one would come only when the VM runs.
    static VirtualMachinePublicIPAddressConfiguration PublicAddress(Recipe recipe) => new(Names.PublicAddress(recipe))
    {
        Sku = new ComputePublicIPAddressSku { Name = new ComputePublicIPAddressSkuName(recipe.Network.PublicIpSku), Tier = ComputePublicIPAddressSkuTier.Regional },
        PublicIPAllocationMethod = PublicIPAllocationMethod.Static,
        DeleteOption = ComputeDeleteOption.Delete,
    };
}
