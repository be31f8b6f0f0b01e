using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Resources;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>What has to go with a build VM in a group of the user, written down before the VM is deleted: afterwards nothing else says it.</summary>
/// <remarks>It is in tags of the marker beside the VM, the one that also says who works on the VM; so a later process finds it, on any machine.</remarks>
/// <param name="session">The session.</param>
/// <param name="vm">Id of the VM.</param>
/// <param name="image">The image that the VM is for.</param>
sealed class RemainsNote(ArmSession session, ResourceIdentifier vm, string image)
{
    // What Azure allows a tag's value.
    const int Longest = 256;

    readonly VmPartNames names = new(vm);

    readonly ResourceIdentifier marker = new(
        $"/subscriptions/{vm.SubscriptionId}/resourceGroups/{vm.ResourceGroupName}/providers/Microsoft.Network/networkSecurityGroups/{Names.HoldMarker(vm.Name)}");

    string Noting => $"note what remains of VM {vm.Name}";

    ArmTags Tags => new(session, marker);

    /// <summary>The VM that a marker stands beside; null when it is no marker.</summary>
    public static ResourceIdentifier? VmOf(ResourceIdentifier marker) =>
        marker.ResourceType == "Microsoft.Network/networkSecurityGroups" && Names.VmOfMarker(marker.Name) is { } name
            ? new($"/subscriptions/{marker.SubscriptionId}/resourceGroups/{marker.ResourceGroupName}/providers/Microsoft.Compute/virtualMachines/{name}")
            : null;

    /// <summary>True when these tags of a marker hold a note, of whatever image.</summary>
    public static bool IsIn(IDictionary<string, string> tags) => tags.ContainsKey(TagNames.RemainsOf);

    /// <summary>What is noted; empty when nothing is.</summary>
    /// <exception cref="Fault">Azure refused.</exception>
    public async Task<IReadOnlyList<ResourceIdentifier>> ReadAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) is { } tags && IsOurs(tags) ? [.. Parts(tags)] : [];

    /// <summary>Notes these parts; makes the marker when there is none.</summary>
    /// <param name="parts">All that have to go.</param>
    /// <param name="data">The VM, whose tags and region a new marker gets.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="Fault">Azure refused.</exception>
    public async Task WriteAsync(IReadOnlyList<ResourceIdentifier> parts, VirtualMachineData data, CancellationToken cancellationToken)
    {
        if (parts.Count == 0)
            return;
        var note = Values(parts.Select(names.Text)).Select((value, index) => KeyValuePair.Create($"{TagNames.Remains}{index + 1}", value))
            .Append(KeyValuePair.Create(TagNames.RemainsOf, image)).ToList();
        var tags = await FindAsync(cancellationToken);
        if (tags is not null && note.TrueForAll(tag => tags.TryGetValue(tag.Key, out var value) && value == tag.Value))
            return;
        if (tags is not null && !LedgerEntry.Read(tags).IsOurs)
            throw HoldPlace.NotOurs(marker, vm.Name);
        if (tags is null || !await Tags.MergeAsync(Noting, note, cancellationToken))
            await MakeAsync(note, data, cancellationToken);
    }

    /// <summary>Takes the note away, and the marker with it unless somebody holds the VM by it.</summary>
    /// <exception cref="Fault">Azure refused.</exception>
    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } tags || !IsOurs(tags))
            return;
        if (tags.ContainsKey(TagNames.Holder))
            await Tags.RemoveAsync(Noting, tags.Where(tag => IsOfNote(tag.Key)), cancellationToken);
        else
            await ArmCall.DeleteAsync($"delete {marker.Name}", () => session.Client.GetGenericResource(marker).DeleteAsync(WaitUntil.Completed, cancellationToken));
    }

    Task<IDictionary<string, string>?> FindAsync(CancellationToken cancellationToken) => Tags.FindAsync($"read what remains of VM {vm.Name}", cancellationToken);

    // A bake of another image, whose VM has the same name, takes the marker over with what is noted there: names of parts derive from the VM's alone.
    static bool IsOurs(IDictionary<string, string> tags) => IsIn(tags) && LedgerEntry.Read(tags).IsOurs;

    IEnumerable<ResourceIdentifier> Parts(IDictionary<string, string> tags) => tags
        .Where(tag => IsOfNote(tag.Key) && tag.Key != TagNames.RemainsOf)
        .SelectMany(tag => tag.Value.Split(','))
        .Select(names.Parse).OfType<ResourceIdentifier>()
        .OrderBy(VmPartNames.Turn);

    static bool IsOfNote(string name) => name.StartsWith(TagNames.Remains, StringComparison.OrdinalIgnoreCase);

    static List<string> Values(IEnumerable<string> texts)
    {
        var values = new List<string>();
        foreach (var text in texts)
        {
            if (values.Count > 0 && values[^1].Length + 1 + text.Length <= Longest)
                values[^1] += $",{text}";
            else
                values.Add(text);
        }

        return values;
    }

    // The user's tags come along: a policy may ask for them.
    Task MakeAsync(IReadOnlyList<KeyValuePair<string, string>> note, VirtualMachineData data, CancellationToken cancellationToken)
    {
        var request = new GenericResourceData(data.Location) { Properties = BinaryData.FromString("{}") };
        foreach (var (name, value) in data.Tags.Where(tag => !TagNames.All.Contains(tag.Key) || tag.Key is TagNames.Image or TagNames.Run or TagNames.Expires).Concat(note))
            request.Tags[name] = value;
        return ArmCall.RunAsync(Noting, () =>
            LongOperation.RunAsync(token => session.Client.GetGenericResources().CreateOrUpdateAsync(WaitUntil.Started, marker, request, token), cancellationToken));
    }
}
