namespace Ingot.Recipes;

/// <summary>What may be captured of what.</summary>
public static partial class RecipeCheck
{
    static IEnumerable<Finding> Capture(Recipe recipe)
    {
        var capture = recipe.Capture;
        if (capture.WantsManagedImage)
        {
            if (capture.Specialized)
                yield return NoManagedImage("--specialized", "A managed image is generalized; only a gallery keeps a specialized one.");
            if (recipe.Security.Type is "TrustedLaunch" or "ConfidentialVM")
            {
                yield return NoManagedImage(
                    $"--security-type {recipe.Security.Type}",
                    $"Azure makes no managed image of a VM with the security type {recipe.Security.Type}.");
            }
        }
        else if (capture.ZoneResilient)
        {
            yield return new Finding(
                "--zone-resilient is given without a managed image.",
                "It is a property of managed images; the replicas of a gallery are spread over zones by their storage type.",
                "Give --gallery-storage-account-type Standard_ZRS instead.");
        }

        if (!capture.WantsGallery)
            yield break;
        foreach (var finding in capture.Gallery is { } gallery ? GalleryFindings(recipe, gallery) : [])
            yield return finding;
    }

    static Finding NoManagedImage(string option, string why) =>
        new($"{option} and a managed image exclude each other.", why, "Give --capture Gallery with --gallery.");
}
