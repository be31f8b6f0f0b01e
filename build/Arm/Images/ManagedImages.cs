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
    public Task<string?> FindAsync(string inputs, CancellationToken cancellationToken) =>
        ArmCall.RunAsync($"list the images of resource group {recipe.ResourceGroup}", async () =>
        {
            var ids = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
            await foreach (var image in Images.GetAllAsync(cancellationToken))
            {
                if (Matches(image.Data, inputs))
                    ids.Add(image.Id.ToString());
            }

            return ids.Max;
        });

    /// <summary>Captures the deallocated, generalized VM; gives the image's id.</summary>
    public async Task<string> CaptureAsync(BuildVm vm, LedgerEntry entry, CancellationToken cancellationToken)
    {
        var name = Names.Image(recipe, entry.Run);
        var request = new DiskImageData(new AzureLocation(recipe.Location))
        {
            SourceVirtualMachineId = vm.Id,
            HyperVGeneration = await vm.GenerationAsync(cancellationToken),
        };
        foreach (var (tag, value) in new[]
        {
            (TagNames.Image, entry.Image), (TagNames.Run, entry.Run), (TagNames.Inputs, entry.Inputs), (TagNames.Source, entry.Source),
        })
        {
            request.Tags.Add(tag, value);
        }

        var done = await ArmCall.RunAsync(
            $"capture image {name}",
            () => Images.CreateOrUpdateAsync(WaitUntil.Completed, name, request, cancellationToken));
        return done.Value.Id.ToString();
    }

    bool Matches(DiskImageData image, string inputs) =>
        image.ProvisioningState == "Succeeded"
        && Ownership.Is(recipe, image.Tags)
        && image.Tags.TryGetValue(TagNames.Inputs, out var made) && made == inputs;
}
