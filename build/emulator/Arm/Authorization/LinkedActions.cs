using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Authorization;

/// <summary>The rights that a body needs on what it refers to: joining a subnet, reading an image.</summary>
static class LinkedActions
{
    // Type of what is referred to, and the action on it. Source: the permissions pages of each service on learn.microsoft.com.
    static readonly Dictionary<string, string> actions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.Network/virtualNetworks/subnets"] = "Microsoft.Network/virtualNetworks/subnets/join/action",
        ["Microsoft.Network/networkSecurityGroups"] = "Microsoft.Network/networkSecurityGroups/join/action",
        ["Microsoft.Network/publicIPAddresses"] = "Microsoft.Network/publicIPAddresses/join/action",
        ["Microsoft.Network/networkInterfaces"] = "Microsoft.Network/networkInterfaces/join/action",
        ["Microsoft.Compute/images"] = "Microsoft.Compute/images/read",
        ["Microsoft.Compute/galleries/images"] = "Microsoft.Compute/galleries/images/read",
        ["Microsoft.Compute/galleries/images/versions"] = "Microsoft.Compute/galleries/images/versions/read",
        ["Microsoft.Compute/disks"] = "Microsoft.Compute/disks/read",
        ["Microsoft.Compute/diskEncryptionSets"] = "Microsoft.Compute/diskEncryptionSets/read",
        ["Microsoft.Compute/virtualMachines"] = "Microsoft.Compute/virtualMachines/read",
        ["Microsoft.Compute/proximityPlacementGroups"] = "Microsoft.Compute/proximityPlacementGroups/write",
        ["Microsoft.Compute/availabilitySets"] = "Microsoft.Compute/availabilitySets/write",
        ["Microsoft.ManagedIdentity/userAssignedIdentities"] = "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action",
    };

    /// <summary>The actions on everything that a body names by id, its own id left out.</summary>
    public static IEnumerable<AskedAction> Of(JsonNode? body, string self) => Ids(body)
        .Where(id => !ArmId.Equal(id, self) && !ArmId.IsInGroup(id, self))
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Select(id => actions.TryGetValue(TypeOf(id), out var action) ? new AskedAction(action, id) : null)
        .OfType<AskedAction>();

    // Ids are the values of "id" members and, for identities, names of members.
    static IEnumerable<string> Ids(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Ids(member.Value).Concat(IsId(member.Key) ? [member.Key] : [])),
        JsonArray items => items.SelectMany(Ids),
        JsonValue value when value.TryGetValue<string>(out var text) && IsId(text) => [text],
        _ => [],
    };

    static bool IsId(string text) =>
        text.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase)
        && text.Contains("/providers/", StringComparison.OrdinalIgnoreCase);

    static string TypeOf(string id)
    {
        var parts = id[(id.LastIndexOf("/providers/", StringComparison.OrdinalIgnoreCase) + "/providers/".Length)..].Split('/');
        return $"{parts[0]}/{string.Join('/', parts.Skip(1).Where((_, index) => index % 2 == 0))}";
    }
}
