using System.Text.Json;
using Azure;
using Azure.Core;
using Ingot.Arm.Machines;
using Ingot.Recipes;

namespace Ingot.Arm.Checks;

/// <summary>The subnet that the build VM joins: it exists, in the right region, with a free address, and lets WinRM in.</summary>
sealed class SubnetCheck(ArmSession session, AzureFacts facts, Recipe recipe)
{
    const string Version = "2023-09-01";

    ResourceIdentifier SubnetId => Subnets.Id(session, recipe);

    ResourceIdentifier NetworkId => SubnetId.Parent ?? throw new InvalidOperationException("A subnet has a network.");

    public async Task<IReadOnlyList<Finding>> AskAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(recipe.Network.VirtualNetwork) || string.IsNullOrWhiteSpace(recipe.Network.Subnet))
            return [];
        var network = await ArmCall.RunAsync($"read virtual network {NetworkId.Name}", () => FindAsync(NetworkId, "", cancellationToken));
        var subnets = network is { } found ? Named(found) : [];
        if (network is not { } known || !subnets.TryGetValue(SubnetId.Name, out var subnet))
            return [Missing(network is not null, [.. subnets.Keys])];
        var location = known.GetProperty("location").GetString() ?? "";
        var findings = new List<Finding>();
        if (!string.IsNullOrWhiteSpace(recipe.Location) && !Regions.Same(location, recipe.Location) && await facts.LocationMayBeKnownAsync())
            findings.Add(RegionMismatch.Of($"Virtual network '{NetworkId.Name}'", location, recipe));
        findings.AddRange(await RoomAsync(cancellationToken));
        findings.AddRange(await InboundAsync(subnet, cancellationToken));
        return findings;
    }

    // What Azure counts, with its own five addresses taken off already.
    async Task<IReadOnlyList<Finding>> RoomAsync(CancellationToken cancellationToken)
    {
        try
        {
            var usages = await ArmCall.RunAsync($"read the usage of subnet {SubnetId.Name}", () => FindAsync(NetworkId, "/usages", cancellationToken));
            var usage = usages?.GetProperty("value").EnumerateArray().FirstOrDefault(entry => Is(entry, SubnetId)) ?? default;
            if (usage.ValueKind != JsonValueKind.Object || usage.GetProperty("currentValue").GetDouble() < usage.GetProperty("limit").GetDouble())
                return [];
            return
            [
                new Finding(
                    $"Subnet '{SubnetId.Name}' has no free address.",
                    $"All {usage.GetProperty("limit").GetDouble():0} are in use.",
                    "Delete idle network interfaces, or choose another --subnet.") { Code = "SubnetIsFull" },
            ];
        }
        catch (Fault fault)
        {
            return [new Finding($"Not checked: free addresses of subnet {SubnetId.Name}.", fault.Why, fault.Remedy) { Code = "NotChecked", IsWarning = true }];
        }
    }

    async Task<IReadOnlyList<Finding>> InboundAsync(JsonElement subnet, CancellationToken cancellationToken)
    {
        if (!subnet.GetProperty("properties").TryGetProperty("networkSecurityGroup", out var reference) || reference.GetProperty("id").GetString() is not { } text)
            return [];
        try
        {
            var id = new ResourceIdentifier(text);
            var body = await ArmCall.RunAsync($"read network security group {id.Name}", () => FindAsync(id, "", cancellationToken));
            return body is { } group && InboundRules.Closed(group, recipe.Network.PublicIp) is { } rule ? [InboundRules.Warning(id.Name, rule)] : [];
        }
        catch (Fault)
        {
            // Who may not read the rules learns nothing from a warning about it: the dial itself will tell.
            return [];
        }
    }

    async Task<JsonElement?> FindAsync(ResourceIdentifier id, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await new ArmRest(session.Client, id).GetAsync(path, Version, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    static bool Is(JsonElement entry, ResourceIdentifier id) =>
        entry.TryGetProperty("id", out var text) && id.ToString().Equals(text.GetString(), StringComparison.OrdinalIgnoreCase);

    static Dictionary<string, JsonElement> Named(JsonElement network) =>
        network.GetProperty("properties").TryGetProperty("subnets", out var subnets)
            ? subnets.EnumerateArray().ToDictionary(subnet => subnet.GetProperty("name").GetString() ?? "", subnet => subnet, StringComparer.OrdinalIgnoreCase)
            : [];

    Finding Missing(bool hasNetwork, IReadOnlyList<string> subnets) => new(
        $"There is no subnet '{SubnetId.Name}' in virtual network '{NetworkId.Name}' of resource group '{NetworkId.ResourceGroupName}'.",
        !hasNetwork ? "The virtual network cannot be found." : $"The virtual network has {(subnets.Count == 0 ? "no subnet" : string.Join(", ", subnets))}.",
        "Correct --virtual-network, --subnet or --virtual-network-resource-group; 'az network vnet subnet list' shows what there is.")
    {
        Code = hasNetwork ? "SubnetNotFound" : "ResourceNotFound",
    };
}
