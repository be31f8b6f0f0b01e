using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>GET /subscriptions/{subscription}/providers/Microsoft.Compute/locations/{location}/vmSizes</summary>
sealed class ListVmSizes() : ArmEndpoint("GET", "/subscriptions/{subscription}/providers/Microsoft.Compute/locations/{location}/vmSizes")
{
    public override ArmResponse Answer(ArmRequest request)
    {
        Locations.Get(request.Route("location"));
        return ArmResponse.Ok(VmSizes.All.Select(size => new JsonObject
        {
            ["name"] = size.Name,
            ["numberOfCores"] = size.Cores,
            ["osDiskSizeInMB"] = 1047552,
            ["resourceDiskSizeInMB"] = 0,
            ["memoryInMB"] = size.MemoryMegabytes,
            ["maxDataDiskCount"] = size.Cores * 2,
        }).ToPage());
    }
}
