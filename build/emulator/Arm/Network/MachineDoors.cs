using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Arm.Network;

/// <summary>Where the network leads to a machine, and what its security groups let through.</summary>
/// <remarks>
/// Whoever dials a private address is taken to be in the virtual network; whoever dials a public one comes from the internet. Both come from
/// this machine's loopback address, which is what rules with addresses are compared with.
/// </remarks>
static class MachineDoors
{
    /// <summary>Lets all guests follow the network as it is now.</summary>
    public static async Task RefreshAsync(ArmServices arm)
    {
        var doors = await arm.Store.ReadAsync(() => arm.Store.OfType(ResourceTypes.VirtualMachines)
            .Where(machine => machine.GuestId is not null)
            .Select(machine => (machine.GuestId, Doors: Of(arm, machine)))
            .ToList());
        foreach (var (guest, each) in doors)
            await arm.Guests.SetDoorsAsync(guest ?? "", each);
    }

    static List<GuestDoor> Of(ArmServices arm, ArmResource machine) =>
    [
        .. machine.Properties.ObjectsAt("networkProfile", "networkInterfaces")
            .Select(reference => arm.Store.Find(reference.TextAt("id")))
            .OfType<ArmResource>()
            .SelectMany(nic => Of(arm, nic, NetworkInterfaces.AddressOf(nic))),
    ];

    static IEnumerable<GuestDoor> Of(ArmServices arm, ArmResource nic, string? address)
    {
        if (address is null)
            yield break;
        var groups = SecurityGroupsOf(arm, nic);
        yield return new(address, IsPublic: false, port => groups.All(group => SecurityRules.Admit(group, port, address, isOutside: false)));
        foreach (var found in NetworkInterfaces.PublicAddressesOf(nic).Select(arm.Store.Find).OfType<ArmResource>())
        {
            // A Standard address is closed until a group opens it; a Basic one is open until a group closes it.
            var isClosed = groups.Count == 0 && found.Body.TextAt("sku", "name") == "Standard";
            if (found.Properties.TextAt("ipAddress") is { } outside && !isClosed)
                yield return new(outside, IsPublic: true, port => groups.All(group => SecurityRules.Admit(group, port, address, isOutside: true)));
        }
    }

    // Copies, since doors are asked long after the store's gate was left.
    static List<IReadOnlyList<SecurityRule>> SecurityGroupsOf(ArmServices arm, ArmResource nic)
    {
        var subnets = nic.Properties.ObjectsAt("ipConfigurations")
            .Select(configuration => configuration.TextAt("properties", "subnet", "id"))
            .Select(id => id is not null && arm.Store.Find(ArmId.ParentOf(id)) is { } network
                ? VirtualNetworks.FindSubnet(network, ArmId.NameOf(id))
                : null);
        return
        [
            .. subnets.Select(subnet => subnet.TextAt("properties", "networkSecurityGroup", "id"))
                .Append(nic.Properties.TextAt("networkSecurityGroup", "id"))
                .Select(arm.Store.Find)
                .OfType<ArmResource>()
                .Select(SecurityRules.Of),
        ];
    }
}
