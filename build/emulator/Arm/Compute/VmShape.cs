using System.Text.Json;
using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>The types of a machine's properties. Names that nobody knows are let through; known ones have to be of their type.</summary>
static class VmShape
{
    static readonly (string Path, JsonValueKind Kind, string Type)[] types =
    [
        .. Each(JsonValueKind.Object, "Object",
            "hardwareProfile", "storageProfile", "storageProfile.imageReference", "storageProfile.osDisk", "storageProfile.osDisk.managedDisk",
            "osProfile", "osProfile.windowsConfiguration", "networkProfile", "securityProfile", "securityProfile.uefiSettings",
            "diagnosticsProfile", "diagnosticsProfile.bootDiagnostics", "billingProfile", "availabilitySet", "host", "hostGroup",
            "proximityPlacementGroup", "additionalCapabilities"),
        .. Each(JsonValueKind.Array, "Array",
            "storageProfile.dataDisks", "networkProfile.networkInterfaces", "networkProfile.networkInterfaceConfigurations"),
        .. Each(JsonValueKind.Number, "System.Nullable`1[System.Int32]", "storageProfile.osDisk.diskSizeGB"),
        .. Each(JsonValueKind.Number, "System.Nullable`1[System.Double]", "billingProfile.maxPrice"),
        .. Each(JsonValueKind.True, "System.Nullable`1[System.Boolean]",
            "securityProfile.encryptionAtHost", "securityProfile.uefiSettings.secureBootEnabled", "securityProfile.uefiSettings.vTpmEnabled",
            "diagnosticsProfile.bootDiagnostics.enabled", "osProfile.windowsConfiguration.provisionVMAgent"),
        .. Each(JsonValueKind.String, "System.String",
            "hardwareProfile.vmSize", "licenseType", "priority", "evictionPolicy", "userData", "osProfile.computerName", "osProfile.customData",
            "storageProfile.osDisk.caching", "storageProfile.osDisk.createOption", "storageProfile.diskControllerType",
            "securityProfile.securityType"),
    ];

    /// <summary>Refuses a value of another type.</summary>
    /// <exception cref="ArmException">400 BadRequest.</exception>
    public static void Check(JsonObject body)
    {
        if (body["properties"] is not null and not JsonObject)
            throw Wrong(body["properties"], "Object", "properties");
        foreach (var (path, kind, type) in types)
        {
            var value = body["properties"].At(path.Split('.'));
            if (value is not null && !Fits(value.GetValueKind(), kind))
                throw Wrong(value, type, "properties." + path);
        }
    }

    static bool Fits(JsonValueKind found, JsonValueKind wanted) =>
        found == wanted || (found == JsonValueKind.False && wanted == JsonValueKind.True);

    static ArmException Wrong(JsonNode? value, string type, string path) => new(
        400,
        "BadRequest",
        $"Error converting value {value?.ToJsonString()} to type '{type}'. Path '{path}'.",
        path);

    static IEnumerable<(string Path, JsonValueKind Kind, string Type)> Each(JsonValueKind kind, string type, params string[] paths) =>
        paths.Select(path => (path, kind, type));
}
