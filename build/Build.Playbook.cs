using Ingot;
using Ingot.Ansible;
using Ingot.CI;
using Ingot.Recipes;
using Ingot.Windows;
using Nuke.Common;
using Serilog;

/// <summary>RunAnsible.</summary>
partial class Build
{
    async Task RunAnsibleAsync(CancellationToken cancellationToken)
    {
        await NeedInventoryAsync(cancellationToken);
        // Until it ends well again, nobody may take the VM for configured. What Azure says counts, not what this process made of it.
        var vm = await VmAsync(cancellationToken);
        if (!AnsibleCheck && (await vm.ReadLedgerAsync(cancellationToken)).Stage > Stage.ProvisionVm)
            await MarkAsync(vm, Stage.ProvisionVm);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeoutRunAnsible);
        try
        {
            failedTask = null;
            var recap = await new Playbook(Ansible, Files, Recipe, TimeProvider.System).RunAsync(Inventory, credential.Password, PlaybookOptions, Watch(), deadline.Token);
            Report(nameof(RunAnsible), AnsibleCheck ? "Tasks, in check mode" : "Tasks", recap);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new Fault(
                $"The playbook took longer than {TimeoutRunAnsible}.",
                "Ansible was stopped; the task that ran last is shown above.",
                "Give --timeout-run-ansible more, or look at what that task waits for.");
        }
        catch (Fault)
        {
            await vm.RequireNotEvictedAsync(cancellationToken);
            throw;
        }

        if (AnsibleCheck)
            Log.Information("Check mode: nothing was changed, and the build VM counts as little configured as before");
        else
            await MarkAsync(vm, Stage.RunAnsible);
    }

    PlaybookWatch Watch() => new(
        line => Console.WriteLine(IsServerBuild ? ServerCommands.Defused(line) : line),
        line => Log.Information("{Line}", line),
        line =>
        {
            Log.Warning("{Line}", line);
            events.Add(nameof(RunAnsible), "retry", line);
        },
        KeepOutcome,
        ReachAgainAsync,
        Hidden);

    void KeepOutcome(TaskOutcome outcome)
    {
        events.Add(nameof(RunAnsible), "task", $"{outcome.Status}: {outcome.Task}", outcome);
        if (outcome.Status is "failed" or "unreachable" && outcome.File is { } file && !Path.IsPathRooted(file))
            failedTask ??= new Place(file, outcome.Line);
    }
}
