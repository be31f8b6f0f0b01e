namespace Ingot.Recipes;

/// <summary>What an image definition has to say so that Azure takes the image of a bake into it.</summary>
/// <param name="Generation">V1 or V2.</param>
/// <param name="Architecture">x64 or Arm64.</param>
/// <param name="IsSpecialized">OS state: Specialized or Generalized.</param>
/// <param name="SecurityType">Security type of the build VM: Standard, TrustedLaunch or ConfidentialVM; null: not known yet.</param>
/// <param name="Plan">Purchase plan; null: none.</param>
public sealed record DefinitionShape(string Generation, string Architecture, bool IsSpecialized, string? SecurityType, ImagePlan? Plan)
{
    /// <summary>Other features of a definition that is made, such as IsAcceleratedNetworkSupported=True.</summary>
    public IReadOnlyDictionary<string, string> Features { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>OS state as Azure writes it.</summary>
    public string OsState => IsSpecialized ? "Specialized" : "Generalized";

    /// <summary>What a bake of this recipe from this source makes.</summary>
    public static DefinitionShape Of(Recipe recipe, PinnedSource source) =>
        new(source.Generation, source.Architecture, recipe.Capture.Specialized, recipe.Security.Type, recipe.Plan ?? source.Plan)
        {
            Features = FeaturesOf(recipe, source),
        };

    /// <summary>Value of the feature SecurityType of a definition that is made; null: the feature is left out.</summary>
    public string? SecurityFeature => SecurityType is "TrustedLaunch" or "ConfidentialVM" ? SecurityType : null;

    /// <summary>True when Azure takes an image of this security type into a definition with this feature (null: it has none).</summary>
    /// <remarks>
    /// A definition of the kind "…Supported" takes VHDs, managed images and other versions, but never a VM, whose guest state it could not keep:
    /// https://github.com/hashicorp/packer-plugin-azure/issues/304
    /// </remarks>
    public bool Suits(string? feature) => SecurityType is null
        ? feature?.EndsWith("Supported", StringComparison.OrdinalIgnoreCase) != true
        : string.Equals(feature ?? "Standard", SecurityFeature ?? "Standard", StringComparison.OrdinalIgnoreCase);

    static Dictionary<string, string> FeaturesOf(Recipe recipe, PinnedSource source)
    {
        var features = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in new[] { "IsAcceleratedNetworkSupported", "DiskControllerTypes", "IsHibernateSupported" })
        {
            if (source.Features.TryGetValue(name, out var value))
                features[name] = value;
        }

        if (recipe.Network.AcceleratedNetworking == true)
            features["IsAcceleratedNetworkSupported"] = "True";
        if ("NVMe".Equals(recipe.Disks.ControllerType, StringComparison.OrdinalIgnoreCase))
            features["DiskControllerTypes"] = "SCSI, NVMe";
        return features;
    }
}
