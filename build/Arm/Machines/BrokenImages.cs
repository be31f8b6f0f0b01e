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
    /// <remarks>All images of a recipe have the same VM as their source, and one that is "Updating" (its tags, say) became whole long ago.</remarks>
    public static async Task<IReadOnlyList<BrokenImage>> FindAsync(ArmSession session, Recipe recipe, CancellationToken cancellationToken)
    {
        var vm = session.Id(Names.BuildGroup(recipe), "Microsoft.Compute/virtualMachines", recipe.VmName);
        var broken = await ManagedAsync(session, recipe, vm, cancellationToken);
        if (recipe.Capture.WantsGallery)
        {
            broken.AddRange((await new GalleryVersions(session, recipe).UnfinishedAsync(vm, cancellationToken)).Select(version =>
                new BrokenImage($"unfinished image version {version.Id.Name}", token => version.DeleteAsync(WaitUntil.Completed, token))));
        }

        return broken;
    }

    static async Task<List<BrokenImage>> ManagedAsync(ArmSession session, Recipe recipe, ResourceIdentifier vm, CancellationToken cancellationToken)
    {
        var group = await ArmCall.FindAsync(
            $"read resource group {recipe.ResourceGroup}",
            () => session.Client.GetResourceGroupResource(session.GroupId(recipe.ResourceGroup)).GetAsync(cancellationToken));
        if (group is null)
            return [];
        return await ArmCall.RunAsync($"list the images of resource group {recipe.ResourceGroup}", async () =>
        {
            var broken = new List<BrokenImage>();
            await foreach (var image in group.GetDiskImages().GetAllAsync(cancellationToken))
            {
                var isBroken = image.Data.ProvisioningState == "Creating" || ManagedImages.CameToNothing(image.Data);
                if (isBroken && Ownership.Is(recipe, image.Data.Tags) && vm.Equals(image.Data.SourceVirtualMachineId))
                    broken.Add(new($"unfinished image {image.Id.Name}", token => image.DeleteAsync(WaitUntil.Completed, token)));
            }

            return broken;
        });
    }
}
