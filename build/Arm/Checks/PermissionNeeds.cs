using Ingot.Arm.Machines;
using Ingot.Recipes;

namespace Ingot.Arm.Checks;

/// <summary>Which actions a bake takes where: derived from the recipe, so that nobody has to be given more.</summary>
/// <remarks>Names: https://learn.microsoft.com/azure/role-based-access-control/permissions/compute and …/permissions/networking</remarks>
static class PermissionNeeds
{
    static readonly string[] Vm =
    [
        "Microsoft.Compute/virtualMachines/read", "Microsoft.Compute/virtualMachines/write", "Microsoft.Compute/virtualMachines/delete",
        "Microsoft.Compute/virtualMachines/start/action", "Microsoft.Compute/virtualMachines/deallocate/action", "Microsoft.Compute/virtualMachines/generalize/action",
        "Microsoft.Compute/virtualMachines/instanceView/read", "Microsoft.Compute/virtualMachines/runCommands/read",
        "Microsoft.Compute/virtualMachines/runCommands/write", "Microsoft.Compute/virtualMachines/runCommands/delete",
        "Microsoft.Compute/disks/read", "Microsoft.Compute/disks/write", "Microsoft.Compute/disks/delete",
        "Microsoft.Network/networkInterfaces/read", "Microsoft.Network/networkInterfaces/write", "Microsoft.Network/networkInterfaces/delete",
        "Microsoft.Network/networkInterfaces/join/action", "Microsoft.Resources/tags/read", "Microsoft.Resources/tags/write",
    ];

    static readonly string[] Group =
    [
        "Microsoft.Resources/subscriptions/resourceGroups/read", "Microsoft.Resources/subscriptions/resourceGroups/write",
        "Microsoft.Resources/subscriptions/resourceGroups/delete",
    ];

    static readonly string[] Address =
    [
        "Microsoft.Network/publicIPAddresses/read", "Microsoft.Network/publicIPAddresses/write", "Microsoft.Network/publicIPAddresses/delete",
        "Microsoft.Network/publicIPAddresses/join/action",
    ];

    static readonly string[] SecurityGroup =
    [
        "Microsoft.Network/networkSecurityGroups/read", "Microsoft.Network/networkSecurityGroups/write", "Microsoft.Network/networkSecurityGroups/delete",
        "Microsoft.Network/networkSecurityGroups/join/action",
    ];

    static readonly string[] OwnNetwork =
    [
        "Microsoft.Network/virtualNetworks/read", "Microsoft.Network/virtualNetworks/write", "Microsoft.Network/virtualNetworks/delete",
        "Microsoft.Network/virtualNetworks/subnets/join/action",
    ];

    static readonly string[] Image = ["Microsoft.Compute/images/read", "Microsoft.Compute/images/write", "Microsoft.Compute/images/delete"];

    static readonly string[] GalleryImage =
    [
        "Microsoft.Compute/galleries/read", "Microsoft.Compute/galleries/images/read", "Microsoft.Compute/galleries/images/write",
        "Microsoft.Compute/galleries/images/versions/read", "Microsoft.Compute/galleries/images/versions/write", "Microsoft.Compute/galleries/images/versions/delete",
    ];

    static readonly string[] Marks = ["Microsoft.Resources/tags/read", "Microsoft.Resources/tags/write"];

    /// <summary>The actions, by scope.</summary>
    /// <param name="session">The session.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="verifies">True when the image is tried too, and tagged with what came of it.</param>
    public static IReadOnlyList<PermissionNeed> Of(ArmSession session, Recipe recipe, bool verifies) =>
    [
        .. new[] { Build(session, recipe) }
            .Concat(Result(session, recipe, verifies ? Marks : []))
            .Concat(Used(session, recipe))
            .GroupBy(need => need.Scope, StringComparer.OrdinalIgnoreCase)
            .Select(same => new PermissionNeed(same.Key, same.First().What, [.. same.SelectMany(need => need.Actions).Distinct(StringComparer.OrdinalIgnoreCase)])),
    ];

    static PermissionNeed Build(ArmSession session, Recipe recipe)
    {
        IReadOnlyList<string> actions =
        [
            .. Vm,
            .. recipe.Network.PublicIp ? Address : [],
            // In a group of the user's, a security group without rules says which run is at work.
            .. recipe.Network.HasOwnSecurityGroup || recipe.BuildResourceGroup is not null ? SecurityGroup : [],
            .. recipe.Network.IsOwn ? OwnNetwork : [],
        ];
        // The temporary group is made and deleted: only the subscription can hold the right to do so.
        return recipe.BuildResourceGroup is { } group
            ? new PermissionNeed(session.GroupId(group).ToString(), $"resource group {group}", actions)
            : new PermissionNeed(session.Subscription.Id.ToString(), "the subscription, for the temporary resource group", [.. Group, .. actions]);
    }

    static IEnumerable<PermissionNeed> Result(ArmSession session, Recipe recipe, string[] marks)
    {
        if (recipe.Capture.WantsManagedImage && !string.IsNullOrWhiteSpace(recipe.ResourceGroup))
            yield return new PermissionNeed(session.GroupId(recipe.ResourceGroup).ToString(), $"resource group {recipe.ResourceGroup}", [.. Image, .. marks]);
        if (recipe.Capture is { WantsGallery: true, Gallery: { Gallery.Length: > 0 } gallery })
        {
            var id = $"/subscriptions/{gallery.SubscriptionId ?? session.Subscription.Id.SubscriptionId}/resourceGroups/{gallery.ResourceGroup ?? recipe.ResourceGroup}"
                + $"/providers/Microsoft.Compute/galleries/{gallery.Gallery}";
            yield return new PermissionNeed(id, $"gallery {gallery.Gallery}", [.. GalleryImage, .. marks]);
        }
    }

    static IEnumerable<PermissionNeed> Used(ArmSession session, Recipe recipe)
    {
        if (!string.IsNullOrWhiteSpace(recipe.Network.VirtualNetwork) && !string.IsNullOrWhiteSpace(recipe.Network.Subnet))
        {
            yield return new PermissionNeed(
                Subnets.Id(session, recipe).ToString(),
                $"subnet {recipe.Network.Subnet} of {recipe.Network.VirtualNetwork}",
                ["Microsoft.Network/virtualNetworks/subnets/join/action"]);
        }

        (string? Id, string Action)[] named =
        [
            (recipe.Network.NetworkSecurityGroup, "Microsoft.Network/networkSecurityGroups/join/action"),
            (recipe.Disks.EncryptionSet, "Microsoft.Compute/diskEncryptionSets/read"),
            (recipe.Vm.CapacityReservationGroup, "Microsoft.Compute/capacityReservationGroups/deploy/action"),
            .. recipe.Vm.UserAssignedIdentities.Select(id => ((string?)id, "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action")),
        ];
        foreach (var (id, action) in named)
        {
            if (id?.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase) == true)
                yield return new PermissionNeed(id, id[(id.LastIndexOf('/') + 1)..], [action]);
        }
    }
}
