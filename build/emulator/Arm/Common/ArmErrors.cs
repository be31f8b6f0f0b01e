using System.Text.Json.Nodes;

namespace Ingot.Emulator.Arm.Common;

/// <summary>The refusals that more than one operation speaks.</summary>
static class ArmErrors
{
    public static ArmException GroupNotFound(string group) =>
        new(404, "ResourceGroupNotFound", $"Resource group '{group}' could not be found.");

    public static ArmException ResourceNotFound(string type, string name, string group) => new(
        404,
        "ResourceNotFound",
        $"The Resource '{type}/{name}' under resource group '{group}' was not found. "
        + "For more details please go to https://aka.ms/ARMResourceNotFoundFix");

    public static ArmException ParentNotFound(string parent) => new(
        404,
        "ParentResourceNotFound",
        $"Can not perform requested operation on nested resource. Parent resource '{parent}' not found.");

    /// <summary>A body names something that is not there, or is in another region: 400, not 404.</summary>
    public static ArmException InvalidReference(string missing, string by) => new(
        400,
        "InvalidResourceReference",
        $"Resource {missing} referenced by resource {by} was not found. Please make sure that the referenced resource exists, "
        + "and that both resources are in the same region.");

    public static ArmException Missing(string parameter) =>
        Invalid(parameter, $"Required parameter '{parameter}' is missing (null).");

    public static ArmException Invalid(string parameter, string message) => new(400, "InvalidParameter", message, parameter);

    public static ArmException NotAllowed(string message) => new(409, "OperationNotAllowed", message);

    public static ArmException PropertyChange(string property) => new(
        409,
        "PropertyChangeNotAllowed",
        $"Changing property '{property}' is not allowed.",
        property);

    public static ArmException BeingDeleted(string group) => new(
        409,
        "ResourceGroupBeingDeleted",
        $"The resource group '{group}' is in deprovisioning state and cannot perform this operation.");

    public static ArmException LocationChange(string name, string type, string group, string existing, string wanted) => new(
        409,
        "InvalidResourceLocation",
        $"The resource '{name}' already exists in location '{existing}' in resource group '{group}'. A resource with the same name cannot "
        + $"be created in location '{wanted}' for type '{type}'. Please select a new resource name.");

    /// <summary>What Azure has and the emulator has not: said so, rather than passed off as a missing resource.</summary>
    public static ArmException NotEmulated(string what) =>
        new(501, "NotEmulated", $"The emulator does not know {what}. Azure may well do so.");

    public static JsonObject ToJson(ArmException refusal)
    {
        var error = new JsonObject { ["code"] = refusal.Code, ["message"] = refusal.Message };
        if (refusal.Target is not null)
            error["target"] = refusal.Target;
        if (refusal.AdditionalInfo is not null)
            error["additionalInfo"] = refusal.AdditionalInfo.DeepClone();
        return error;
    }
}
