namespace Ingot.Emulator.Arm.Common;

/// <summary>Resource ids: made, and taken apart. Ids ignore case wherever they are compared.</summary>
static class ArmId
{
    public static string OfGroup(string subscription, string group) => $"/subscriptions/{subscription}/resourceGroups/{group}";

    /// <summary>The id of a top-level resource; the type has its namespace, as in Microsoft.Compute/virtualMachines.</summary>
    public static string Of(string subscription, string group, string type, string name) =>
        $"{OfGroup(subscription, group)}/providers/{type}/{name}";

    public static string NameOf(string id) => id[(id.LastIndexOf('/') + 1)..];

    /// <summary>The resource group's name, or empty when the id has none.</summary>
    public static string GroupOf(string id)
    {
        var parts = id.Split('/');
        return parts.Length > 4 ? parts[4] : "";
    }

    /// <summary>The id without its last type and name: the parent of a nested resource.</summary>
    public static string ParentOf(string id)
    {
        var parts = id.Split('/');
        return string.Join('/', parts[..^2]);
    }

    public static bool Equal(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    public static bool IsInGroup(string id, string groupId) =>
        id.StartsWith(groupId + "/", StringComparison.OrdinalIgnoreCase);
}
