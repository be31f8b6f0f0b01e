using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>Whether an image definition takes the image of a bake. Nothing of it can be changed later, so a mismatch shows before the bake.</summary>
public static class DefinitionMatch
{
    /// <summary>Everything that does not match.</summary>
    /// <param name="name">Name of the definition.</param>
    /// <param name="definition">The definition.</param>
    /// <param name="shape">What the image needs.</param>
    public static IReadOnlyList<Finding> Findings(string name, GalleryImageData definition, DefinitionShape shape) =>
    [
        .. Different(name, "operating system", definition.OSType?.ToString(), "Windows", "Ingot makes Windows images."),
        .. Different(name, "OS state", definition.OSState?.ToString(), shape.OsState, "--specialized decides it."),
        .. Different(name, "Hyper-V generation", definition.HyperVGeneration?.ToString() ?? "V1", shape.Generation, "The source image decides it."),
        .. Different(name, "architecture", definition.Architecture?.ToString() ?? "x64", shape.Architecture, "The source image decides it."),
        .. Security(name, definition, shape),
        .. Plan(name, definition, shape),
        .. Features(name, definition, shape),
    ];

    static IEnumerable<Finding> Different(string name, string what, string? has, string needs, string why)
    {
        if (has is not null && !has.Equals(needs, StringComparison.OrdinalIgnoreCase))
            yield return Mismatch(name, $"{what} {has}", $"the image has {needs}. {why}");
    }

    static IEnumerable<Finding> Security(string name, GalleryImageData definition, DefinitionShape shape)
    {
        var feature = GalleryParts.Features(definition.Features).GetValueOrDefault("SecurityType");
        if (!shape.Suits(feature))
            yield return Mismatch(name, $"security type {feature ?? "Standard"}", shape.SecurityType is null
                ? "Azure makes no version of that kind of a VM."
                : $"the build VM has {shape.SecurityType}, and both have to be the same.");
    }

    static IEnumerable<Finding> Plan(string name, GalleryImageData definition, DefinitionShape shape)
    {
        var has = GalleryParts.Plan(definition.PurchasePlan);
        if (Key(has) != Key(shape.Plan))
        {
            var needs = shape.Plan is null ? "none" : Text(shape.Plan);
            yield return Mismatch(name, has is null ? "no purchase plan" : $"purchase plan {Text(has)}", $"the source image has {needs}.");
        }
    }

    static IEnumerable<Finding> Features(string name, GalleryImageData definition, DefinitionShape shape)
    {
        var features = GalleryParts.Features(definition.Features);
        if (shape.Features.GetValueOrDefault("DiskControllerTypes")?.Contains("NVMe", StringComparison.OrdinalIgnoreCase) == true
            && features.GetValueOrDefault("DiskControllerTypes") is { } types && !types.Contains("NVMe", StringComparison.OrdinalIgnoreCase))
        {
            yield return Mismatch(name, $"disk controllers {types}", "the build VM uses NVMe.");
        }

        if (Is(shape.Features, "True") && Is(features, "False"))
            yield return Mismatch(name, "accelerated networking switched off", "the build VM uses it.");

        static bool Is(IReadOnlyDictionary<string, string> features, string value) =>
            value.Equals(features.GetValueOrDefault("IsAcceleratedNetworkSupported"), StringComparison.OrdinalIgnoreCase);
    }

    static string? Key(ImagePlan? plan) => plan is null ? null : Text(plan).ToUpperInvariant();

    static string Text(ImagePlan plan) => $"{plan.Publisher}:{plan.Product}:{plan.Name}";

    static Finding Mismatch(string name, string has, string needs) => new(
        $"Image definition {name} has {has}.",
        char.ToUpperInvariant(needs[0]) + needs[1..],
        "A definition cannot be changed: give another --image-definition, which is then made as needed.") { Code = "DefinitionMismatch" };
}
