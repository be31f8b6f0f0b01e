using Ingot.Recipes;
using Ingot.Windows;

/// <summary>Sysprep.</summary>
partial class Build
{
    async Task SysprepAsync(CancellationToken cancellationToken)
    {
        await NeedPreflightAsync(cancellationToken);
        Require(Stage.RunAnsible, nameof(RunAnsible), "The image would be bare.");
        await NeedHoldAsync(cancellationToken);
        var vm = await VmAsync(cancellationToken);
        await CloseWinRmAsync(vm, cancellationToken);
        var outcome = await vm.RunAsync(GuestScripts.Sysprep(TimeoutSysprep), cancellationToken);
        // The agent may lose the answer while Windows takes its identity away; the state in the registry is still there to be read.
        if (ScriptAnswer.IsLost(outcome))
            outcome = await vm.RunAsync(GuestScripts.ImageState(), cancellationToken);
        var result = SysprepResult.Read(outcome);
        await MarkAsync(vm, Stage.Sysprep);
        Report(nameof(Sysprep), "Image state", result.ImageState);
    }
}
