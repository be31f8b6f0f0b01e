using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>
/// GET /subscriptions/{subscription}/providers/Microsoft.Compute/virtualMachines (group names in capitals, as Azure has them) and
/// GET /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Compute/virtualMachines; both with $expand or statusOnly
/// </summary>
sealed class ListVms(ArmServices arm) : ArmEndpoint(
    "GET",
    ResourcePaths.InSubscription(ResourceTypes.VirtualMachines),
    ResourcePaths.InGroup(ResourceTypes.VirtualMachines))
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var withView = request.Query("statusOnly") == "true" || request.Query("$expand") == "instanceView";
        return ArmResponse.Ok(arm.Store.OfType(ResourceTypes.VirtualMachines)
            .Where(machine => ArmId.IsInGroup(machine.Id, $"/subscriptions/{request.Subscription}"))
            .Where(machine => !request.Has("group") || ArmId.Equal(machine.Group, request.Group))
            .Select(machine => Show(machine, inCapitals: !request.Has("group"), withView))
            .ToPage());
    }

    JsonObject Show(ArmResource machine, bool inCapitals, bool withView)
    {
        var body = machine.Copy();
        if (inCapitals)
        {
            var group = machine.Group.ToUpperInvariant();
            body["id"] = ArmId.Of(arm.Options.SubscriptionId, group, ResourceTypes.VirtualMachines, machine.Name);
        }
        if (withView)
            body.Ensure("properties")["instanceView"] = VmViews.InstanceView(arm, machine);
        return body;
    }
}
