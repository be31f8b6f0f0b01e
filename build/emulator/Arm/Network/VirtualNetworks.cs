using System.Buffers.Binary;
using System.Net;
using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Network;

/// <summary>Virtual networks and their subnets, which live in the network's body.</summary>
static class VirtualNetworks
{
    public static JsonArray SubnetsOf(ArmResource network)
    {
        if (network.Properties["subnets"] is JsonArray subnets)
            return subnets;
        var made = new JsonArray();
        network.Properties["subnets"] = made;
        return made;
    }

    public static JsonObject? FindSubnet(ArmResource network, string name) =>
        SubnetsOf(network).OfType<JsonObject>().FirstOrDefault(subnet => ArmId.Equal(subnet.TextAt("name"), name));

    /// <summary>The subnet that an id names, in the region that is asked for.</summary>
    /// <exception cref="ArmException">400 InvalidResourceReference.</exception>
    public static JsonObject RequireSubnet(ArmServices arm, string? id, string location, string by)
    {
        var isSubnet = id is not null && id.Contains("/subnets/", StringComparison.OrdinalIgnoreCase);
        var network = isSubnet ? arm.Store.Find(ArmId.ParentOf(id ?? "")) : null;
        var subnet = network is null || network.Location != location ? null : FindSubnet(network, ArmId.NameOf(id ?? ""));
        if (subnet is null)
            throw ArmErrors.InvalidReference(id ?? "(null)", by);
        if (subnet.ObjectsAt("properties", "delegations").FirstOrDefault() is { } delegation)
        {
            throw new ArmException(400, "SubnetWithDelegationCannotBeUsed", $"Subnet {id} referenced by {by} cannot be used because it contains "
                + $"the delegation {delegation.TextAt("name")} to {delegation.TextAt("properties", "serviceName")}.");
        }
        return subnet;
    }

    /// <summary>A subnet as it is stored, checked against the address space.</summary>
    public static JsonObject MakeSubnet(ArmResource network, string name, JsonNode? given)
    {
        var prefix = given.TextAt("properties", "addressPrefix")
            ?? (given.At("properties", "addressPrefixes") as JsonArray)?.FirstOrDefault()?.ToString();
        var range = Parse(prefix);
        var isInside = network.Properties.At("addressSpace", "addressPrefixes") is JsonArray spaces
            && spaces.Any(space => Contains(Parse(space?.ToString()), range));
        if (!isInside)
        {
            throw new ArmException(400, "NetcfgInvalidSubnet", $"Subnet '{name}' is not valid because its IP address range is outside the "
                + "IP "
                + $"address range of virtual network '{network.Name}'.");
        }
        var subnet = new JsonObject
        {
            ["id"] = $"{network.Id}/subnets/{name}",
            ["name"] = name,
            ["type"] = "Microsoft.Network/virtualNetworks/subnets",
            ["properties"] = given.At("properties")?.DeepClone() ?? new JsonObject(),
        };
        subnet.Ensure("properties")["addressPrefix"] = prefix;
        subnet.Ensure("properties")["provisioningState"] = "Succeeded";
        return subnet;
    }

    /// <summary>Reads an address prefix.</summary>
    /// <exception cref="ArmException">400 when it is not a prefix such as 10.0.0.0/24.</exception>
    public static IPNetwork Parse(string? prefix) => prefix is not null && IPNetwork.TryParse(prefix, out var network)
        ? network
        : throw new ArmException(400, "InvalidAddressPrefixFormat", $"Address prefix '{prefix}' is not formatted correctly. It should "
            + "follow "
            + "CIDR notation, for example 10.0.0.0/24.");

    /// <summary>The addresses of a subnet that are given out: Azure keeps the first four and the last to itself.</summary>
    public static IEnumerable<IPAddress> Usable(IPNetwork prefix)
    {
        var first = BinaryPrimitives.ReadUInt32BigEndian(prefix.BaseAddress.GetAddressBytes());
        var size = 1L << (32 - prefix.PrefixLength);
        for (var offset = 4L; offset < size - 1; offset++)
        {
            var bytes = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)(first + offset));
            yield return new(bytes);
        }
    }

    /// <summary>How many addresses a subnet gives out.</summary>
    public static long Capacity(JsonObject subnet) =>
        Math.Max(0, (1L << (32 - Parse(subnet.TextAt("properties", "addressPrefix")).PrefixLength)) - 5);

    /// <summary>The private addresses in use in a subnet.</summary>
    public static IReadOnlySet<string> AddressesIn(ArmServices arm, string subnetId) => InterfacesIn(arm, subnetId)
        .SelectMany(nic => nic.Properties.ObjectsAt("ipConfigurations"))
        .Where(configuration => ArmId.Equal(configuration.TextAt("properties", "subnet", "id"), subnetId))
        .Select(configuration => configuration.TextAt("properties", "privateIPAddress") ?? "")
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Interfaces with an address in a subnet.</summary>
    public static IEnumerable<ArmResource> InterfacesIn(ArmServices arm, string subnetId) =>
        arm.Store.OfType(ResourceTypes.NetworkInterfaces).Where(nic => nic.Properties.ObjectsAt("ipConfigurations")
            .Any(configuration => ArmId.Equal(configuration.TextAt("properties", "subnet", "id"), subnetId)));

    /// <summary>Refuses a subnet that interfaces are in.</summary>
    /// <exception cref="ArmException">400 InUseSubnetCannotBeDeleted.</exception>
    public static void CheckUnused(ArmServices arm, JsonObject subnet)
    {
        var id = subnet.TextAt("id") ?? "";
        if (InterfacesIn(arm, id).FirstOrDefault() is { } user)
        {
            throw new ArmException(400, "InUseSubnetCannotBeDeleted", $"Subnet {subnet.TextAt("name")} is in use by {user.Id} and cannot "
                + "be "
                + "deleted. In order to delete the subnet, delete all the resources within the subnet.");
        }
    }

    static bool Contains(IPNetwork outer, IPNetwork inner) =>
        outer.PrefixLength <= inner.PrefixLength && outer.Contains(inner.BaseAddress);
}
