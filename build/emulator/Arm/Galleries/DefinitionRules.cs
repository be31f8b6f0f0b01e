using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Galleries;

/// <summary>What an image definition fixes for all its versions.</summary>
/// <remarks>https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries#image-definitions</remarks>
static class DefinitionRules
{
    static readonly string[] SecurityTypes =
    [
        "TrustedLaunch", "TrustedLaunchSupported", "ConfidentialVM", "ConfidentialVMSupported", "TrustedLaunchAndConfidentialVMSupported",
    ];

    // With what they are when nobody says so.
    static readonly (string Name, string? Default)[] Fixed =
    [
        ("osType", null), ("osState", null), ("hyperVGeneration", "V1"), ("architecture", "x64"),
        ("identifier", null), ("features", null), ("purchasePlan", null),
    ];

    /// <summary>Takes what is fixed from the body of a new definition.</summary>
    /// <exception cref="ArmException">400 InvalidParameter.</exception>
    public static void Fix(JsonObject properties, JsonNode? given)
    {
        foreach (var (name, otherwise) in Fixed)
        {
            if (given.At(name) is { } value)
                properties[name] = value.DeepClone();
            else if (otherwise is not null)
                properties[name] = otherwise;
        }
        RequireOneOf(properties, "osType", "Windows", "Linux");
        RequireOneOf(properties, "osState", "Generalized", "Specialized");
        RequireOneOf(properties, "hyperVGeneration", "V1", "V2");
        RequireOneOf(properties, "architecture", "x64", "Arm64");
        foreach (var part in (string[])["publisher", "offer", "sku"])
        {
            if (properties.TextAt("identifier", part) is not { Length: > 0 })
                throw ArmErrors.Missing($"galleryImage.properties.identifier.{part}");
        }
        CheckFeatures(properties);
    }

    /// <summary>Refuses a second definition with the same publisher, offer and sku in a gallery.</summary>
    /// <exception cref="ArmException">409 Conflict.</exception>
    public static void CheckIdentifier(ArmServices arm, ArmResource? gallery, ArmResource definition)
    {
        var same = arm.Store.OfType(ResourceTypes.GalleryImages).FirstOrDefault(other =>
            ArmId.Equal(ArmId.ParentOf(other.Id), gallery?.Id)
            && ((string[])["publisher", "offer", "sku"]).All(part =>
                ArmId.Equal(other.Properties.TextAt("identifier", part), definition.Properties.TextAt("identifier", part))));
        if (same is not null)
        {
            throw new ArmException(409, "Conflict", $"The gallery image '{same.Name}' in gallery '{gallery?.Name}' has the same identifier "
                + "(publisher, offer and sku). The identifier of a gallery image must be unique within its gallery.",
                "galleryImage.properties.identifier");
        }
    }

    /// <summary>Refuses a change of what is fixed. A body may leave it out.</summary>
    /// <exception cref="ArmException">409 PropertyChangeNotAllowed.</exception>
    public static void CheckUnchanged(JsonObject properties, JsonNode? given)
    {
        foreach (var (name, _) in Fixed)
        {
            if (given.At(name) is { } wanted && !IsSame(wanted, properties[name]))
                throw ArmErrors.PropertyChange("galleryImage.properties." + name);
        }
    }

    /// <summary>The value of a feature of a definition, such as SecurityType; null when it has none.</summary>
    public static string? Feature(ArmResource definition, string name) => definition.Properties.ObjectsAt("features")
        .FirstOrDefault(feature => ArmId.Equal(feature.TextAt("name"), name)).TextAt("value");

    static void CheckFeatures(JsonObject properties)
    {
        foreach (var feature in properties.ObjectsAt("features"))
        {
            var (name, value) = (feature.TextAt("name"), feature.TextAt("value"));
            var isKnown = name switch
            {
                "SecurityType" => SecurityTypes.Contains(value, StringComparer.OrdinalIgnoreCase),
                "IsAcceleratedNetworkSupported" or "IsHibernateSupported" => value is "True" or "False" or "true" or "false",
                "DiskControllerTypes" => value?.Split(',').All(kind => kind.Trim() is "SCSI" or "NVMe") == true,
                _ => false,
            };
            if (!isKnown)
            {
                throw ArmErrors.Invalid("galleryImage.properties.features", $"The value '{value}' of feature '{name}' is not supported for "
                    + "a gallery image.");
            }
            if (name == "SecurityType" && properties.TextAt("hyperVGeneration") != "V2")
            {
                throw ArmErrors.Invalid("galleryImage.properties.hyperVGeneration", $"The security type '{value}' requires hypervisor "
                    + "generation 'V2'.");
            }
        }
    }

    static void RequireOneOf(JsonObject properties, string name, params string[] values)
    {
        var given = properties.TextAt(name) ?? throw ArmErrors.Missing("galleryImage.properties." + name);
        var value = values.FirstOrDefault(known => ArmId.Equal(known, given)) ?? throw ArmErrors.Invalid(
            "galleryImage.properties." + name,
            $"The value '{given}' of parameter '{name}' is not valid. Allowed values are: {string.Join(", ", values)}.");
        properties[name] = value;
    }

    static bool IsSame(JsonNode wanted, JsonNode? known) =>
        string.Equals(wanted.ToJsonString(), known?.ToJsonString(), StringComparison.OrdinalIgnoreCase)
        || (wanted is JsonArray { Count: 0 } && known is null);
}
