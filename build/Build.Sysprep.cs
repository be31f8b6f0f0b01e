using Ingot.Recipes;
using Ingot.Windows;
using Serilog;

/// <summary>Sysprep.</summary>
partial class Build
{
    async Task SysprepAsync(CancellationToken cancellationToken)
    {
        await NeedPreflightAsync(cancellationToken);
        Require(Stage.RunAnsible, nameof(RunAnsible), "The image would be bare.");
        await NeedHoldAsync(cancellationToken);
        var vm = await VmAsync(cancellationToken);
        ScriptAnswer.Read("Close-WinRm", await vm.RunAsync(GuestScripts.CloseWinRm(), cancellationToken));
        Log.Information("WinRM is closed: listener, certificate, firewall rule and build account are gone");
        var outcome = await vm.RunAsync(GuestScripts.Sysprep(TimeoutSysprep), cancellationToken);
        // The agent may lose the answer while Windows takes its identity away; the state in the registry is still there to be read.
        if (ScriptAnswer.IsLost(outcome))
            outcome = await vm.RunAsync(GuestScripts.ImageState(), cancellationToken);
        var result = SysprepResult.Read(outcome);
        await MarkAsync(vm, Stage.Sysprep);
        Report(nameof(Sysprep), "Image state", result.ImageState);
    }
}
