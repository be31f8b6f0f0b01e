using Azure.ResourceManager.Compute.Models;
using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>Parts that image definitions of all kinds of galleries have.</summary>
static class GalleryParts
{
    /// <summary>The purchase plan; null: none.</summary>
    public static ImagePlan? Plan(ImagePurchasePlan? plan) =>
        plan is { Name: { Length: > 0 } name } ? new ImagePlan(name, plan.Product ?? "", plan.Publisher ?? "") : null;

    /// <summary>The features by their names.</summary>
    public static Dictionary<string, string> Features(IEnumerable<GalleryImageFeature> features)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var feature in features.Where(feature => feature.Name is not null))
            values[feature.Name] = feature.Value ?? "";
        return values;
    }
}
