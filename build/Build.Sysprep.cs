using Ingot.Arm.Machines;
using Ingot.Recipes;
using Ingot.Windows;
using Serilog;

/// <summary>Sysprep: what is done before it and after it.</summary>
partial class Build
{
    readonly List<string> mended = [];

    async Task SysprepAsync(CancellationToken cancellationToken)
    {
        await NeedPreflightAsync(cancellationToken);
        Require(Stage.RunAnsible, nameof(RunAnsible), "The image would be bare.");
        await NeedHoldAsync(cancellationToken);
        OpenRun();
        var vm = await VmAsync(cancellationToken);
        await MakeReadyAsync(vm, cancellationToken);
        await CloseWinRmAsync(vm, cancellationToken);
        await GeneralizeAsync(vm, cancellationToken);
        await MarkAsync(vm, Stage.Sysprep);
        Report(nameof(Sysprep), "Image state", SysprepResult.Generalized + (mended.Count == 0 ? "" : $" ({mended.Count} mended)"));
    }

    /// <summary>Mends what stands in the way of sysprep, or refuses; sysprep itself tells it late, and leaves a VM that is of no use.</summary>
    async Task MakeReadyAsync(BuildVm vm, CancellationToken cancellationToken)
    {
        var waited = TimeSpan.Zero;
        for (var isRestarted = false; ;)
        {
            var wait = SysprepRepair ? new SysprepWatch(TimeoutSysprep).Next : TimeSpan.Zero;
            var readiness = SysprepReadiness.Read(await AskAsync(vm, () => GuestScripts.SysprepReady(SysprepRepair, wait), wait, cancellationToken));
            foreach (var finding in readiness.Findings)
                Say(finding);
            if (readiness.IsUnderWay)
                return;
            waited += wait;
            if (readiness.IsServicing && SysprepRepair && waited < TimeoutSysprep)
            {
                Log.Information("Windows services itself; waiting for that, for {Waited:l} so far", SysprepWatch.Words(waited));
            }
            else if (readiness.WantsReboot && SysprepRepair && !isRestarted)
            {
                isRestarted = true;
                await RestartAsync(vm, "the pending reboot", cancellationToken);
            }
            else
            {
                readiness.Require(SysprepRepair);
                return;
            }
        }
    }

    void Say(SysprepFinding finding)
    {
        if (finding.IsMended)
        {
            Log.Information("Before sysprep: {What:l}", finding.Mended);
            Mended(finding.Mended);
        }
        else if (finding.Blocks)
        {
            Log.Warning("Before sysprep: {What:l}", finding.What);
        }
        else
        {
            Log.Verbose("Before sysprep: {What:l} {Why:l}", finding.What, finding.Why);
        }
    }

    async Task RestartAsync(BuildVm vm, string reason, CancellationToken cancellationToken)
    {
        Log.Information("Restarting Windows: {Reason:l}", reason);
        await vm.RestartAsync(cancellationToken);
        Mended($"restarted Windows: {reason}");
    }

    void Mended(string what)
    {
        mended.Add(what);
        events.Add(nameof(Sysprep), "fact", $"Mended: {what}");
    }
}
