using Ingot.Recipes;

namespace Ingot.Arm.Checks;

/// <summary>Whether what is wanted can be made of the source image at all.</summary>
static class SourceRules
{
    /// <summary>A managed image of a source that only starts with Trusted Launch, or as a confidential VM, cannot be.</summary>
    /// <remarks>https://learn.microsoft.com/azure/virtual-machines/trusted-launch#unsupported-features</remarks>
    public static IReadOnlyList<Finding> Findings(Recipe recipe, PinnedSource? source)
    {
        // What --security-type itself rules out is a rule of the recipe.
        if (source is null || recipe.Security.Type is not null || !recipe.Capture.WantsManagedImage)
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
}
