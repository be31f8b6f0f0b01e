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
        (string Name, string Shown)[] common =
        [
            ("cores", "Total Regional vCPUs"),
            ("virtualMachines", "Virtual Machines"),
            (CoreQuota.Spot, "Total Regional Low-priority vCPUs"),
        ];
        var families = VmSizes.All.Select(size => size.Family).Distinct(StringComparer.Ordinal).Select(family => (family, family + " vCPUs"));
        return ArmResponse.Ok(common.Concat(families).Select(each => Usage(location, each.Item1, each.Item2)).ToPage());
    }

    JsonObject Usage(string location, string name, string shown)
    {
        var quota = CoreQuota.Of(arm, location, name);
        return new()
        {
            ["unit"] = "Count",
            ["currentValue"] = quota.Used,
            ["limit"] = quota.Limit,
            ["name"] = new JsonObject { ["value"] = name, ["localizedValue"] = shown },
        };
    }
}
