using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;

namespace Ingot.Tests.Emulator.Arm;

/// <summary>Galleries with the real SDK.</summary>
public sealed class GalleryJourneyTests
{
    [Fact]
    public async Task A_version_is_captured_from_a_machine_and_boots_and_is_deleted()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var group = await SdkMachines.NewGroupAsync(azure, "bake");
        var machine = await SdkMachines.NewMachineAsync(group, "bake01");
        await SdkMachines.RunAsync(machine, "mark", "New-Item -Path HKLM:\\SOFTWARE\\Baked | Out-Null");
        await SdkMachines.PretendSysprepAsync(machine);
        await machine.DeallocateAsync(WaitUntil.Completed, cancellationToken: EmulatedAzure.Cancellation);
        await machine.GeneralizeAsync(EmulatedAzure.Cancellation);

        var gallery = (await group.GetGalleries().CreateOrUpdateAsync(
            WaitUntil.Completed, "my.gallery", new(AzureLocation.WestEurope), EmulatedAzure.Cancellation)).Value;
        Assert.Equal($"{EmulatedAzure.Subscription}-MY.GALLERY", gallery.Data.IdentifierUniqueName);
        var definition = await NewDefinitionAsync(gallery, OperatingSystemStateType.Generalized);
        var version = await NewVersionAsync(definition, "1.0.0", machine.Id);
        Assert.Equal("Succeeded", version.Data.ProvisioningState.ToString());
        Assert.Equal("West Europe", Assert.Single(version.Data.PublishingProfile.TargetRegions).Name);

        var status = await definition.GetGalleryImageVersionAsync("1.0.0", ReplicationStatusType.ReplicationStatus, EmulatedAzure.Cancellation);
        Assert.Equal("Completed", status.Value.Data.ReplicationStatus.AggregatedState.ToString());
        Assert.Equal(100, Assert.Single(status.Value.Data.ReplicationStatus.Summary).Progress);

        var verify = await SdkMachines.NewMachineAsync(group, "verify01", new() { Id = definition.Id });
        var guest = azure.Server.FindGuest(verify.Id.ToString());
        Assert.Equal("verify01", guest?.ComputerName);
        Assert.Contains("Baked", guest!.Drives["HKLM"].Children["software"].Children.Keys, StringComparer.Ordinal);

        await version.DeleteAsync(WaitUntil.Completed, EmulatedAzure.Cancellation);
        await definition.DeleteAsync(WaitUntil.Completed, EmulatedAzure.Cancellation);
        await gallery.DeleteAsync(WaitUntil.Completed, EmulatedAzure.Cancellation);
        Assert.DoesNotContain(azure.Server.ResourceIds, id => id.Contains("my.gallery", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_specialized_version_keeps_the_name_and_the_accounts()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var group = await SdkMachines.NewGroupAsync(azure, "bake");
        var machine = await SdkMachines.NewMachineAsync(group, "bake01");
        await machine.DeallocateAsync(WaitUntil.Completed, cancellationToken: EmulatedAzure.Cancellation);
        var gallery = (await azure.NewSubscription().GetResourceGroupAsync("ingot-images", EmulatedAzure.Cancellation)).Value
            .GetGallery("ingot_gallery", cancellationToken: EmulatedAzure.Cancellation).Value;
        var definition = await NewDefinitionAsync(gallery, OperatingSystemStateType.Specialized);
        var version = await NewVersionAsync(definition, "2.0.1", machine.Id);

        var data = SdkMachines.Data("clone01", new() { Id = version.Id });
        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => group.GetVirtualMachines()
            .CreateOrUpdateAsync(WaitUntil.Completed, "clone01", data, EmulatedAzure.Cancellation));
        Assert.Equal("InvalidParameter", refusal.ErrorCode);
        Assert.Contains("Parameter 'osProfile' is not allowed.", refusal.Message, StringComparison.Ordinal);

        data.OSProfile = null;
        var clone = (await group.GetVirtualMachines()
            .CreateOrUpdateAsync(WaitUntil.Completed, "clone01", data, EmulatedAzure.Cancellation)).Value;
        Assert.Null(clone.Data.OSProfile);
        var guest = azure.Server.FindGuest(clone.Id.ToString());
        Assert.Equal("bake01", guest?.ComputerName);
        Assert.True(guest!.IsRunning);
        Assert.True(guest.Users["builder"].Accepts(VmBodies.Password));
    }

    static async Task<GalleryImageResource> NewDefinitionAsync(GalleryResource gallery, OperatingSystemStateType state) =>
        (await gallery.GetGalleryImages().CreateOrUpdateAsync(
            WaitUntil.Completed,
            "golden",
            new(AzureLocation.WestEurope)
            {
                OSType = SupportedOperatingSystemType.Windows,
                OSState = state,
                HyperVGeneration = HyperVGeneration.V2,
                Identifier = new("Ingot", "Windows", "golden"),
            },
            EmulatedAzure.Cancellation)).Value;

    static async Task<GalleryImageVersionResource> NewVersionAsync(GalleryImageResource definition, string name, ResourceIdentifier source) =>
        (await definition.GetGalleryImageVersions().CreateOrUpdateAsync(
            WaitUntil.Completed,
            name,
            new(AzureLocation.WestEurope) { StorageProfile = new() { GallerySource = new() { Id = source } } },
            EmulatedAzure.Cancellation)).Value;
}
