using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Network;

/// <summary>
/// Public addresses. Nothing here is reachable from outside, so the address is the private one of the interface that uses it.
/// </summary>
static class PublicAddresses
{
    public static ArmResource Make(string id, string location, JsonNode? sku, JsonObject given, string? deleteOption)
    {
        var address = NewResource.Make(id, ResourceTypes.PublicAddresses, location);
        var method = given.TextAt("publicIPAllocationMethod") ?? "Dynamic";
        if (sku.TextAt("name") == "Standard" && method != "Static")
        {
            throw new ArmException(400, "StandardSkuPublicIPAddressesMustBeStatic", $"Standard sku publicIp {id} must have "
                + "AllocationMethod "
                + "set to Static.");
        }
        address.Body["sku"] = sku?.DeepClone() ?? new JsonObject { ["name"] = "Basic", ["tier"] = "Regional" };
        address.Properties["publicIPAllocationMethod"] = method;
        address.Properties["publicIPAddressVersion"] = "IPv4";
        address.Properties["idleTimeoutInMinutes"] = 4;
        if (deleteOption is not null)
            address.Properties["deleteOption"] = deleteOption;
        address.ProvisioningState = "Succeeded";
        return address;
    }

    /// <summary>Ties an address to the first configuration of an interface.</summary>
    public static void Attach(ArmResource address, ArmResource nic)
    {
        var configuration = nic.Properties.ObjectsAt("ipConfigurations").First();
        configuration.Ensure("properties")["publicIPAddress"] = new JsonObject { ["id"] = address.Id };
        address.Properties["ipConfiguration"] = new JsonObject { ["id"] = configuration.TextAt("id") };
        address.Properties["ipAddress"] = NetworkInterfaces.AddressOf(nic);
    }

    /// <summary>Refuses an address that an interface has.</summary>
    /// <exception cref="ArmException">400 PublicIPAddressCannotBeDeleted.</exception>
    public static void CheckUnused(ArmResource address)
    {
        if (address.Properties.TextAt("ipConfiguration", "id") is { } user)
        {
            throw new ArmException(400, "PublicIPAddressCannotBeDeleted", $"Public IP address {address.Id} can not be deleted since it is "
                + $"still allocated to resource {user}. In order to delete the public IP, disassociate/detach the Public IP address from "
                + "the "
                + "resource.");
        }
    }
}
