using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;

namespace Ingot.Tests.Emulator.Arm;

/// <summary>The way of an image with the real SDK: group, machine, script, generalize, image, boot of the image, deletion.</summary>
public sealed class JourneyTests
{
    [Fact]
    public async Task An_image_is_captured_and_boots_and_nothing_is_left()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var seeded = azure.Server.ResourceIds;
        var group = await SdkMachines.NewGroupAsync(azure, "bake");
        var machine = await SdkMachines.NewMachineAsync(group, "bake01");
        Assert.Equal("Succeeded", machine.Data.ProvisioningState);
        await SdkMachines.RunAsync(machine, "mark", "New-Item -Path HKLM:\\SOFTWARE\\Baked | Out-Null; Write-Output done");
        Assert.Equal("done", (await SdkMachines.OutcomeAsync(machine, "mark")).Output.Trim());
        await SdkMachines.PretendSysprepAsync(machine);

        await machine.DeallocateAsync(WaitUntil.Completed, cancellationToken: EmulatedAzure.Cancellation);
        await machine.GeneralizeAsync(EmulatedAzure.Cancellation);
        var image = (await group.GetDiskImages().CreateOrUpdateAsync(
            WaitUntil.Completed,
            "golden",
            new(AzureLocation.WestEurope) { SourceVirtualMachineId = machine.Id, HyperVGeneration = HyperVGeneration.V2 },
            EmulatedAzure.Cancellation)).Value;
        Assert.Equal("Succeeded", image.Data.ProvisioningState);

        var verify = await SdkMachines.NewMachineAsync(group, "verify01", new() { Id = image.Id });
        var guest = azure.Server.FindGuest(verify.Id.ToString());
        Assert.NotNull(guest);
        Assert.Equal("verify01", guest.ComputerName);
        Assert.Contains("Baked", guest.Drives["HKLM"].Children["software"].Children.Keys, StringComparer.Ordinal);
        Assert.True(guest.Users["builder"].Accepts(VmBodies.Password));

        await machine.DeleteAsync(WaitUntil.Completed, forceDeletion: true, EmulatedAzure.Cancellation);
        await verify.DeleteAsync(WaitUntil.Completed, cancellationToken: EmulatedAzure.Cancellation);
        Assert.Equal($"{group.Id} {image.Id}", string.Join(' ', azure.Server.ResourceIds.Except(seeded, StringComparer.Ordinal)));
        await group.DeleteAsync(WaitUntil.Completed, cancellationToken: EmulatedAzure.Cancellation);
        Assert.Equal(seeded, azure.Server.ResourceIds);
    }
}
