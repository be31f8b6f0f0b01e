using Azure.ResourceManager.Compute;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>Managed images that a capture of this recipe's build VM began and did not finish.</summary>
static class BrokenImages
{
    /// <summary>Those of our tag, made from exactly our build VM, that are not whole; a capture that another VM is the source of is not ours to judge.</summary>
    /// <remarks>All images of a recipe have the same VM as their source, and one that is "Updating" (its tags, say) became whole long ago.</remarks>
    public static async Task<IReadOnlyList<DiskImageResource>> FindAsync(ArmSession session, Recipe recipe, CancellationToken cancellationToken)
    {
        var source = session.Id(Names.BuildGroup(recipe), "Microsoft.Compute/virtualMachines", recipe.VmName);
        var group = await ArmCall.FindAsync(
            $"read resource group {recipe.ResourceGroup}",
            () => session.Client.GetResourceGroupResource(session.GroupId(recipe.ResourceGroup)).GetAsync(cancellationToken));
        if (group is null)
            return [];
        return await ArmCall.RunAsync<IReadOnlyList<DiskImageResource>>($"list the images of resource group {recipe.ResourceGroup}", async () =>
        {
            var broken = new List<DiskImageResource>();
            await foreach (var image in group.GetDiskImages().GetAllAsync(cancellationToken))
            {
                if (image.Data.ProvisioningState is "Creating" or "Failed" && Ownership.Is(recipe, image.Data.Tags) && source.Equals(image.Data.SourceVirtualMachineId))
                    broken.Add(image);
            }

            return broken;
        });
    }
}
