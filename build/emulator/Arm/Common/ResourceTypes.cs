namespace Ingot.Emulator.Arm.Common;

/// <summary>The resource types there are, as Azure writes them.</summary>
static class ResourceTypes
{
    public const string Groups = "Microsoft.Resources/resourceGroups";
    public const string VirtualNetworks = "Microsoft.Network/virtualNetworks";
    public const string NetworkInterfaces = "Microsoft.Network/networkInterfaces";
    public const string PublicAddresses = "Microsoft.Network/publicIPAddresses";
    public const string SecurityGroups = "Microsoft.Network/networkSecurityGroups";
    public const string VirtualMachines = "Microsoft.Compute/virtualMachines";
    public const string RunCommands = "Microsoft.Compute/virtualMachines/runCommands";
    public const string Disks = "Microsoft.Compute/disks";
    public const string Images = "Microsoft.Compute/images";
    public const string Galleries = "Microsoft.Compute/galleries";
    public const string GalleryImages = "Microsoft.Compute/galleries/images";
    public const string GalleryVersions = "Microsoft.Compute/galleries/images/versions";
}
