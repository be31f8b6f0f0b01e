using System.Text.Json.Nodes;
using Azure;
using Azure.Core;
using Azure.ResourceManager.Resources;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>The network that the build VM joins: the user's, or one of its own beside it.</summary>
public sealed class BuildNetwork(ArmSession session, Recipe recipe)
{
    // Joined to no other network, so it may overlap with any.
    const string Space = "10.0.0.0/24";

    /// <summary>Where the build VM is plugged in: a pure function of the recipe.</summary>
    public VmPlace Place => new(Subnets.Id(session, recipe), SecurityGroup);

    ResourceIdentifier? SecurityGroup => recipe.Network.NetworkSecurityGroup is { } given
        ? new ResourceIdentifier(given)
        : recipe.Network.HasOwnSecurityGroup ? OwnSecurityGroup : null;

    ResourceIdentifier OwnSecurityGroup => session.Id(Names.BuildGroup(recipe), "Microsoft.Network/networkSecurityGroups", Names.SecurityGroup(recipe));

    ResourceIdentifier OwnNetwork => session.Id(Names.BuildGroup(recipe), "Microsoft.Network/virtualNetworks", Names.VirtualNetwork(recipe));

    /// <summary>Makes what is not the user's: the security group first, so that nothing is reachable for a moment.</summary>
    /// <exception cref="Fault">Azure refused, or something of that name is somebody else's.</exception>
    public async Task EnsureAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        if (recipe.Network.HasOwnSecurityGroup)
            await PutAsync(OwnSecurityGroup, SecurityRules.From(recipe.Network.AllowedSourceAddresses), entry, cancellationToken);
        if (recipe.Network.IsOwn)
            await PutAsync(OwnNetwork, NetworkBody(), entry, cancellationToken);
    }

    /// <summary>What was made beside the build VM in a group of the user's and has to go, in the order of deletion; only what carries our tag and name.</summary>
    public async Task<IReadOnlyList<GenericResource>> LeftoversAsync(CancellationToken cancellationToken)
    {
        var ours = new List<GenericResource>();
        foreach (var id in new[] { OwnNetwork, OwnSecurityGroup })
        {
            if (await FindAsync(id, cancellationToken) is { } found && Ownership.Is(recipe, found.Data.Tags))
                ours.Add(found);
        }

        return ours;
    }

    async Task PutAsync(ResourceIdentifier id, JsonObject properties, LedgerEntry entry, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is { } found && !Ownership.Is(recipe, found.Data.Tags))
        {
            throw new Fault(
                $"{id.ResourceType.Type} '{id.Name}' exists in resource group {id.ResourceGroupName} and is not ours.",
                $"It lacks the tag {TagNames.Image}={recipe.ImageName}, so it may serve somebody else.",
                "Give another --vm-name or --build-resource-group.");
        }

        var request = new GenericResourceData(new AzureLocation(recipe.Location)) { Properties = BinaryData.FromString(properties.ToJsonString()) };
        ResourceTags.AddTo(request.Tags, recipe, entry.Tags());
        await ArmCall.RunAsync(
            $"create {id.ResourceType.Type} {id.Name}",
            () => LongOperation.RunAsync(token => session.Client.GetGenericResources().CreateOrUpdateAsync(WaitUntil.Started, id, request, token), cancellationToken));
    }

    Task<GenericResource?> FindAsync(ResourceIdentifier id, CancellationToken cancellationToken) =>
        ArmCall.FindAsync($"read {id.Name}", () => session.Client.GetGenericResource(id).GetAsync(cancellationToken));

    static JsonObject NetworkBody() => new()
    {
        ["addressSpace"] = new JsonObject { ["addressPrefixes"] = new JsonArray(Space) },
        ["subnets"] = new JsonArray(new JsonObject { ["name"] = Names.Subnet, ["properties"] = new JsonObject { ["addressPrefix"] = Space } }),
    };
}
