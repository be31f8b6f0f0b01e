using System.Security.Cryptography;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>The body of the request that creates the build VM.</summary>
public static class BuildVmRequest
{
    /// <summary>Private by default; disk and network interface go with the machine; its tags are there from the first moment.</summary>
    public static VirtualMachineData From(Recipe recipe, PinnedSource source, ResourceIdentifier subnet, LedgerEntry entry)
    {
        var request = new VirtualMachineData(new AzureLocation(recipe.Location))
        {
            HardwareProfile = new VirtualMachineHardwareProfile { VmSize = new VirtualMachineSizeType(recipe.VmSizes[0]) },
            StorageProfile = Storage(recipe, source),
            OSProfile = new VirtualMachineOSProfile
            {
                ComputerName = recipe.VmName,
                // The built-in Administrator under another name. Nobody signs in with it, so nobody needs to know its password.
                AdminUsername = "ingot-admin",
                AdminPassword = Convert.ToBase64String(RandomNumberGenerator.GetBytes(30)) + "aA1!",
                WindowsConfiguration = new WindowsConfiguration
                {
                    ProvisionVmAgent = true,
                    // An update that begins on its own is the commonest reason for a sysprep that never ends.
                    EnableAutomaticUpdates = false,
                    PatchSettings = new PatchSettings { PatchMode = WindowsVmGuestPatchMode.Manual },
                },
            },
            NetworkProfile = Network(recipe, subnet),
        };
        foreach (var (name, value) in entry.Tags())
            request.Tags.Add(name, value);
        return request;
    }

    static VirtualMachineStorageProfile Storage(Recipe recipe, PinnedSource source) => new()
    {
        ImageReference = Reference(source),
        OSDisk = new VirtualMachineOSDisk(DiskCreateOptionType.FromImage)
        {
            Name = Names.OsDisk(recipe),
            // Azure keeps disks of a deleted VM unless told otherwise.
            DeleteOption = DiskDeleteOptionType.Delete,
            ManagedDisk = new VirtualMachineManagedDisk { StorageAccountType = StorageAccountType.PremiumLrs },
        },
    };

    static ImageReference Reference(PinnedSource source) => MarketplaceImage.Parse(source.Text) is { } image
        ? new ImageReference { Publisher = image.Publisher, Offer = image.Offer, Sku = image.Sku, Version = image.Version }
        : new ImageReference { Id = new ResourceIdentifier(source.Text) };

    static VirtualMachineNetworkProfile Network(Recipe recipe, ResourceIdentifier subnet) => new()
    {
        NetworkApiVersion = NetworkApiVersion.TwoThousandTwenty1101,
        NetworkInterfaceConfigurations =
        {
            new VirtualMachineNetworkInterfaceConfiguration(Names.NetworkInterface(recipe))
            {
                Primary = true,
                DeleteOption = ComputeDeleteOption.Delete,
                IPConfigurations = { new VirtualMachineNetworkInterfaceIPConfiguration("primary") { Primary = true, SubnetId = subnet } },
            },
        },
    };
}
