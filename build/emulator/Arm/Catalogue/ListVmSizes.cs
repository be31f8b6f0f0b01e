using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>GET /subscriptions/{subscription}/providers/Microsoft.Compute/locations/{location}/vmSizes</summary>
sealed class ListVmSizes(ArmServices arm)
    : ArmEndpoint("GET", "/subscriptions/{subscription}/providers/Microsoft.Compute/locations/{location}/vmSizes")
{
    public override ArmResponse Answer(ArmRequest request) => ArmResponse.Ok(SizeOffers
        .In(arm.Options.Rehearsal, Locations.Get(request.Route("location")))
        .Select(size => new JsonObject
        {
            ["name"] = size.Name,
            ["numberOfCores"] = size.Cores,
            ["osDiskSizeInMB"] = 1047552,
            ["resourceDiskSizeInMB"] = size.TemporaryMegabytes,
            ["memoryInMB"] = size.MemoryMegabytes,
            ["maxDataDiskCount"] = size.DataDisks,
        }).ToPage());
}
