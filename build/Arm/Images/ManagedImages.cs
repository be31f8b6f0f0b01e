using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Ingot.Arm.Machines;
using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>The managed images of a recipe.</summary>
public sealed class ManagedImages(ArmSession session, Recipe recipe)
{
    DiskImageCollection Images =>
        session.Client.GetResourceGroupResource(session.GroupId(recipe.ResourceGroup)).GetDiskImages();

    /// <summary>The newest image made from exactly these inputs; null when there is none.</summary>
    /// <exception cref="Fault">The resource group does not exist, or Azure refused.</exception>
    public Task<FoundImage?> FindAsync(string inputs, CancellationToken cancellationToken) =>
        ArmCall.RunAsync($"list the images of resource group {recipe.ResourceGroup}", async () =>
        {
            DiskImageResource? newest = null;
            await foreach (var image in Images.GetAllAsync(cancellationToken))
            {
                if (image.Data.ProvisioningState == "Succeeded" && ImageTags.AreOf(recipe, inputs, image.Data.Tags)
                    && StringComparer.OrdinalIgnoreCase.Compare(image.Id.Name, newest?.Id.Name) > 0)
                {
                    newest = image;
                }
            }

            return newest is null ? null : FoundImage.Of(newest.Id, newest.Data.Tags);
        });

    /// <summary>Captures the deallocated, generalized VM with all its disks, or goes on with what an earlier process of the same run began; gives the image's id.</summary>
    /// <exception cref="Fault">Azure refused.</exception>
    public async Task<string> CaptureAsync(BuildVm vm, LedgerEntry entry, CancellationToken cancellationToken)
    {
        var name = Names.Image(recipe, entry.Run);
        if (await SettledAsync(name, entry, cancellationToken) is { } begun)
        {
            if (IsWhole(begun))
                return begun.Id.ToString();
            await ArmCall.DeleteAsync($"delete unfinished image {name}", () => begun.DeleteAsync(WaitUntil.Completed, cancellationToken));
        }

        var request = Request(recipe, entry, vm.Id, await vm.GenerationAsync(cancellationToken));
        try
        {
            var done = await ArmCall.RunAsync(
                $"capture image {name}",
                () => LongOperation.RunAsync(token => Images.CreateOrUpdateAsync(WaitUntil.Started, name, request, token), cancellationToken));
            return done.Id.ToString();
        }
        catch (Fault fault) when (ArmWrite.MayBeDone(fault))
        {
            // Azure may have begun although its answer was lost, and the SDK's second request is refused then: what is there counts.
            if (await SettledAsync(name, entry, cancellationToken) is { } made && IsWhole(made))
                return made.Id.ToString();
            throw;
        }
    }

    // The run's image, once Azure is done with it; null when there is none.
    async Task<DiskImageResource?> SettledAsync(string name, LedgerEntry entry, CancellationToken cancellationToken)
    {
        var image = await Patience.UntilAsync(
            TimeProvider.System,
            () => ArmCall.FindAsync($"read image {name}", () => Images.GetAsync(name, cancellationToken: cancellationToken)),
            found => found is null || IsWhole(found) || CameToNothing(found.Data),
            cancellationToken);
        return image is null || ImageTags.AreOfRun(recipe, entry.Run, image.Data.Tags) ? image : throw Taken(name);
    }

    // One that was verified was whole before, whatever came of a later change of its tags.
    static bool IsWhole(DiskImageResource image) => image.Data.ProvisioningState == "Succeeded" || image.Data.Tags.ContainsKey(TagNames.Verified);

    Fault Taken(string name) => new(
        $"Somebody else's image {name} is in resource group {recipe.ResourceGroup}.",
        "It does not carry this run's tags, so it is not replaced.",
        "Rename or delete it if it is of no use, or give another --image-name.");

    /// <summary>True for an image that Azure has stopped making, and will not go on with. One that was verified was whole: a later change of it failed.</summary>
    internal static bool CameToNothing(DiskImageData image) =>
        image.ProvisioningState is "Failed" or "Canceled" && !image.Tags.ContainsKey(TagNames.Verified);

    /// <summary>The body of the request. Without a storage profile Azure takes the disks as the VM has them.</summary>
    public static DiskImageData Request(Recipe recipe, LedgerEntry entry, ResourceIdentifier vm, HyperVGeneration generation)
    {
        var request = new DiskImageData(new AzureLocation(recipe.Location))
        {
            SourceVirtualMachineId = vm,
            HyperVGeneration = generation,
            StorageProfile = recipe.Capture.ZoneResilient ? new ImageStorageProfile { ZoneResilient = true } : null,
        };
        ImageTags.Add(recipe, entry, request.Tags);
        return request;
    }
}
