using Ingot.Arm;
using Ingot.Arm.Machines;
using Ingot.Recipes;
using Serilog;

/// <summary>ProvisionVm.</summary>
partial class Build
{
    async Task ProvisionVmAsync(CancellationToken cancellationToken)
    {
        await NeedPreflightAsync(cancellationToken);
        var azure = await SessionAsync(cancellationToken);
        var vm = await VmAsync(cancellationToken);
        await NeedHoldAsync(cancellationToken);
        if (ledger.Stage == Stage.None)
        {
            isBuildBegun = true;
            // A VM without a finished stage is one whose creation broke off; only a new one is known to be whole.
            var leftovers = new Leftovers(azure, Recipe);
            foreach (var deleted in await leftovers.MakeRoomAsync(stays => Log.Warning("{Message} {Why} {Remedy}", stays.Message, stays.Why, stays.Remedy), cancellationToken))
                Log.Information("Deleted what a broken creation left: {What}", deleted);
            ledger = NewRun();
            OpenRun();
            await new BuildGroup(azure, Recipe).EnsureAsync(ledger, HoldOn(Recipe), cancellationToken);
            await new BuildNetwork(azure, Recipe).EnsureAsync(ledger, cancellationToken);
            var placement = await vm.CreateAsync(Source, ledger, Placements, line => Log.Warning("No room: {Line}", line), cancellationToken);
            Log.Information("Created the build VM {Vm} as {Placement}", Recipe.VmName, placement);
            await vm.RequireCapturableAsync(Source, cancellationToken);
            await ConfirmHoldAsync(Recipe, cancellationToken);
            await MarkAsync(vm, Stage.ProvisionVm);
        }
        else if (ledger.Stage < Stage.Sysprep)
        {
            Log.Information("Adopted the build VM of run {Run}", ledger.Run);
            await vm.StartAsync(cancellationToken);
        }

        OpenRun();
        Report(nameof(ProvisionVm), "Run", ledger.Run);
    }

    LedgerEntry NewRun()
    {
        var now = TimeProvider.System.GetUtcNow();
        return new LedgerEntry(
            Stage.None, Recipe.ImageName, Names.Run(now), RecipeHash.OfVm(Recipe), Source.ToString(), inputs, now + Recipe.TimeToLive);
    }

    // Not to be interrupted: what was done has to be remembered.
    async Task MarkAsync(BuildVm vm, Stage stage)
    {
        var done = ledger with { Stage = stage, Inputs = inputs, Expires = TimeProvider.System.GetUtcNow() + Recipe.TimeToLive };
        using var deadline = new CancellationTokenSource(TimeoutAgent);
        try
        {
            await vm.MarkAsync(done, deadline.Token);
        }
        catch (OperationCanceledException exception) when (deadline.IsCancellationRequested)
        {
            throw new Ingot.Fault(
                $"The build VM {Recipe.VmName} could not be tagged with the stage {stage} within {TimeoutAgent}.",
                "Azure did not answer. The stage itself is done, but only its tag tells that to a later run.",
                "Run the target again; if Azure is that slow, give --timeout-agent more.",
                exception);
        }

        ledger = done;
    }
}
