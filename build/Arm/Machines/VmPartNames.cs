using System.Globalization;
using Azure.Core;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>What the disks, interfaces and addresses are called that are made with a build VM, and how a tag names them.</summary>
/// <param name="vm">Id of the build VM.</param>
sealed class VmPartNames(ResourceIdentifier vm)
{
    const string Interfaces = "Microsoft.Network/networkInterfaces";
    const string Addresses = "Microsoft.Network/publicIPAddresses";
    const string Disks = "Microsoft.Compute/disks";

    static readonly (string Word, string Type)[] Kinds = [("nic", Interfaces), ("ip", Addresses), ("disk", Disks)];

    /// <summary>Id of a disk beside the VM.</summary>
    public ResourceIdentifier Disk(string name) => Id(Disks, name);

    /// <summary>True for something beside the VM, in its group, that has a name of ours.</summary>
    public bool IsOurs(ResourceIdentifier part) =>
        Is(part.SubscriptionId, vm.SubscriptionId) && Is(part.ResourceGroupName, vm.ResourceGroupName) && part.ResourceType.ToString() switch
        {
            var type when Is(type, Interfaces) => IsMadeOf(Names.NetworkInterface(vm.Name), part.Name),
            var type when Is(type, Addresses) => IsMadeOf(Names.PublicAddress(vm.Name), part.Name),
            var type when Is(type, Disks) => Is(part.Name, Names.OsDisk(vm.Name)) || IsDataDisk(part.Name),
            _ => false,
        };

    /// <summary>What is deleted first: an interface holds its address.</summary>
    public static int Turn(ResourceIdentifier part) => Array.FindIndex(Kinds, kind => Is(kind.Type, part.ResourceType.ToString()));

    /// <summary>How a tag names it: kind, and name without the VM's.</summary>
    public string Text(ResourceIdentifier part) => $"{Kinds[Turn(part)].Word}/{part.Name[(vm.Name.Length + 1)..]}";

    /// <summary>What a tag names; null when that is nothing of ours.</summary>
    public ResourceIdentifier? Parse(string text)
    {
        if (text.Split('/') is not [var word, { Length: > 0 } rest] || Kinds.FirstOrDefault(kind => kind.Word == word).Type is not { } type)
            return null;
        var id = Id(type, $"{vm.Name}-{rest}");
        return IsOurs(id) ? id : null;
    }

    ResourceIdentifier Id(string type, string name) => new($"/subscriptions/{vm.SubscriptionId}/resourceGroups/{vm.ResourceGroupName}/providers/{type}/{name}");

    // Azure hangs a suffix of its own on the name of a configuration.
    static bool IsMadeOf(string configuration, string name) => Is(name, configuration) || name.StartsWith(configuration + "-", StringComparison.OrdinalIgnoreCase);

    bool IsDataDisk(string name)
    {
        var start = Names.DataDisk(vm.Name, 0)[..^1];
        return name.StartsWith(start, StringComparison.OrdinalIgnoreCase)
            && int.TryParse(name[start.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out _);
    }

    static bool Is(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
