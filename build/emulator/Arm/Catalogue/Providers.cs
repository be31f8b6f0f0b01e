using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>The resource providers, and the types that the emulator answers for.</summary>
static class Providers
{
    public static IReadOnlyList<ProviderType> Types { get; } =
    [
        new("Microsoft.Resources", "subscriptions", "2022-12-01", "2021-01-01", "2019-10-01"),
        new("Microsoft.Resources", "resourceGroups", "2024-03-01", "2022-09-01", "2019-10-01"),
        new("Microsoft.Resources", "tags", "2024-03-01", "2022-09-01", "2019-10-01"),
        new("Microsoft.Resources", "locations", "2022-12-01"),
        new("Microsoft.Network", "virtualNetworks", "2023-09-01", "2022-07-01", "2017-04-01"),
        new("Microsoft.Network", "networkInterfaces", "2023-09-01", "2022-07-01", "2017-04-01", "2015-06-15"),
        new("Microsoft.Network", "publicIPAddresses", "2023-09-01", "2022-07-01", "2018-01-01", "2015-06-15"),
        new("Microsoft.Network", "networkSecurityGroups", "2023-09-01", "2022-07-01", "2017-04-01"),
        new("Microsoft.Compute", "virtualMachines", "2024-03-01", "2023-07-01", "2020-12-01", "2020-06-01", "2017-03-30"),
        new("Microsoft.Compute", "virtualMachines/runCommands", "2024-03-01", "2023-07-01", "2020-12-01"),
        new("Microsoft.Compute", "disks", "2023-10-02", "2023-04-02", "2020-06-30"),
        new("Microsoft.Compute", "images", "2024-03-01", "2023-07-01", "2020-06-01", "2018-04-01"),
        new("Microsoft.Compute", "galleries", "2023-07-03", "2022-03-03", "2021-10-01", "2019-12-01", "2019-03-01"),
        new("Microsoft.Compute", "galleries/images", "2023-07-03", "2022-03-03", "2021-10-01", "2019-12-01", "2019-03-01"),
        new("Microsoft.Compute", "galleries/images/versions", "2023-07-03", "2022-03-03", "2021-10-01", "2019-12-01", "2019-03-01"),
        new("Microsoft.Compute", "diskEncryptionSets", "2024-03-02", "2023-04-02", "2020-12-01"),
        new("Microsoft.Compute", "proximityPlacementGroups", "2024-03-01", "2023-07-01"),
        new("Microsoft.Compute", "availabilitySets", "2024-03-01", "2023-07-01"),
        new("Microsoft.Compute", "hostGroups", "2024-03-01", "2023-07-01"),
        new("Microsoft.Compute", "hostGroups/hosts", "2024-03-01", "2023-07-01"),
        new("Microsoft.Compute", "capacityReservationGroups", "2024-03-01", "2023-07-01"),
        new("Microsoft.ManagedIdentity", "userAssignedIdentities", "2023-01-31", "2018-11-30"),
        new("Microsoft.Storage", "storageAccounts", "2023-05-01", "2022-09-01", "2019-06-01"),
        new("Microsoft.Authorization", "permissions", "2022-04-01", "2018-07-01"),
        new("Microsoft.PolicyInsights", "checkPolicyRestrictions", "2022-03-01", "2020-07-01"),
        new("Microsoft.Compute", "skus", "2021-07-01", "2019-04-01"),
        new("Microsoft.Compute", "locations/communityGalleries", "2023-07-03", "2022-03-03"),
        new("Microsoft.Compute", "locations/sharedGalleries", "2023-07-03", "2022-03-03"),
        new("Microsoft.MarketplaceOrdering", "offertypes", "2021-01-01", "2015-06-01"),
        new("Microsoft.Compute", "locations/usages", "2024-03-01", "2023-07-01"),
        new("Microsoft.Compute", "locations/vmSizes", "2024-03-01", "2023-07-01"),
        new("Microsoft.Compute", "locations/publishers", "2024-03-01", "2023-07-01"),
    ];

    public static IEnumerable<string> Namespaces => Types.Select(type => type.Namespace).Distinct(StringComparer.Ordinal);

    /// <summary>A provider as GET answers it.</summary>
    /// <param name="options">Whose registration it is.</param>
    /// <param name="name">The namespace, as listed.</param>
    public static JsonObject Describe(EmulatorOptions options, string name) => new()
    {
        ["id"] = $"/subscriptions/{options.SubscriptionId}/providers/{name}",
        ["namespace"] = name,
        ["registrationState"] = options.Rehearsal.Providers.FirstOrDefault(each => ArmId.Equal(each.Key, name)).Value.ToString(),
        ["registrationPolicy"] = "RegistrationRequired",
        ["resourceTypes"] = new JsonArray([.. Types.Where(type => type.Namespace == name).Select(DescribeType)]),
    };

    static JsonObject DescribeType(ProviderType type) => new()
    {
        ["resourceType"] = type.Type,
        ["locations"] = new JsonArray([.. Locations.All.Select(location => (JsonNode)location.DisplayName)]),
        ["apiVersions"] = new JsonArray([.. type.ApiVersions.Select(version => (JsonNode)version)]),
        ["capabilities"] = "SupportsTags, SupportsLocation",
    };
}
