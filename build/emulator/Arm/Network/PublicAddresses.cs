using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Network;

/// <summary>
/// Public addresses: addresses of their own on this machine's loopback, at which the guest behind them answers too.
/// </summary>
static class PublicAddresses
{
    public static ArmResource Make(ArmServices arm, string id, string location, JsonNode? sku, JsonObject given, string? deleteOption)
    {
        var address = NewResource.Make(id, ResourceTypes.PublicAddresses, location);
        var method = given.TextAt("publicIPAllocationMethod") ?? "Dynamic";
        if (sku.TextAt("name") == "Standard" && method != "Static")
        {
            throw new ArmException(400, "StandardSkuPublicIPAddressesMustBeStatic", $"Standard sku publicIp {id} must have "
                + "AllocationMethod "
                + "set to Static.");
        }
        if (sku.TextAt("name") is null or "Basic" && arm.Options.Rehearsal.BasicPublicAddressesRetired)
        {
            throw new ArmException(400, "IPv4BasicSkuPublicIpCountLimitReached", "Cannot create more than 0 IPv4 Basic SKU public IP addresses for "
                + "this subscription in this region.");
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
    public static void Attach(ArmServices arm, ArmResource address, ArmResource nic)
    {
        var configuration = nic.Properties.ObjectsAt("ipConfigurations").First();
        configuration.Ensure("properties")["publicIPAddress"] = new JsonObject { ["id"] = address.Id };
        address.Properties["ipConfiguration"] = new JsonObject { ["id"] = configuration.TextAt("id") };
        Give(arm, address);
    }

    /// <summary>Takes the address from what had it. A dynamic one is free again.</summary>
    public static void Detach(ArmServices arm, ArmResource address)
    {
        address.Properties.Remove("ipConfiguration");
        if (address.Properties.TextAt("publicIPAllocationMethod") == "Static")
            return;
        arm.Addresses.Release(address.Properties.TextAt("ipAddress"));
        address.Properties.Remove("ipAddress");
    }

    public static void Remove(ArmServices arm, ArmResource address)
    {
        arm.Addresses.Release(address.Properties.TextAt("ipAddress"));
        arm.Store.Remove(address);
    }

    /// <summary>A static address is there from the beginning; a dynamic one comes with its first use.</summary>
    public static void GiveIfStatic(ArmServices arm, ArmResource address)
    {
        if (address.Properties.TextAt("publicIPAllocationMethod") == "Static")
            Give(arm, address);
    }

    static void Give(ArmServices arm, ArmResource address)
    {
        if (address.Properties.TextAt("ipAddress") is not null)
            return;
        var taken = arm.Store.OfType(ResourceTypes.PublicAddresses).Select(each => each.Properties.TextAt("ipAddress") ?? "");
        var range = Range(arm.Options.GuestNetwork);
        address.Properties["ipAddress"] = arm.Addresses.Take(range, taken.ToHashSet(StringComparer.Ordinal))?.ToString()
            ?? throw new ArmException(400, "PublicIPCountLimitReached", "Cannot create more than 251 public IP addresses for this subscription in "
                + "this region.");
    }

    // Beside the guests' networks (127.16 to 127.215), and different for most of them; addresses that are taken are passed over.
    static IPNetwork Range(string guestNetwork)
    {
        var parts = guestNetwork.Split('.');
        var third = int.Parse(parts[2], CultureInfo.InvariantCulture);
        return IPNetwork.Parse($"127.{216 + (third % 40)}.{parts[1]}.0/24");
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
