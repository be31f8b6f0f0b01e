using Azure;
using Azure.Core;
using Azure.ResourceManager.Resources;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>Where the holder of a build VM is written down: on the temporary group; in a group of the user, on an empty network security group beside the VM.</summary>
sealed class HoldPlace(ArmSession session, Recipe recipe)
{
    readonly ResourceIdentifier id = recipe.BuildResourceGroup is null
        ? session.GroupId(Names.BuildGroup(recipe))
        : session.Id(recipe.BuildResourceGroup, "Microsoft.Network/networkSecurityGroups", Names.HoldMarker(recipe));

    string Saying => $"say who works on VM {recipe.VmName}";

    bool IsMarker => recipe.BuildResourceGroup is not null;

    /// <summary>The command that deletes the marker, for people to run; null where there is none.</summary>
    public string? Command => IsMarker ? $"az network nsg delete --resource-group {id.ResourceGroupName} --name {id.Name}" : null;

    ArmTags Tags => new(session, id);

    /// <summary>Who holds; null when nobody does, or the place is not there.</summary>
    public async Task<Holder?> ReadAsync(CancellationToken cancellationToken) => (await LookAsync(cancellationToken)).Holder;

    /// <summary>What is there.</summary>
    public async Task<HoldMark> LookAsync(CancellationToken cancellationToken)
    {
        var tags = await Tags.FindAsync($"read who works on VM {recipe.VmName}", cancellationToken);
        return tags is null ? HoldMark.Nothing : HoldMark.Read(tags);
    }

    /// <summary>True when there is somewhere to write: a temporary group that is not there is made by whoever needs it, with the tag.</summary>
    public bool MayStand(HoldMark seen) => seen.IsThere || IsMarker;

    /// <summary>Writes the holder down, and until when what it holds may stay after its last sign of life.</summary>
    /// <param name="holder">The holder.</param>
    /// <param name="seen">What was there a moment ago.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when there is nowhere to write.</returns>
    /// <exception cref="Fault">What has the place's name was made by no bake.</exception>
    public async Task<bool> WriteAsync(Holder holder, HoldMark seen, CancellationToken cancellationToken)
    {
        if (!MayStand(seen))
            return false;
        if (!seen.IsThere)
            await MakeMarkerAsync(holder, cancellationToken);
        else if (!seen.IsOurs)
            throw IsMarker ? NotOurs(id, recipe.VmName) : Foreign($"It lacks the tag {TagNames.Image}, so somebody else made it");
        else if (!IsMarker && seen.Vm is { } other && !other.Equals(recipe.VmName, StringComparison.OrdinalIgnoreCase))
            throw Foreign($"It was made for VM {other}");
        else
            await Tags.MergeAsync(Saying, TagsOf(holder), cancellationToken);
        return true;
    }

    /// <summary>Takes the holder away; the marker goes as a whole, unless it says what remains of a VM that was deleted.</summary>
    /// <param name="seen">What was there a moment ago.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task ClearAsync(HoldMark seen, CancellationToken cancellationToken)
    {
        if (seen.Holder is not { } holder || (IsMarker && !seen.IsOurs))
            return;
        if (!IsMarker || seen.HasNote)
            await Tags.RemoveAsync(Saying, [KeyValuePair.Create(TagNames.Holder, holder.ToString())], cancellationToken);
        else
            await ArmCall.DeleteAsync("give the VM free", () => session.Client.GetGenericResource(id).DeleteAsync(WaitUntil.Completed, cancellationToken));
    }

    // The group keeps the run that made it, which is the VM's; a marker belongs to its holder alone.
    Dictionary<string, string> TagsOf(Holder holder)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [TagNames.Holder] = holder.ToString(),
            [TagNames.Expires] = LedgerEntry.ExpiryTag(holder.Alive + recipe.TimeToLive),
        };
        if (IsMarker)
        {
            tags[TagNames.Image] = recipe.ImageName;
            tags[TagNames.Run] = Names.Run(holder.Since);
        }

        return tags;
    }

    Task MakeMarkerAsync(Holder holder, CancellationToken cancellationToken)
    {
        var marker = new GenericResourceData(new AzureLocation(recipe.Location)) { Properties = BinaryData.FromString("{}") };
        ResourceTags.AddTo(marker.Tags, recipe, TagsOf(holder));
        return ArmCall.RunAsync(Saying, () =>
            LongOperation.RunAsync(token => session.Client.GetGenericResources().CreateOrUpdateAsync(WaitUntil.Started, id, marker, token), cancellationToken));
    }

    /// <summary>Something of somebody else's has the marker's name.</summary>
    /// <param name="marker">Its id.</param>
    /// <param name="vm">Name of the VM that it would be the marker of.</param>
    public static Fault NotOurs(ResourceIdentifier marker, string vm) => new(
        $"The network security group {marker.Name} in resource group {marker.ResourceGroupName} is not ours.",
        $"It lacks the tag {TagNames.Image}, so somebody else made it; a bake would say there who works on VM {vm}, and delete it in the end.",
        "Rename or delete it, or give another --vm-name or --build-resource-group.") { ExitCode = ExitCodes.Refused, Code = "MarkerNotOurs" };

    Fault Foreign(string why) => new(
        $"The resource group {id.Name} is not ours.",
        $"{why}; a bake would say there who works on VM {recipe.VmName}, and delete it in the end.",
        "Give --build-resource-group, or another --image-name or --temporary-resource-group.") { ExitCode = ExitCodes.Refused, Code = "GroupNotOurs" };
}
