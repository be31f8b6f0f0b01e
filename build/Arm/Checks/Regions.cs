using Azure.Core;
using Ingot.Recipes;

namespace Ingot.Arm.Checks;

/// <summary>Compares regions, which are written as "West Europe" and as westeurope.</summary>
static class Regions
{
    public static bool Same(string one, string other) => new AzureLocation(one).Name.Equals(new AzureLocation(other).Name, StringComparison.OrdinalIgnoreCase);

    public static bool Has(IEnumerable<string> known, string region) => known.Any(each => Same(each, region));

    public static Finding Mismatch(string what, string location, Recipe recipe) => new(
        $"{what} is in {location}, and the build VM in {recipe.Location}.",
        "Azure lets a VM use only what is in its own region.",
        "Name one in the same region, or change --location.") { Code = "RegionMismatch" };
}
