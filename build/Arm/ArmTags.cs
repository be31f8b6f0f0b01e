using Azure;
using Azure.Core;
using Azure.ResourceManager.Resources;
using Azure.ResourceManager.Resources.Models;

namespace Ingot.Arm;

/// <summary>The tags of one resource or resource group, read and changed by themselves.</summary>
/// <remarks>A change is one request, not the SDK's SetTags, which deletes all tags first: what has none of ours in between is nobody's.</remarks>
/// <param name="session">The session.</param>
/// <param name="id">Id of the resource or group.</param>
sealed class ArmTags(ArmSession session, ResourceIdentifier id)
{
    TagResource Resource => session.Client.GetTagResource(TagResource.CreateResourceIdentifier(id));

    /// <summary>The tags; null when there is no such resource.</summary>
    /// <param name="doing">What they are read for, as the end of "Azure did not …".</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="Fault">Azure refused.</exception>
    public async Task<IDictionary<string, string>?> FindAsync(string doing, CancellationToken cancellationToken) =>
        (await ArmCall.FindAsync(doing, () => Resource.GetAsync(cancellationToken)))?.Data.TagValues;

    /// <summary>Adds these tags, or changes them; the others stay.</summary>
    /// <param name="doing">What it is for, as the end of "Azure did not …".</param>
    /// <param name="tags">Names and values.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when there is no such resource.</returns>
    /// <exception cref="Fault">Azure refused.</exception>
    public Task<bool> MergeAsync(string doing, IEnumerable<KeyValuePair<string, string>> tags, CancellationToken cancellationToken) =>
        PatchAsync(doing, TagPatchMode.Merge, tags, cancellationToken);

    /// <summary>Takes these tags away, where they have these values; the others stay.</summary>
    /// <param name="doing">What it is for, as the end of "Azure did not …".</param>
    /// <param name="tags">Names and values.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when there is no such resource.</returns>
    /// <exception cref="Fault">Azure refused.</exception>
    public Task<bool> RemoveAsync(string doing, IEnumerable<KeyValuePair<string, string>> tags, CancellationToken cancellationToken) =>
        PatchAsync(doing, TagPatchMode.Delete, tags, cancellationToken);

    async Task<bool> PatchAsync(string doing, TagPatchMode mode, IEnumerable<KeyValuePair<string, string>> tags, CancellationToken cancellationToken)
    {
        var patch = new TagResourcePatch { PatchMode = mode };
        foreach (var (name, value) in tags)
            patch.TagValues.Add(name, value);
        return await ArmCall.FindAsync(doing, async () =>
        {
            var done = await Resource.UpdateAsync(WaitUntil.Completed, patch, cancellationToken);
            return Response.FromValue(done.Value, done.GetRawResponse());
        }) is not null;
    }
}
