using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Network;

/// <summary>Network interfaces: made for a request of their own, or for the configuration inside a virtual machine.</summary>
static class NetworkInterfaces
{
    /// <summary>Makes an interface with an address in each configuration's subnet. It is not in the store yet.</summary>
    /// <param name="arm">What operations work with.</param>
    /// <param name="id">Its id.</param>
    /// <param name="location">Its region, which has to be the subnet's.</param>
    /// <param name="given">The properties asked for.</param>
    /// <param name="existing">The interface that is replaced: it keeps its addresses.</param>
    public static ArmResource Make(ArmServices arm, string id, string location, JsonObject given, ArmResource? existing = null)
    {
        var nic = NewResource.Make(id, ResourceTypes.NetworkInterfaces, location);
        var configurations = given.ObjectsAt("ipConfigurations").ToList();
        if (configurations.Count == 0)
            throw new ArmException(400, "NetworkInterfaceMustHaveOneIpConfiguration", $"Network interface {id} must have at least one IP "
                + "configuration.");
        var group = given.TextAt("networkSecurityGroup", "id");
        if (group is not null)
            Require(arm, group, ResourceTypes.SecurityGroups, location, id);
        foreach (var configuration in configurations)
            Check(arm, configuration, location, id);
        nic.Properties["ipConfigurations"] = configurations
            .Select((configuration, index) => (JsonNode)Configure(arm, nic, configuration, index == 0, existing))
            .ToJsonArray();
        if (group is not null)
            nic.Properties["networkSecurityGroup"] = new JsonObject { ["id"] = group };
        nic.Properties["enableIPForwarding"] = false;
        nic.Properties["enableAcceleratedNetworking"] = given.FlagAt("enableAcceleratedNetworking");
        nic.ProvisioningState = "Succeeded";
        TieAddresses(arm, nic, existing);
        return nic;
    }

    // A public address knows the configuration that has it; one that is left out gets free.
    static void TieAddresses(ArmServices arm, ArmResource nic, ArmResource? existing)
    {
        var wanted = PublicAddressesOf(nic).ToList();
        foreach (var id in existing is null ? [] : PublicAddressesOf(existing).Except(wanted, StringComparer.OrdinalIgnoreCase))
        {
            if (arm.Store.Find(id) is { } left)
                PublicAddresses.Detach(arm, left);
        }
        foreach (var id in wanted)
        {
            if (arm.Store.Find(id) is { } address)
                PublicAddresses.Attach(arm, address, nic);
        }
    }

    /// <summary>Ids of the public addresses of an interface.</summary>
    public static IEnumerable<string> PublicAddressesOf(ArmResource nic) => nic.Properties.ObjectsAt("ipConfigurations")
        .Select(configuration => configuration.TextAt("properties", "publicIPAddress", "id"))
        .OfType<string>();

    /// <summary>The first private address.</summary>
    public static string? AddressOf(ArmResource nic) =>
        nic.Properties.ObjectsAt("ipConfigurations").FirstOrDefault().TextAt("properties", "privateIPAddress");

    /// <summary>Refuses a reference to what is not there.</summary>
    /// <exception cref="ArmException">400 InvalidResourceReference.</exception>
    public static void Require(ArmServices arm, string id, string type, string location, string by)
    {
        if (arm.Store.Find(id) is not { } found || found.Type != type || found.Location != location)
            throw ArmErrors.InvalidReference(id, by);
    }

    /// <summary>Refuses an interface that a machine has.</summary>
    /// <exception cref="ArmException">400 NicInUse.</exception>
    public static void CheckUnused(ArmResource nic)
    {
        if (nic.Properties.TextAt("virtualMachine", "id") is { } user)
        {
            throw new ArmException(400, "NicInUse", $"Network Interface {nic.Id} is used by existing resource {user}. In order to delete "
                + "the "
                + "network interface, it must be dissociated from the resource. To learn more, see aka.ms/deletenic.");
        }
    }

    static void Check(ArmServices arm, JsonObject configuration, string location, string by)
    {
        VirtualNetworks.RequireSubnet(arm, configuration.TextAt("properties", "subnet", "id"), location, by);
        if (configuration.TextAt("properties", "publicIPAddress", "id") is { } publicAddress)
            Require(arm, publicAddress, ResourceTypes.PublicAddresses, location, by);
    }

    static JsonObject Configure(ArmServices arm, ArmResource nic, JsonObject given, bool isFirst, ArmResource? existing)
    {
        var name = given.TextAt("name") ?? "ipconfig1";
        var subnet = VirtualNetworks.RequireSubnet(arm, given.TextAt("properties", "subnet", "id"), nic.Location, nic.Id);
        var properties = new JsonObject
        {
            ["provisioningState"] = "Succeeded",
            ["privateIPAddress"] = Kept(existing, name) ?? Address(arm, given, subnet),
            ["privateIPAllocationMethod"] = given.TextAt("properties", "privateIPAllocationMethod") ?? "Dynamic",
            ["privateIPAddressVersion"] = "IPv4",
            ["primary"] = isFirst,
            ["subnet"] = new JsonObject { ["id"] = subnet.TextAt("id") },
        };
        if (given.TextAt("properties", "publicIPAddress", "id") is { } publicAddress)
            properties["publicIPAddress"] = new JsonObject { ["id"] = publicAddress };
        return new()
        {
            ["id"] = $"{nic.Id}/ipConfigurations/{name}",
            ["name"] = name,
            ["type"] = "Microsoft.Network/networkInterfaces/ipConfigurations",
            ["properties"] = properties,
        };
    }

    static string? Kept(ArmResource? existing, string name) => existing?.Properties.ObjectsAt("ipConfigurations")
        .FirstOrDefault(configuration => configuration.TextAt("name") == name)
        .TextAt("properties", "privateIPAddress");

    static string Address(ArmServices arm, JsonObject given, JsonObject subnet)
    {
        if (given.TextAt("properties", "privateIPAddress") is { } wanted)
            throw ArmErrors.NotEmulated($"static private addresses, such as {wanted}");
        var prefix = subnet.TextAt("properties", "addressPrefix");
        var taken = arm.Store.OfType(ResourceTypes.NetworkInterfaces)
            .SelectMany(nic => nic.Properties.ObjectsAt("ipConfigurations"))
            .Select(configuration => configuration.TextAt("properties", "privateIPAddress") ?? "")
            .ToHashSet(StringComparer.Ordinal);
        return arm.Addresses.Take(VirtualNetworks.Parse(prefix), taken)?.ToString() ?? throw new ArmException(
            400,
            "SubnetIsFull",
            $"Subnet {subnet.TextAt("name")} with address prefix {prefix} does not have enough capacity for 1 IP addresses.");
    }
}
