using Azure;
using Azure.Core;
using Azure.ResourceManager.Resources;
using Azure.ResourceManager.Resources.Models;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>Where the holder of a build VM is written down: on the temporary group; in a group of the user, on an empty network security group beside the VM.</summary>
sealed class HoldPlace(ArmSession session, Recipe recipe)
{
    readonly ResourceIdentifier id = recipe.BuildResourceGroup is null
        ? session.GroupId(Names.BuildGroup(recipe))
        : session.Id(recipe.BuildResourceGroup, "Microsoft.Network/networkSecurityGroups", Names.HoldMarker(recipe));

    bool IsMarker => recipe.BuildResourceGroup is not null;

    /// <summary>The command that deletes the marker, for people to run; null where there is none.</summary>
    public string? Command => IsMarker ? $"az network nsg delete --resource-group {id.ResourceGroupName} --name {id.Name}" : null;

    TagResource Tags => session.Client.GetTagResource(TagResource.CreateResourceIdentifier(id));

    /// <summary>Who holds; null when nobody does, or the place is not there.</summary>
    public async Task<Holder?> ReadAsync(CancellationToken cancellationToken)
    {
        var tags = await ArmCall.FindAsync($"read who works on VM {recipe.VmName}", () => Tags.GetAsync(cancellationToken));
        return tags is null || !tags.Data.TagValues.TryGetValue(TagNames.Holder, out var value) ? null : Holder.Parse(value);
    }

    /// <summary>Writes the holder down. A temporary group that is not there yet is made by whoever needs it, with the tag.</summary>
    public async Task WriteAsync(Holder holder, CancellationToken cancellationToken)
    {
        if (IsMarker && !await ExistsAsync(cancellationToken))
        {
            await MakeMarkerAsync(holder, cancellationToken);
            return;
        }

        await PatchAsync(TagPatchMode.Merge, holder, cancellationToken);
    }

    /// <summary>Takes the holder away; the marker goes as a whole.</summary>
    public async Task ClearAsync(Holder holder, CancellationToken cancellationToken)
    {
        if (IsMarker)
            await ArmCall.FindAsync("give the VM free", () => DeleteMarkerAsync(cancellationToken));
        else
            await PatchAsync(TagPatchMode.Delete, holder, cancellationToken);
    }

    async Task<Response<HoldPlace>> DeleteMarkerAsync(CancellationToken cancellationToken)
    {
        var done = await session.Client.GetGenericResource(id).DeleteAsync(WaitUntil.Completed, cancellationToken);
        return Response.FromValue(this, done.GetRawResponse());
    }

    async Task<bool> ExistsAsync(CancellationToken cancellationToken) =>
        await ArmCall.FindAsync($"read {id.Name}", () => session.Client.GetGenericResource(id).GetAsync(cancellationToken)) is not null;

    Task PatchAsync(TagPatchMode mode, Holder holder, CancellationToken cancellationToken)
    {
        var patch = new TagResourcePatch { PatchMode = mode };
        patch.TagValues.Add(TagNames.Holder, holder.ToString());
        return ArmCall.FindAsync($"say who works on VM {recipe.VmName}", async () =>
            Response.FromValue(this, (await Tags.UpdateAsync(WaitUntil.Completed, patch, cancellationToken)).GetRawResponse()));
    }

    Task MakeMarkerAsync(Holder holder, CancellationToken cancellationToken)
    {
        var marker = new GenericResourceData(new AzureLocation(recipe.Location)) { Properties = BinaryData.FromString("{}") };
        ResourceTags.AddTo(marker.Tags, recipe, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [TagNames.Image] = recipe.ImageName,
            [TagNames.Holder] = holder.ToString(),
            [TagNames.Run] = Names.Run(holder.Since),
            [TagNames.Expires] = (holder.Since + recipe.TimeToLive).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", null),
        });
        return ArmCall.RunAsync($"say who works on VM {recipe.VmName}", () =>
            LongOperation.RunAsync(token => session.Client.GetGenericResources().CreateOrUpdateAsync(WaitUntil.Started, id, marker, token), cancellationToken));
    }
}
