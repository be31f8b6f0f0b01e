using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>The body of the request that creates the build VM.</summary>
public static class BuildVmRequest
{
    /// <summary>Private by default; disks, network interface and address go with the machine; its tags are there from the first moment.</summary>
    /// <remarks>It asks for the first size and the first zone; https://learn.microsoft.com/rest/api/compute/virtual-machines/create-or-update</remarks>
    public static VirtualMachineData From(Recipe recipe, PinnedSource source, VmPlace place, LedgerEntry entry)
    {
        var request = new VirtualMachineData(new AzureLocation(recipe.Location))
        {
            HardwareProfile = new VirtualMachineHardwareProfile { VmSize = new VirtualMachineSizeType(recipe.VmSizes[0]) },
            StorageProfile = VmStorage.Profile(recipe, source),
            OSProfile = source.IsSpecialized ? null : VmSystem.Profile(recipe),
            NetworkProfile = VmNetwork.Profile(recipe, place),
            SecurityProfile = VmSecurity.Profile(recipe.Security),
            Identity = VmIdentity.Of(recipe.Vm),
            Plan = VmSource.Plan(recipe.Plan ?? source.Plan),
            LicenseType = recipe.Vm.LicenseType,
            UserData = recipe.Vm.UserData,
        };
        if (recipe.Vm.BootDiagnostics is { } diagnostics)
            request.BootDiagnostics = VmSystem.Diagnostics(diagnostics);
        foreach (var zone in recipe.Zones.Take(1))
            request.Zones.Add(zone);
        VmHosting.Apply(request, recipe.Vm);
        ResourceTags.AddTo(request.Tags, recipe, entry.Tags());
        return request;
    }
}
