using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>GET /subscriptions/{subscription}/providers/Microsoft.Compute/skus[?$filter=location eq 'westeurope']</summary>
sealed partial class ListSkus() : ArmEndpoint("GET", "/subscriptions/{subscription}/providers/Microsoft.Compute/skus")
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var wanted = LocationFilter().Match(request.Query("$filter") ?? "");
        var locations = Locations.All.Where(location => !wanted.Success || ArmId.Equal(location.Name, wanted.Groups[1].Value));
        return ArmResponse.Ok(locations.SelectMany(location => VmSizes.All.Select(size => Describe(size, location))).ToPage());
    }

    static JsonObject Describe(VmSize size, AzureLocation location) => new()
    {
        ["resourceType"] = "virtualMachines",
        ["name"] = size.Name,
        ["tier"] = "Standard",
        ["size"] = size.Name["Standard_".Length..],
        ["family"] = size.Family,
        ["locations"] = new JsonArray(location.Name),
        ["locationInfo"] = new JsonArray(new JsonObject { ["location"] = location.Name, ["zones"] = new JsonArray("1", "2", "3") }),
        ["capabilities"] = new JsonArray(
            Capability("vCPUs", size.Cores.ToString(CultureInfo.InvariantCulture)),
            Capability("MemoryGB", (size.MemoryMegabytes / 1024).ToString(CultureInfo.InvariantCulture)),
            Capability("HyperVGenerations", size.Generations),
            Capability("CpuArchitectureType", "x64"),
            Capability("PremiumIO", "True")),
        ["restrictions"] = new JsonArray(),
    };

    static JsonNode Capability(string name, string value) => new JsonObject { ["name"] = name, ["value"] = value };

    [GeneratedRegex(@"^\s*location\s+eq\s+'([^']*)'\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex LocationFilter();
}
