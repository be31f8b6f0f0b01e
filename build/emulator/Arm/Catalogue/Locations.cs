using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>The regions there are.</summary>
static class Locations
{
    public static IReadOnlyList<AzureLocation> All { get; } =
    [
        new("westeurope", "West Europe", "Europe"),
        new("northeurope", "North Europe", "Europe"),
        new("germanywestcentral", "Germany West Central", "Europe"),
        new("swedencentral", "Sweden Central", "Europe"),
        new("uksouth", "UK South", "Europe"),
        new("eastus", "East US", "US"),
        new("eastus2", "East US 2", "US"),
        new("westus2", "West US 2", "US"),
        new("westus", "West US", "US") { Zones = [] },
        new("ukwest", "UK West", "Europe") { Zones = [] },
        new("southeastasia", "Southeast Asia", "Asia Pacific"),
        new("usgovvirginia", "US Gov Virginia", "US Government"),
        new("chinanorth3", "China North 3", "China"),
    ];

    /// <summary>The location of a body in its canonical form: "West Europe" is westeurope.</summary>
    public static string Require(ArmRequest request, string type)
    {
        var given = request.Body.TextAt("location");
        if (string.IsNullOrWhiteSpace(given))
            throw new ArmException(400, "LocationRequired", "The location property is required for this definition.");
        var name = Canonical(given);
        if (All.Any(location => location.Name == name))
            return name;
        throw new ArmException(
            400,
            type == ResourceTypes.Groups ? "LocationNotAvailableForResourceGroup" : "LocationNotAvailableForResourceType",
            $"The provided location '{given}' is not available for resource type '{type}'. List of available regions for the resource type "
            + $"is '{string.Join(',', All.Select(location => location.Name))}'.");
    }

    /// <summary>A region by name.</summary>
    /// <exception cref="ArmException">There is no such region.</exception>
    public static AzureLocation Get(string name) =>
        All.FirstOrDefault(location => location.Name == Canonical(name)) ?? throw new ArmException(
            400,
            "NoRegisteredProviderFound",
            $"No registered resource provider found for location '{name}'.");

    public static string Canonical(string location) => location.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
}
