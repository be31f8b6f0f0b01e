using System.Text.Json.Nodes;
using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;

namespace Ingot.Tests.Emulator.Arm;

public sealed class LifecycleTests
{
    static CancellationToken Cancellation => EmulatedAzure.Cancellation;

    [Fact]
    public async Task Power_follows_what_is_pressed()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var machine = await SdkMachines.NewMachineAsync(await SdkMachines.NewGroupAsync(azure, "g"), "bake01");
        Assert.Equal("PowerState/running", await PowerAsync(machine));
        var guest = azure.Server.FindGuest(machine.Id.ToString());
        Assert.NotNull(guest);
        var booted = guest.BootTime;
        await machine.RestartAsync(WaitUntil.Completed, Cancellation);
        Assert.True(guest.BootTime > booted);
        await machine.PowerOffAsync(WaitUntil.Completed, cancellationToken: Cancellation);
        Assert.Equal("PowerState/stopped", await PowerAsync(machine));
        Assert.False(guest.IsRunning);
        await machine.PowerOnAsync(WaitUntil.Completed, Cancellation);
        Assert.Equal("PowerState/running", await PowerAsync(machine));
        await machine.DeallocateAsync(WaitUntil.Completed, cancellationToken: Cancellation);
        Assert.Equal("PowerState/deallocated", await PowerAsync(machine));
        await RefusedAsync("409 OperationNotAllowed", () => machine.RestartAsync(WaitUntil.Completed, Cancellation));
    }

    [Fact]
    public async Task A_machine_that_shuts_itself_down_is_stopped_and_not_deallocated()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var machine = await SdkMachines.NewMachineAsync(await SdkMachines.NewGroupAsync(azure, "g"), "bake01");
        var guest = azure.Server.FindGuest(machine.Id.ToString());
        Assert.NotNull(guest);
        await guest.Gate.WaitAsync(Cancellation);
        guest.IsRunning = false;
        guest.Gate.Release();
        Assert.Equal("PowerState/stopped", await PowerAsync(machine));
        var view = await machine.InstanceViewAsync(Cancellation);
        Assert.Equal("Not Ready", view.Value.VmAgent.Statuses[0].DisplayStatus);
    }

    [Fact]
    public async Task Only_a_stopped_machine_is_generalized_and_only_a_generalized_one_captured()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var group = await SdkMachines.NewGroupAsync(azure, "g");
        var machine = await SdkMachines.NewMachineAsync(group, "bake01");
        await RefusedAsync("409 OperationNotAllowed", () => machine.GeneralizeAsync(Cancellation));
        await machine.DeallocateAsync(WaitUntil.Completed, cancellationToken: Cancellation);
        var message = await RefusedAsync("409 OperationNotAllowed", () => CaptureAsync(group, machine));
        Assert.Contains("The operation 'Create Image' requires the Virtual Machine 'bake01' to be Generalized.", message, StringComparison.Ordinal);
        await machine.GeneralizeAsync(Cancellation);
        message = await RefusedAsync("409 OperationNotAllowed", () => machine.PowerOnAsync(WaitUntil.Completed, Cancellation));
        Assert.Contains("Operation 'start' is not allowed on VM 'bake01' since the VM is generalized.", message, StringComparison.Ordinal);
        var view = await machine.InstanceViewAsync(Cancellation);
        Assert.Equal(
            "ProvisioningState/succeeded OSState/generalized PowerState/deallocated",
            string.Join(' ', view.Value.Statuses.Select(status => status.Code)));
    }

    [Fact]
    public async Task An_image_without_sysprep_never_comes_up_and_leaves_its_machine_behind()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var group = await SdkMachines.NewGroupAsync(azure, "g");
        var machine = await SdkMachines.NewMachineAsync(group, "bake01");
        await machine.DeallocateAsync(WaitUntil.Completed, cancellationToken: Cancellation);
        await machine.GeneralizeAsync(Cancellation);
        var image = await CaptureAsync(group, machine);
        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => SdkMachines.NewMachineAsync(group, "verify01", new() { Id = image.Id }));
        Assert.Equal("200 OSProvisioningTimedOut", $"{failure.Status} {failure.ErrorCode}");
        var left = (await group.GetVirtualMachines().GetAsync("verify01", cancellationToken: Cancellation)).Value;
        Assert.Equal("Failed", left.Data.ProvisioningState);
        Assert.Contains(left.Data.NetworkProfile.NetworkInterfaces[0].Id.ToString(), azure.Server.ResourceIds, StringComparer.OrdinalIgnoreCase);
        await left.DeleteAsync(WaitUntil.Completed, cancellationToken: Cancellation);
    }

    [Fact]
    public async Task A_trusted_launch_machine_gives_no_managed_image()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        const string vm = "/providers/Microsoft.Compute/virtualMachines/bake01";
        await azure.GroupAsync("PUT", "ingot-images", vm, VmBodies.With("securityProfile.securityType", "TrustedLaunch"));
        await azure.GroupAsync("POST", "ingot-images", vm + "/deallocate");
        await azure.GroupAsync("POST", "ingot-images", vm + "/generalize");
        var answer = await azure.GroupAsync("PUT", "ingot-images", "/providers/Microsoft.Compute/images/golden", new JsonObject
        {
            ["location"] = "westeurope",
            ["properties"] = new JsonObject
            {
                ["sourceVirtualMachine"] = new JsonObject { ["id"] = $"/subscriptions/{EmulatedAzure.Subscription}/resourceGroups/ingot-images{vm}" },
            },
        });
        Assert.Equal("409 OperationNotAllowed", answer.Refusal);
        Assert.Contains("TrustedLaunch", answer.Text("error", "message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disk_and_interface_stay_behind_unless_delete_is_said()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var group = await SdkMachines.NewGroupAsync(azure, "g");
        var data = SdkMachines.Data("bake01");
        data.StorageProfile.OSDisk.DeleteOption = null;
        data.NetworkProfile.NetworkInterfaceConfigurations[0].DeleteOption = null;
        var machine = (await group.GetVirtualMachines().CreateOrUpdateAsync(WaitUntil.Completed, "bake01", data, Cancellation)).Value;
        var nic = machine.Data.NetworkProfile.NetworkInterfaces[0];
        Assert.Equal(ComputeDeleteOption.Detach, nic.DeleteOption);
        await machine.DeleteAsync(WaitUntil.Completed, cancellationToken: Cancellation);
        var disk = (await group.GetManagedDisks().GetAsync(machine.Data.StorageProfile.OSDisk.Name, Cancellation)).Value;
        Assert.Equal(DiskState.Unattached, disk.Data.DiskState);
        await disk.DeleteAsync(WaitUntil.Completed, Cancellation);
        var left = await azure.NewClient().GetGenericResource(nic.Id).GetAsync(Cancellation);
        await left.Value.DeleteAsync(WaitUntil.Completed, Cancellation);
        Assert.DoesNotContain(azure.Server.ResourceIds, id => id.StartsWith(group.Id + "/", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_public_address_goes_with_its_interface()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var group = await SdkMachines.NewGroupAsync(azure, "g");
        var data = SdkMachines.Data("bake01");
        data.NetworkProfile.NetworkInterfaceConfigurations[0].IPConfigurations[0].PublicIPAddressConfiguration = new("public")
        {
            DeleteOption = ComputeDeleteOption.Delete, PublicIPAllocationMethod = PublicIPAllocationMethod.Dynamic,
        };
        var machine = (await group.GetVirtualMachines().CreateOrUpdateAsync(WaitUntil.Completed, "bake01", data, Cancellation)).Value;
        Assert.Contains(azure.Server.ResourceIds, id => id.Contains("/publicIPAddresses/public-", StringComparison.Ordinal));
        await machine.DeleteAsync(WaitUntil.Completed, cancellationToken: Cancellation);
        Assert.DoesNotContain(azure.Server.ResourceIds, id => id.Contains("/publicIPAddresses/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Addresses_are_given_from_four_up_and_two_emulators_share_none()
    {
        var options = EmulatedAzure.NewOptions();
        await using var first = await EmulatedAzure.StartAsync(options);
        await using var second = await EmulatedAzure.StartAsync(options);
        var one = await SdkMachines.NewMachineAsync(await SdkMachines.NewGroupAsync(first, "g"), "bake01");
        var other = await SdkMachines.NewMachineAsync(await SdkMachines.NewGroupAsync(second, "g"), "bake01");
        Assert.Equal(options.GuestNetwork + ".4", first.Server.FindGuest(one.Id.ToString())?.Address);
        Assert.Equal(options.GuestNetwork + ".5", second.Server.FindGuest(other.Id.ToString())?.Address);
    }

    [Fact]
    public async Task The_marketplace_lists_versions_and_pins_latest()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var versions = await azure.NewSubscription()
            .GetVirtualMachineImagesAsync(AzureLocation.WestEurope, "MicrosoftWindowsServer", "WindowsServer", "2022-datacenter-azure-edition", cancellationToken: Cancellation)
            .ToListAsync(Cancellation);
        Assert.Equal(3, versions.Count);
        var machine = await SdkMachines.NewMachineAsync(await SdkMachines.NewGroupAsync(azure, "g"), "bake01");
        Assert.Equal(versions[^1].Name, machine.Data.StorageProfile.ImageReference.ExactVersion);
        var image = await azure.NewSubscription().GetVirtualMachineImageAsync(
            AzureLocation.WestEurope, "MicrosoftWindowsServer", "WindowsServer", "2022-datacenter-azure-edition", versions[0].Name, Cancellation);
        Assert.Equal(HyperVGeneration.V2, image.Value.HyperVGeneration);
        var sizes = azure.NewSubscription().GetVirtualMachineSizesAsync(AzureLocation.WestEurope, Cancellation);
        Assert.Contains("Standard_D2s_v5", await sizes.Select(size => size.Name).ToListAsync(Cancellation), StringComparer.Ordinal);
        var skus = azure.NewSubscription().GetComputeResourceSkusAsync("location eq 'westeurope'", cancellationToken: Cancellation);
        Assert.True(await skus.AllAsync(sku => sku.Locations.Single() == AzureLocation.WestEurope, Cancellation));
    }

    [Fact]
    public async Task Machines_are_tagged_patched_and_listed()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var group = await SdkMachines.NewGroupAsync(azure, "mygroup");
        var machine = await SdkMachines.NewMachineAsync(group, "bake01");
        machine = await machine.AddTagAsync("ingot-image", "win", Cancellation);
        var patched = await machine.UpdateAsync(WaitUntil.Completed, new VirtualMachinePatch { Tags = { ["only"] = "this" } }, Cancellation);
        Assert.Equal("only", Assert.Single(patched.Value.Data.Tags).Key);
        var listed = await azure.NewSubscription().GetVirtualMachinesAsync(cancellationToken: Cancellation).SingleAsync(Cancellation);
        Assert.Contains("/MYGROUP/", listed.Id.ToString(), StringComparison.Ordinal);
        Assert.Equal(machine.Id, listed.Id);
    }

    static async Task<DiskImageResource> CaptureAsync(Azure.ResourceManager.Resources.ResourceGroupResource group, VirtualMachineResource machine) =>
        (await group.GetDiskImages().CreateOrUpdateAsync(
            WaitUntil.Completed,
            "golden",
            new(AzureLocation.WestEurope) { SourceVirtualMachineId = machine.Id, HyperVGeneration = HyperVGeneration.V2 },
            Cancellation)).Value;

    static async Task<string> PowerAsync(VirtualMachineResource machine)
    {
        var view = await machine.InstanceViewAsync(Cancellation);
        return view.Value.Statuses.Single(status => status.Code.StartsWith("PowerState/", StringComparison.Ordinal)).Code;
    }

    static async Task<string> RefusedAsync(string refusal, Func<Task> call)
    {
        var failure = await Assert.ThrowsAsync<RequestFailedException>(call);
        Assert.Equal(refusal, $"{failure.Status} {failure.ErrorCode}");
        return failure.Message;
    }
}
