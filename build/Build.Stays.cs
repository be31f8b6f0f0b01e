using Ingot.Arm.Machines;
using Ingot.Recipes;
using Nuke.Common;
using Serilog;

/// <summary>What a run leaves in Azure, told to whoever pays for it.</summary>
partial class Build
{
    /// <summary>True from the first write of this process for a new build VM on: how far that came, only Azure knows.</summary>
    bool isBuildBegun;

    // Another run's machine is that run's business. What a refused Preflight found may belong to another recipe.
    bool MayBuildVmStay => !IsHeldByAnother(Recipe) && (isBuildBegun || (preflightPassed && ledger.IsOurs));

    /// <summary>What may be there when the process ends in the middle of things.</summary>
    IEnumerable<Belonging> Staying()
    {
        var isCleaning = currentTarget == nameof(Cleanup);
        if (!IsHeldByAnother(Boot) && (isTrialBegun || (isCleaning && ToCleanUp.Contains(Boot))))
        {
            foreach (var belonging in Belonging.Of(Boot, $"the VM {Boot.VmName} that the image was tried on"))
                yield return belonging;
        }

        if (!MayBuildVmStay && !(isCleaning && ToCleanUp.Contains(Recipe)))
            yield break;
        foreach (var belonging in Belonging.Of(Recipe, $"the build VM {Recipe.VmName}"))
            yield return belonging;
        if (SucceededTargets.Contains(CaptureImage) || !(IsNamed(Cleanup) || ExecutionPlan.Contains(CaptureImage)))
            yield break;
        foreach (var belonging in Belonging.OfCapture(Recipe))
            yield return belonging;
    }

    // A second Ctrl-C ends the process in the middle of things: what Azure has by now, only Azure knows.
    void SayWhatMayStay()
    {
        if (isOver || SucceededTargets.Contains(Cleanup) || Staying().ToList() is not { Count: > 0 } staying)
            return;
        foreach (var belonging in staying)
            Console.Error.WriteLine($"What may stay: {belonging}");
        Console.Error.WriteLine("'./build.sh Cleanup' with the same parameters deletes all of it that is there.");
    }

    // Nobody should find out from the bill.
    void SayWhatStays()
    {
        if (SucceededTargets.Contains(Cleanup))
            return;
        if (isTrialBegun && !IsHeldByAnother(Boot))
        {
            Log.Information(
                "The VM {Vm} that the image was tried on stays in resource group {Group}: Cleanup deletes it, as does the next VerifyImage",
                Boot.VmName, Names.BuildGroup(Boot));
        }

        if (!MayBuildVmStay)
            return;
        if (ledger.Stage == Stage.None)
            SayWhatWasBegun();
        else
        {
            ProlongWhatStays();
            SayHowToGoOn(Names.BuildGroup(Recipe));
        }
    }

    // A VM without a finished stage may run all the same: Windows came up too late, or is not what the image needs.
    void SayWhatWasBegun()
    {
        var group = Names.BuildGroup(Recipe);
        if (!isBuildBegun)
        {
            Log.Warning(
                "The build VM {Vm} in resource group {Group} was begun by run {Run} and not finished, unless that run is still at work: ProvisionVm deletes it and starts anew, "
                    + "Cleanup deletes it", Recipe.VmName, group, ledger.Run);
            return;
        }

        Log.Warning(
            "The build VM {Vm} was begun and not finished. What there is of it in resource group {Group} stays, and costs money: ProvisionVm deletes it and starts anew, "
                + "Cleanup deletes it, or: {Commands:l}", Recipe.VmName, group, Leftovers.Commands(Recipe));
        Log.Information("What Azure says of it: az vm get-instance-view --resource-group {Group:l} --name {Vm:l}", group, Recipe.VmName);
    }

    void SayHowToGoOn(string group)
    {
        Log.Information(
            "The build VM {Vm} stays in resource group {Group} until {Expires:u}: CaptureImage goes on with it, Cleanup deletes it",
            Recipe.VmName, group, ledger.Expires.UtcDateTime);
        if (!IsFailing)
            return;
        Log.Information(
            "A look inside: az vm run-command invoke --resource-group {Group} --name {Vm} --command-id RunPowerShellScript --scripts 'Get-EventLog System -Newest 20'",
            group, Recipe.VmName);
        if (ledger.Stage < Stage.Sysprep)
        {
            Log.Information(
                "A session: give {User} a password with 'az vm user update --resource-group {Group} --name {Vm} --username {User}'; Ansible finds the VM with {Inventory}",
                Names.BuildUser, group, Recipe.VmName, Names.BuildUser, Path.GetRelativePath(RootDirectory, Inventory.StaticFile));
        }
    }
}
