using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Azure.ResourceManager.Resources;

namespace Ingot.Tests.Emulator.Arm;

/// <summary>Machines made as the SDK makes them.</summary>
static class SdkMachines
{
    public static async Task<ResourceGroupResource> NewGroupAsync(EmulatedAzure azure, string name) =>
        (await azure.NewSubscription().GetResourceGroups()
            .CreateOrUpdateAsync(WaitUntil.Completed, name, new(AzureLocation.WestEurope), EmulatedAzure.Cancellation)).Value;

    public static async Task<VirtualMachineResource> NewMachineAsync(
        ResourceGroupResource group, string name, ImageReference? source = null) =>
        (await group.GetVirtualMachines()
            .CreateOrUpdateAsync(WaitUntil.Completed, name, Data(name, source), EmulatedAzure.Cancellation)).Value;

    public static VirtualMachineData Data(string name, ImageReference? source = null) => new(AzureLocation.WestEurope)
    {
        HardwareProfile = new() { VmSize = "Standard_D2s_v5" },
        StorageProfile = new()
        {
            ImageReference = source ?? new()
            {
                Publisher = "MicrosoftWindowsServer", Offer = "WindowsServer", Sku = "2022-datacenter-azure-edition", Version = "latest",
            },
            OSDisk = new(DiskCreateOptionType.FromImage) { DeleteOption = DiskDeleteOptionType.Delete },
        },
        OSProfile = new() { ComputerName = name, AdminUsername = "builder", AdminPassword = VmBodies.Password },
        NetworkProfile = new()
        {
            NetworkApiVersion = NetworkApiVersion.TwoThousandTwenty1101,
            NetworkInterfaceConfigurations =
            {
                new("nic")
                {
                    Primary = true,
                    DeleteOption = ComputeDeleteOption.Delete,
                    IPConfigurations = { new("ip") { SubnetId = new(EmulatedAzure.SubnetId) } },
                },
            },
        },
    };

    public static async Task<VirtualMachineRunCommandResource> RunAsync(
        VirtualMachineResource machine, string name, string script, Action<VirtualMachineRunCommandData>? adjust = null)
    {
        var data = new VirtualMachineRunCommandData(AzureLocation.WestEurope) { Source = new() { Script = script } };
        adjust?.Invoke(data);
        return (await machine.GetVirtualMachineRunCommands()
            .CreateOrUpdateAsync(WaitUntil.Completed, name, data, EmulatedAzure.Cancellation)).Value;
    }

    public static async Task<VirtualMachineRunCommandInstanceView> OutcomeAsync(VirtualMachineResource machine, string name)
    {
        var command = await machine.GetVirtualMachineRunCommands().GetAsync(name, "instanceView", EmulatedAzure.Cancellation);
        return command.Value.Data.InstanceView;
    }

    /// <summary>Sets the state that sysprep leaves, without its work.</summary>
    public static Task<VirtualMachineRunCommandResource> PretendSysprepAsync(VirtualMachineResource machine) => RunAsync(
        machine,
        "seal",
        """
        Set-ItemProperty -Path HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Setup\State `
            -Name ImageState -Value IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE
        """);
}
