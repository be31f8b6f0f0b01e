using Ingot.Recipes;

namespace Ingot.Arm.Checks;

/// <summary>What is said of something that is not in the build VM's region.</summary>
static class RegionMismatch
{
    public static Finding Of(string what, string location, Recipe recipe) => new(
        $"{what} is in {location}, and the build VM in {recipe.Location}.",
        "Azure lets a VM use only what is in its own region.",
        "Name one in the same region, or change --location.") { Code = "RegionMismatch" };
}
