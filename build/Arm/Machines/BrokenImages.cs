using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Ingot.Arm.Images;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>Images and image versions that a capture of this recipe's build VM began and did not finish.</summary>
static class BrokenImages
{
    /// <summary>Those of our tag, made from exactly our build VM, that are not whole; a capture that another VM is the source of is not ours to judge.</summary>
    /// <remarks>
    /// All images of a recipe have the same VM as their source, and one that is "Updating" (its tags, say) became whole long ago. Azure also calls an image
    /// failed that was whole, when a later change of its tags failed. So a managed image in that state counts only when the run that began it is the one of the
    /// VM that is still there, and nobody has verified it; what Azure still calls "Creating" never was whole. A gallery tells it: no region has the version.
    /// </remarks>
    /// <param name="session">The session.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="whole">Ids of images that this process knows to be whole.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<IReadOnlyList<BrokenImage>> FindAsync(
        ArmSession session, Recipe recipe, IReadOnlyCollection<string> whole, CancellationToken cancellationToken)
    {
        var vm = session.Id(Names.BuildGroup(recipe), "Microsoft.Compute/virtualMachines", recipe.VmName);
        var broken = await ManagedAsync(session, recipe, vm, cancellationToken);
        if (recipe.Capture.WantsGallery)
            broken.AddRange((await new GalleryVersions(session, recipe).UnfinishedAsync(vm, cancellationToken)).Select(Of));
        return [.. broken.Where(image => !whole.Contains(image.Id.ToString(), StringComparer.OrdinalIgnoreCase))];
    }

    static async Task<List<BrokenImage>> ManagedAsync(ArmSession session, Recipe recipe, ResourceIdentifier vm, CancellationToken cancellationToken)
    {
        var group = await ArmCall.FindAsync(
            $"read resource group {recipe.ResourceGroup}",
            () => session.Client.GetResourceGroupResource(session.GroupId(recipe.ResourceGroup)).GetAsync(cancellationToken));
        if (group is null)
            return [];
        var candidates = await ArmCall.RunAsync($"list the images of resource group {recipe.ResourceGroup}", async () =>
        {
            var found = new List<DiskImageResource>();
            await foreach (var image in group.GetDiskImages().GetAllAsync(cancellationToken))
            {
                var isBegun = image.Data.ProvisioningState == "Creating" || ManagedImages.CameToNothing(image.Data);
                if (isBegun && Ownership.Is(recipe, image.Data.Tags) && vm.Equals(image.Data.SourceVirtualMachineId))
                    found.Add(image);
            }

            return found;
        });
        var run = candidates.Exists(image => ManagedImages.CameToNothing(image.Data)) ? await RunAsync(session, recipe, vm, cancellationToken) : "";
        return [.. candidates.Where(image => image.Data.ProvisioningState == "Creating" || ImageTags.AreOfRun(recipe, run, image.Data.Tags)).Select(Of)];
    }

    // Of the VM that is there; the run of one that is gone is nobody's any more.
    static async Task<string> RunAsync(ArmSession session, Recipe recipe, ResourceIdentifier vm, CancellationToken cancellationToken)
    {
        var found = await ArmCall.FindAsync($"read VM {vm.Name}", () => session.Client.GetVirtualMachineResource(vm).GetAsync(cancellationToken: cancellationToken));
        return found is not null && Ownership.Is(recipe, found.Data.Tags) ? LedgerEntry.Read(found.Data.Tags).Run : "";
    }

    static BrokenImage Of(DiskImageResource image) => new(
        image.Id,
        $"unfinished image {image.Id.Name}",
        $"az image delete --resource-group {image.Id.ResourceGroupName} --name {image.Id.Name}",
        token => image.DeleteAsync(WaitUntil.Completed, token));

    static BrokenImage Of(GalleryImageVersionResource version) => new(
        version.Id,
        $"unfinished image version {version.Id.Name}",
        $"az sig image-version delete --resource-group {version.Id.ResourceGroupName} --gallery-name {version.Id.Parent?.Parent?.Name} "
            + $"--gallery-image-definition {version.Id.Parent?.Name} --gallery-image-version {version.Id.Name}",
        token => version.DeleteAsync(WaitUntil.Completed, token));
}
