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
    static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

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

    /// <summary>Captures the deallocated, generalized VM with all its disks; gives the image's id.</summary>
    /// <exception cref="Fault">Azure refused.</exception>
    public async Task<string> CaptureAsync(BuildVm vm, LedgerEntry entry, CancellationToken cancellationToken)
    {
        var name = Names.Image(recipe, entry.Run);
        await SettleAsync(name, cancellationToken);
        var request = Request(recipe, entry, vm.Id, await vm.GenerationAsync(cancellationToken));
        var done = await ArmCall.RunAsync(
            $"capture image {name}",
            () => Images.CreateOrUpdateAsync(WaitUntil.Completed, name, request, cancellationToken));
        return done.Value.Id.ToString();
    }

    // A run that died may have begun this very image, and Azure goes on with it: a second request in the meantime would be refused. One that came to
    // nothing makes room.
    async Task SettleAsync(string name, CancellationToken cancellationToken)
    {
        while (await ArmCall.FindAsync($"read image {name}", () => Images.GetAsync(name, cancellationToken: cancellationToken)) is { } begun)
        {
            if (begun.Data.ProvisioningState == "Succeeded" || !Ownership.Is(recipe, begun.Data.Tags))
                return;
            if (CameToNothing(begun.Data))
                await ArmCall.RunAsync($"delete unfinished image {name}", () => begun.DeleteAsync(WaitUntil.Completed, cancellationToken));
            else
                await Task.Delay(Between, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>True for an image that Azure has stopped making, and will not go on with.</summary>
    internal static bool CameToNothing(DiskImageData image) => image.ProvisioningState is "Failed" or "Canceled";

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
