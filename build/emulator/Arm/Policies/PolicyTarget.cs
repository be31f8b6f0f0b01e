using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Policies;

/// <summary>A resource as policies see it.</summary>
/// <param name="Scope">Its id, or where it is to be made.</param>
/// <param name="Type">Its full type.</param>
/// <param name="Name">Its name; null when it is not known yet.</param>
/// <param name="Body">Location, tags and properties.</param>
sealed record PolicyTarget(string Scope, string Type, string? Name, JsonNode? Body)
{
    /// <summary>The region; null when it is not known, or when the type has none.</summary>
    public string? Location => Body.TextAt("location") is { } text ? Catalogue.Locations.Canonical(text) : null;

    /// <summary>The size of a virtual machine.</summary>
    public string? Size => Body.TextAt("properties", "hardwareProfile", "vmSize");

    /// <summary>True when it is a public address, or has one made or tied to it.</summary>
    public bool HasPublicAddress =>
        ArmId.Equal(Type, ResourceTypes.PublicAddresses)
        || Body.ObjectsAt("properties", "ipConfigurations").Any(each => each.At("properties", "publicIPAddress") is not null)
        || Body.ObjectsAt("properties", "networkProfile", "networkInterfaceConfigurations")
            .SelectMany(nic => nic.ObjectsAt("properties", "ipConfigurations"))
            .Any(each => each.At("properties", "publicIPAddressConfiguration") is not null);

    /// <summary>True when it has the tag; names of tags ignore case.</summary>
    public bool HasTag(string name) => Body.At("tags") is JsonObject tags && tags.Any(tag => ArmId.Equal(tag.Key, name));
}
