using Azure;
using Azure.Core;
using Azure.ResourceManager;
using Azure.ResourceManager.Resources;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>Everything a bake made beside its image, and its deletion: images that were begun and not finished, the build VM with its disks, its network
/// interface and its own network, and the temporary group; only what carries our tag and name.</summary>
/// <param name="session">The session.</param>
/// <param name="recipe">The recipe.</param>
/// <param name="time">The clock that waits go by.</param>
public sealed class Leftovers(ArmSession session, Recipe recipe, TimeProvider time)
{
    readonly BuildGroup buildGroup = new(session, recipe);
    readonly VmRemains remains = VmRemains.Of(session, recipe, time);
    readonly List<string> deleted = [];

    // With the VM goes what tells a broken image from a whole one: what was found once is remembered.
    readonly Dictionary<ResourceIdentifier, BrokenImage> broken = [];

    bool isMachineGone;

    /// <summary>By the system's clock.</summary>
    public Leftovers(ArmSession session, Recipe recipe)
        : this(session, recipe, TimeProvider.System)
    {
    }

    /// <summary>Ids of images that this process knows to be whole, whatever Azure calls them.</summary>
    public IReadOnlyCollection<string> Whole { get; init; } = [];

    /// <summary>What was deleted so far, for people to read.</summary>
    public IReadOnlyList<string> Deleted => deleted;

    /// <summary>The commands that delete what may remain of the machine, for people to run.</summary>
    public static string Commands(Recipe recipe)
    {
        var group = Names.BuildGroup(recipe);
        return recipe.BuildResourceGroup is null
            ? $"az group delete --name {group} --yes"
            : $"az vm delete --resource-group {group} --name {recipe.VmName} --yes --force-deletion true, and look with: az resource list --resource-group {group} --output table";
    }

    /// <summary>Deletes everything.</summary>
    /// <returns>What was deleted, for people to read.</returns>
    /// <exception cref="Fault">Something remains; the fault names it, and the commands to delete it.</exception>
    public async Task<IReadOnlyList<string>> DeleteAsync(CancellationToken cancellationToken)
    {
        await RepeatAsync(async () => [.. await DeleteImagesAsync(cancellationToken), .. await DeleteMachineAsync(cancellationToken)], cancellationToken);
        return deleted;
    }

    /// <summary>Looks whether there is something, claims it, and deletes it; all of that again when Azure has a bad moment.</summary>
    /// <param name="hold">Claims the machine before the first write; false: it is somebody's, and stays.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="Fault">Something remains; the fault names it, and the commands to delete it. Or the machine is somebody else's.</exception>
    public async Task CleanUpAsync(Func<CancellationToken, Task<bool>> hold, CancellationToken cancellationToken)
    {
        var isHeld = false;
        await RepeatAsync(
            async () =>
            {
                // Asked before each try: a process that slept may hold it no more.
                isHeld = (isHeld || await AreThereAsync(cancellationToken)) && await hold(cancellationToken);
                return isHeld ? [.. await DeleteImagesAsync(cancellationToken), .. await DeleteMachineAsync(cancellationToken)] : [];
            },
            cancellationToken);
    }

    /// <summary>Deletes everything that stands in the way of a new machine. An image of an earlier run does not: it has another name.</summary>
    /// <param name="imageStays">Told of an unfinished image that cannot be deleted, with the command to delete it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What was deleted, for people to read.</returns>
    /// <exception cref="Fault">Something of the machine remains.</exception>
    public async Task<IReadOnlyList<string>> MakeRoomAsync(Action<Fault> imageStays, CancellationToken cancellationToken)
    {
        IReadOnlyList<Fault> images = [];
        await RepeatAsync(
            async () =>
            {
                images = await DeleteImagesAsync(cancellationToken);
                return await DeleteMachineAsync(cancellationToken);
            },
            cancellationToken);
        if (images.Count > 0)
            imageStays(ImagesRemain(images));
        return deleted;
    }

    /// <summary>True when there is something to delete, or the marker of a process that held the build VM.</summary>
    /// <remarks>It asks for each by its name: a list by tag would be one call, and may lack what was made a moment ago.</remarks>
    /// <exception cref="Fault">Azure refused.</exception>
    public async Task<bool> AreThereAsync(CancellationToken cancellationToken) =>
        // The machine first: it costs most, and a group of images that cannot be read is no reason to leave it.
        await IsMachineThereAsync(cancellationToken)
        || (await BrokenImages.FindAsync(session, recipe, Whole, cancellationToken)).Count > 0;

    async Task<bool> IsMachineThereAsync(CancellationToken cancellationToken)
    {
        if (await buildGroup.FindAsync(cancellationToken) is not { } group)
            return false;
        if (recipe.BuildResourceGroup is null)
            return buildGroup.IsOurs(group.Data);
        return await remains.AreThereAsync(cancellationToken)
            || await new HoldPlace(session, recipe).ReadAsync(cancellationToken) is not null
            || (await new BuildNetwork(session, recipe).LeftoversAsync(cancellationToken)).Count > 0;
    }

    async Task RepeatAsync(Func<Task<IReadOnlyList<Fault>>> attempt, CancellationToken cancellationToken)
    {
        var tries = new DeletionTries(time);
        var done = 0;
        while (await FaultsAsync(attempt) is { Count: > 0 } faults)
        {
            if (deleted.Count > done)
                tries.Renew();
            done = deleted.Count;
            if (!tries.AreWorth(faults))
                throw Remain(faults);
            await tries.PauseAsync(cancellationToken);
        }
    }

    // A refusal that has an exit code of its own is no matter of waiting, nor is a machine that another run took over.
    static async Task<IReadOnlyList<Fault>> FaultsAsync(Func<Task<IReadOnlyList<Fault>>> attempt)
    {
        try
        {
            return await attempt();
        }
        catch (Fault fault) when (fault.ExitCode is null && fault.Code is not (Hold.HeldCode or Hold.ChangedCode))
        {
            return [fault];
        }
    }

    // What cannot be deleted is no reason to leave what costs more.
    async Task<IReadOnlyList<Fault>> DeleteImagesAsync(CancellationToken cancellationToken)
    {
        var faults = new List<Fault>();
        faults.AddRange(await FaultsAsync(async () =>
        {
            foreach (var image in await BrokenImages.FindAsync(session, recipe, Whole, cancellationToken))
                broken[image.Id] = image;
            return [];
        }));
        foreach (var image in broken.Values.ToList())
        {
            faults.AddRange(await FaultsAsync(async () =>
            {
                await DeleteAsync(image.Name, () => image.DeleteAsync(cancellationToken));
                broken.Remove(image.Id);
                return [];
            }));
        }

        return faults;
    }

    Task<IReadOnlyList<Fault>> DeleteMachineAsync(CancellationToken cancellationToken) => FaultsAsync(async () =>
    {
        isMachineGone = false;
        if (await buildGroup.FindAsync(cancellationToken) is { } group)
        {
            if (buildGroup.IsOurs(group.Data))
                await DeleteGroupAsync(group, cancellationToken);
            else if (recipe.BuildResourceGroup is not null)
                await DeletePartsAsync(cancellationToken);
        }

        isMachineGone = true;
        return [];
    });

    async Task DeleteGroupAsync(ResourceGroupResource group, CancellationToken cancellationToken)
    {
        var what = $"resource group {group.Id.Name}";
        await ArmCall.DeleteAsync($"delete {what}", () => group.DeleteAsync(WaitUntil.Completed, cancellationToken: cancellationToken));
        if (await buildGroup.FindAsync(cancellationToken) is not null)
            throw DeletionTries.StillThere(group.Id);
        deleted.Add(what);
    }

    async Task DeletePartsAsync(CancellationToken cancellationToken)
    {
        await remains.DeleteAsync(deleted.Add, cancellationToken);
        // After the VM: its network interface is in them.
        foreach (var part in await new BuildNetwork(session, recipe).LeftoversAsync(cancellationToken))
            await DeleteAsync($"{part.Id.ResourceType.Type} {part.Id.Name}", () => part.DeleteAsync(WaitUntil.Completed, cancellationToken));
    }

    async Task DeleteAsync(string what, Func<Task<ArmOperation>> delete)
    {
        await ArmCall.DeleteAsync($"delete {what}", delete);
        deleted.Add(what);
    }

    Fault Remain(IReadOnlyList<Fault> faults) => isMachineGone ? ImagesRemain(faults) : new(
        $"What the bake made in resource group {Names.BuildGroup(recipe)} may still be there, and costs money.",
        Reasons(faults),
        $"{Remedies(faults)} Then run Cleanup again, or: {string.Join("; ", broken.Values.Select(image => image.Command).Append(Commands(recipe)))}",
        faults[0]) { Code = faults[0].Code, CorrelationId = faults[0].CorrelationId };

    // Without the VM a later Cleanup may not tell it from a whole one.
    Fault ImagesRemain(IReadOnlyList<Fault> faults) => new(
        $"The VM is gone; an image that was begun and not finished may still be there, in resource group {recipe.ResourceGroup}, and cost money.",
        Reasons(faults),
        $"{Remedies(faults)} Then run: {string.Join("; ", broken.Values.Select(image => image.Command).DefaultIfEmpty("Cleanup"))}",
        faults[0]) { Code = faults[0].Code, CorrelationId = faults[0].CorrelationId };

    static string Reasons(IEnumerable<Fault> faults) => string.Join(" ", faults.Select(fault => $"{fault.Message} {fault.Why}"));

    static string Remedies(IEnumerable<Fault> faults) => string.Join(" ", faults.Select(fault => fault.Remedy).Distinct());
}
