using System.Globalization;
using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Rehearsals;

namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>A size in a region, as Microsoft.Compute/skus lists it.</summary>
static class SkuJson
{
    public static JsonObject Of(VmSize size, AzureLocation location, SizeOffer offer) => new()
    {
        ["resourceType"] = "virtualMachines",
        ["name"] = size.Name,
        ["tier"] = "Standard",
        ["size"] = size.Name["Standard_".Length..],
        ["family"] = size.Family,
        ["locations"] = new JsonArray(location.Name),
        ["locationInfo"] = new JsonArray(new JsonObject
        {
            ["location"] = location.Name,
            ["zones"] = Texts(SizeOffers.Zones(offer, location)),
            ["zoneDetails"] = new JsonArray(),
        }),
        ["capabilities"] = Capabilities(size),
        ["restrictions"] = Restrictions(location, offer),
    };

    static JsonArray Capabilities(VmSize size)
    {
        var all = new JsonArray();
        void Add(string name, string value) => all.Add((JsonNode)new JsonObject { ["name"] = name, ["value"] = value });
        Add("MaxResourceVolumeMB", Text(size.TemporaryMegabytes));
        Add("OSVhdSizeMB", "1047552");
        Add("vCPUs", Text(size.Cores));
        Add("vCPUsAvailable", Text(size.Cores));
        Add("MemoryGB", Text(size.MemoryMegabytes / 1024));
        Add("MaxDataDiskCount", Text(size.DataDisks));
        Add("CpuArchitectureType", size.Architecture);
        Add("HyperVGenerations", size.Generations);
        Add("DiskControllerTypes", size.Controllers);
        Add("LowPriorityCapable", Text(size.Spot));
        Add("PremiumIO", Text(size.Premium));
        Add("VMDeploymentTypes", "IaaS");
        Add("EncryptionAtHostSupported", Text(size.EncryptionAtHost));
        Add("CapacityReservationSupported", Text(size.Confidential is null));
        Add("AcceleratedNetworkingEnabled", Text(size.AcceleratedNetworking));
        Add("RdmaEnabled", "False");
        Add("EphemeralOSDiskSupported", Text(size.TemporaryMegabytes > 0));
        Add("MaxNetworkInterfaces", "2");
        if (!size.TrustedLaunch)
            Add("TrustedLaunchDisabled", "True");
        if (size.Confidential is { } kind)
            Add("ConfidentialComputingType", kind);
        return all;
    }

    static JsonArray Restrictions(AzureLocation location, SizeOffer offer)
    {
        var all = new JsonArray();
        if (offer.Restricted)
            all.Add((JsonNode)Restriction("Location", location, new JsonObject { ["locations"] = new JsonArray(location.Name) }));
        if (offer.RestrictedZones is { Count: > 0 } zones)
        {
            var info = new JsonObject { ["locations"] = new JsonArray(location.Name), ["zones"] = Texts(zones) };
            all.Add((JsonNode)Restriction("Zone", location, info));
        }
        return all;
    }

    static JsonObject Restriction(string type, AzureLocation location, JsonObject info) => new()
    {
        ["type"] = type,
        ["values"] = new JsonArray(location.Name),
        ["restrictionInfo"] = info,
        ["reasonCode"] = "NotAvailableForSubscription",
    };

    static JsonArray Texts(IEnumerable<string> texts) => texts.Select(text => (JsonNode)text).ToJsonArray();

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    static string Text(bool flag) => flag ? "True" : "False";
}
