using Nuke.Common;

/// <summary>The bake, in the order it runs. Each target derives its values or reads them back, so each runs alone in a fresh process.</summary>
[DisableDefaultOutput(DefaultOutput.Logo)]
sealed partial class Build : NukeBuild
{
    static int Main(string[] words) => WithScenarios(words, Execute<Build>(build => build.CaptureImage));

    Target InstallTools => _ => _
        .Description("Finds Ansible and its Windows collections, or installs them")
        .Executes(Doing(InstallToolsAsync));

    Target Preflight => _ => _
        .Description("Checks everything that can be checked before anything is written")
        .DependsOn(InstallTools)
        .Executes(Doing(PreflightAsync));

    Target ProvisionVm => _ => _
        .Description("Creates the build VM, or adopts the one that this recipe already has")
        .DependsOn(Preflight)
        .OnlyWhenDynamic(() => VmIsNeeded)
        .Executes(Doing(ProvisionVmAsync));

    Target EnableWinRm => _ => _
        .Description("Opens WinRM in the guest with a certificate that can be verified, and dials it")
        .DependsOn(ProvisionVm)
        .OnlyWhenDynamic(() => WinRmIsNeeded)
        .Executes(Doing(EnableWinRmAsync));

    Target GenerateInventory => _ => _
        .Description("Writes the inventories and has Ansible confirm them")
        .DependsOn(EnableWinRm)
        .OnlyWhenDynamic(() => InventoryIsNeeded)
        .Executes(Doing(GenerateInventoryAsync));

    Target RunAnsible => _ => _
        .Description("Runs the playbook against the build VM")
        .DependsOn(GenerateInventory)
        .OnlyWhenDynamic(() => PlaybookIsNeeded)
        .Executes(Doing(RunAnsibleAsync));

    Target Sysprep => _ => _
        .Description("Closes WinRM, proves it, and generalizes Windows")
        .DependsOn(RunAnsible)
        .OnlyWhenDynamic(() => CapturesGeneralized)
        .OnlyWhenDynamic(() => SysprepIsNeeded)
        .Executes(Doing(SysprepAsync));

    Target CaptureImage => _ => _
        .Description("Captures managed image, gallery image version or both, and writes the manifest")
        .DependsOn(Sysprep)
        .Triggers(Cleanup)
        .OnlyWhenDynamic(() => ImageIsNeeded)
        .WhenSkipped(DependencyBehavior.Execute)
        .Executes(Doing(CaptureImageAsync));

    Target VerifyImage => _ => _
        .Description("Boots a VM from the image, measures how soon it is ready, looks for leftovers, and runs the verify playbook")
        .DependsOn(CaptureImage)
        .OnlyWhenDynamic(() => VerificationIsNeeded)
        .WhenSkipped(DependencyBehavior.Execute)
        .Executes(Doing(VerifyImageAsync));

    Target PublishImage => _ => _
        .Description("Replicates a verified image version into its target regions, then includes it in latest")
        .DependsOn(VerifyImage)
        .Executes(Doing(PublishImageAsync));

    Target Cleanup => _ => _
        .Description("Deletes everything the bake made beside its image")
        .After(CaptureImage, VerifyImage, PublishImage)
        .AssuredAfterFailure()
        .OnlyWhenDynamic(() => CleanupIsNeeded)
        .Executes(Doing(CleanupAsync));
}
