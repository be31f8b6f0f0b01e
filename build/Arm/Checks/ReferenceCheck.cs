using System.Text.Json;
using Azure;
using Azure.Core;
using Ingot.Arm.Errors;
using Ingot.Recipes;

namespace Ingot.Arm.Checks;

/// <summary>Everything that the recipe names by its id: it exists, and is in the right region.</summary>
sealed class ReferenceCheck(ArmSession session, Recipe recipe)
{
    // Oldest versions that know all that is read here: the id and the region.
    static readonly Dictionary<string, string> Versions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.Compute/diskEncryptionSets"] = "2023-04-02",
        ["Microsoft.Compute/proximityPlacementGroups"] = "2023-07-01",
        ["Microsoft.Compute/availabilitySets"] = "2023-07-01",
        ["Microsoft.Compute/hostGroups"] = "2023-07-01",
        ["Microsoft.Compute/hostGroups/hosts"] = "2023-07-01",
        ["Microsoft.Compute/capacityReservationGroups"] = "2023-07-01",
        ["Microsoft.ManagedIdentity/userAssignedIdentities"] = "2023-01-31",
        ["Microsoft.Network/networkSecurityGroups"] = "2023-09-01",
    };

    /// <summary>One check for each id.</summary>
    public IEnumerable<Check> Checks() =>
        from named in Named()
        select new Check($"{named.Parameter} {named.Id[(named.Id.LastIndexOf('/') + 1)..]}", token => AskAsync(named.Parameter, named.Id, named.IsRegional, token));

    IEnumerable<(string Parameter, string Id, bool IsRegional)> Named()
    {
        (string Parameter, string? Id, bool IsRegional)[] single =
        [
            ("--disk-encryption-set", recipe.Disks.EncryptionSet, true),
            ("--network-security-group", recipe.Network.NetworkSecurityGroup, true),
            ("--proximity-placement-group", recipe.Vm.ProximityPlacementGroup, true),
            ("--availability-set", recipe.Vm.AvailabilitySet, true),
            ("--dedicated-host", recipe.Vm.DedicatedHost, true),
            ("--capacity-reservation-group", recipe.Vm.CapacityReservationGroup, true),
        ];
        // An identity may be used in every region.
        return single.Concat(recipe.Vm.UserAssignedIdentities.Select(id => ("--user-assigned-identities", (string?)id, false)))
            .Where(entry => !string.IsNullOrWhiteSpace(entry.Item2)).Select(entry => (entry.Item1, entry.Item2!, entry.Item3));
    }

    async Task<IReadOnlyList<Finding>> AskAsync(string parameter, string text, bool isRegional, CancellationToken cancellationToken)
    {
        if (!ResourceIdentifier.TryParse(text, out var id) || id is null || !Versions.TryGetValue(id.ResourceType.ToString(), out var version))
        {
            return
            [
                new Finding($"{parameter} '{text}' is not the id of such a resource.", "An id begins with /subscriptions/ and ends with the resource's name.",
                    $"'az resource list --output table --query [].id' shows ids; correct {parameter}."),
            ];
        }

        if (await FindAsync(id, version, cancellationToken) is not { } body)
            return [Missing(parameter, id)];
        var location = body.TryGetProperty("location", out var place) ? place.GetString() ?? "" : "";
        return !isRegional || location.Length == 0 || string.IsNullOrWhiteSpace(recipe.Location) || Regions.Same(location, recipe.Location)
            ? []
            : [RegionMismatch.Of($"{parameter} '{id.Name}'", location, recipe)];
    }

    static Finding Missing(string parameter, ResourceIdentifier id) => new(
        $"There is no {parameter[2..].Replace('-', ' ')} '{id.Name}'.",
        $"Azure cannot find {id}.",
        $"Create it, or correct {parameter}.") { Code = "ResourceNotFound" };

    Task<JsonElement?> FindAsync(ResourceIdentifier id, string version, CancellationToken cancellationToken) => ArmCall.RunAsync(
        $"read {id.Name}",
        async () =>
        {
            try
            {
                return await new ArmRest(session.Client, id).GetAsync("", version, cancellationToken);
            }
            catch (RequestFailedException exception) when (ArmError.From(exception) is { Status: 404, Kind: ErrorKind.Missing or ErrorKind.Unknown })
            {
                return (JsonElement?)null;
            }
        });
}
