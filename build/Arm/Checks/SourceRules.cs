using Ingot.Recipes;

namespace Ingot.Arm.Checks;

/// <summary>Whether what is wanted can be made of the source image at all.</summary>
static class SourceRules
{
    /// <summary>Everything of the recipe that the source image rules out.</summary>
    public static IReadOnlyList<Finding> Findings(Recipe recipe, PinnedSource? source) =>
        source is null ? [] : [.. ManagedImage(recipe, source), .. Security(recipe, source)];

    /// <summary>A managed image of a source that only starts with Trusted Launch, or as a confidential VM, cannot be.</summary>
    /// <remarks>https://learn.microsoft.com/azure/virtual-machines/trusted-launch#unsupported-features</remarks>
    static IReadOnlyList<Finding> ManagedImage(Recipe recipe, PinnedSource source)
    {
        // What --security-type itself rules out is a rule of the recipe.
        if (recipe.Security.Type is not null || !recipe.Capture.WantsManagedImage)
            return [];
        // "TrustedLaunchSupported" and "ConfidentialVmSupported" leave the choice; without the suffix there is none.
        return source.Features.GetValueOrDefault("SecurityType") is "TrustedLaunch" or "ConfidentialVM"
            ?
            [
                new Finding(
                    "No managed image can be made of this build VM.",
                    $"The source image {source} starts as a {source.Features["SecurityType"]} VM only, and Azure makes managed images of standard VMs only.",
                    "Give --capture Gallery, or choose another --source-image.") { Code = "ManagedImageImpossible" },
            ]
            : [];
    }

    // https://learn.microsoft.com/azure/virtual-machines/trusted-launch, https://github.com/hashicorp/terraform-provider-azurerm/issues/23148
    static IEnumerable<Finding> Security(Recipe recipe, PinnedSource source)
    {
        var feature = source.Features.GetValueOrDefault("SecurityType");
        if (recipe.Security.HasUefi && source.Generation == "V1")
        {
            yield return Unsuitable(
                $"--security-type {recipe.Security.Type} needs an image of Hyper-V generation 2.",
                $"The source image {source} has generation 1.",
                "Choose another --source-image.");
        }
        else if (feature is "TrustedLaunch" or "ConfidentialVM" && recipe.Security.Type is { } type && type != feature)
        {
            yield return Unsuitable(
                $"--security-type {type} does not go with the source image.",
                $"The image {source} starts as a {feature} VM only.",
                $"Give --security-type {feature}.");
        }
    }

    static Finding Unsuitable(string what, string why, string remedy) => new(what, why, remedy) { Code = "SourceUnusable" };
}
