using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Resources;

/// <summary>The operations of Microsoft.Resources, and those that every provider shares.</summary>
static class ResourcesService
{
    public static IEnumerable<ArmEndpoint> Endpoints(ArmServices arm) =>
    [
        new ListSubscriptions(arm),
        new GetSubscription(arm),
        new ListLocations(),
        new ListProviders(arm),
        new GetProvider(arm),
        new GetFeature(arm),
        new ListGroups(arm),
        new GetGroup(arm),
        new HeadGroup(arm),
        new PutGroup(arm),
        new PatchGroup(arm),
        new DeleteGroup(arm),
        new ListResources(arm),
        new GetTags(arm),
        new PutTags(arm),
        new PatchTags(arm),
        new DeleteTags(arm),
        new GetOperationStatus(arm),
        new GetOperationResult(arm),
    ];
}
