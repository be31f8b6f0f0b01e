using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Arm.Compute;

namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>GET /subscriptions/{subscription}/providers/Microsoft.Compute/locations/{location}/usages</summary>
sealed class ListUsages(ArmServices arm)
    : ArmEndpoint("GET", "/subscriptions/{subscription}/providers/Microsoft.Compute/locations/{location}/usages")
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var location = Locations.Get(request.Route("location")).Name;
        var machines = arm.Store.OfType(ResourceTypes.VirtualMachines).Count(machine => machine.Location == location);
        var families = VmSizes.All.Select(size => size.Family).Distinct(StringComparer.Ordinal);
        return ArmResponse.Ok(families
            .Select(family => Usage(family, family, CoreQuota.Used(arm, location, family), VmSizes.CoreLimit))
            .Prepend(Usage("virtualMachines", "Virtual Machines", machines, 25_000))
            .Prepend(Usage("cores", "Total Regional vCPUs", CoreQuota.Used(arm, location, null), VmSizes.CoreLimit))
            .ToPage());
    }

    static JsonObject Usage(string name, string shown, int used, int limit) => new()
    {
        ["unit"] = "Count",
        ["currentValue"] = used,
        ["limit"] = limit,
        ["name"] = new JsonObject { ["value"] = name, ["localizedValue"] = shown },
    };
}
