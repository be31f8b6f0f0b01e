using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Resources;

/// <summary>PUT /subscriptions/{subscription}/resourceGroups/{group}: 201 or 200, at once</summary>
sealed partial class PutGroup(ArmServices arm) : ArmEndpoint("PUT", "/subscriptions/{subscription}/resourceGroups/{group}")
{
    public override bool NeedsGroup => false;

    public override ArmResponse Answer(ArmRequest request)
    {
        CheckName(request.Group);
        var location = Locations.Require(request, ResourceTypes.Groups);
        var existing = arm.Store.Find(ArmId.OfGroup(request.Subscription, request.Group));
        if (existing is null)
            return Create(request, location);
        if (existing.ProvisioningState == "Deleting")
            throw ArmErrors.BeingDeleted(existing.Name);
        if (existing.Location != location)
        {
            throw new ArmException(409, "InvalidResourceGroupLocation", $"Invalid resource group location '{location}'. The Resource group "
                + $"already exists in location '{existing.Location}'.");
        }
        existing.Body["tags"] = request.Body["tags"]?.DeepClone();
        return ArmResponse.Ok(existing.Copy());
    }

    ArmResponse Create(ArmRequest request, string location)
    {
        var group = Make(request.Subscription, request.Group, location);
        if (request.Body["tags"] is JsonObject tags)
            group.Body["tags"] = tags.DeepClone();
        arm.Store.Add(group);
        return ArmResponse.Put(isNew: true, group.Copy());
    }

    public static ArmResource Make(string subscription, string name, string location)
    {
        var id = ArmId.OfGroup(subscription, name);
        return new()
        {
            Id = id,
            Type = ResourceTypes.Groups,
            Body = new()
            {
                ["id"] = id,
                ["name"] = name,
                ["type"] = ResourceTypes.Groups,
                ["location"] = location,
                ["properties"] = new JsonObject { ["provisioningState"] = "Succeeded" },
            },
        };
    }

    // Rules: learn.microsoft.com, "Naming rules and restrictions for Azure resources", resourceGroups.
    static void CheckName(string name)
    {
        if (name.Length <= 90 && Allowed().IsMatch(name) && !name.EndsWith('.'))
            return;
        throw new ArmException(400, "InvalidResourceGroupName", $"The provided resource group name '{name}' has these invalid characters "
            + "or "
            + "is too long. The name can only be letters, digits, '-', '.', '(', ')' or '_', and can neither end in '.' nor exceed 90.");
    }

    [GeneratedRegex(@"^[\w\-.()]+$")]
    private static partial Regex Allowed();
}
