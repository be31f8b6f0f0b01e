using System.Security.Cryptography;
using Azure.ResourceManager.Compute.Models;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>Windows in the build VM as it starts for the first time.</summary>
static class VmSystem
{
    public static VirtualMachineOSProfile Profile(Recipe recipe) => new()
    {
        ComputerName = recipe.VmName,
        // The built-in Administrator under another name. Nobody signs in with it, so nobody needs to know its password.
        AdminUsername = recipe.Vm.AdminUser,
        AdminPassword = Convert.ToBase64String(RandomNumberGenerator.GetBytes(30)) + "aA1!",
        CustomData = recipe.Vm.CustomData,
        WindowsConfiguration = new WindowsConfiguration
        {
            ProvisionVmAgent = true,
            // An update that begins on its own is the commonest reason for a sysprep that never ends.
            EnableAutomaticUpdates = false,
            PatchSettings = new PatchSettings { PatchMode = WindowsVmGuestPatchMode.Manual },
        },
    };

    /// <summary>Screenshots of the boot: in storage that Azure manages, in an account of the user's, or none.</summary>
    public static BootDiagnostics Diagnostics(string where) => where switch
    {
        "None" => new BootDiagnostics { Enabled = false },
        "Managed" => new BootDiagnostics { Enabled = true },
        _ => new BootDiagnostics { Enabled = true, StorageUri = new Uri(where) },
    };
}
