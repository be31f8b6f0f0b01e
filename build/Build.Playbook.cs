using Ingot;
using Ingot.Ansible;
using Ingot.Arm.Machines;
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
        var recap = await PlayAsync(Recipe, Identity, PlaybookOptions, cancellationToken);
        Report(nameof(RunAnsible), AnsibleCheck ? "Tasks, in check mode" : "Tasks", recap);
        if (AnsibleCheck)
            Log.Information("Check mode: nothing was changed, and the build VM counts as little configured as before");
        else
            await MarkAsync(vm, Stage.RunAnsible);
    }

    /// <summary>Runs a machine's playbook against it, within its deadline; gives what its tasks did, in one line.</summary>
    async Task<string> PlayAsync(Recipe machine, WinRmIdentity opened, PlaybookOptions options, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeoutRunAnsible);
        try
        {
            failedTask = null;
            var playbook = new Playbook(Ansible, new PlaybookFiles(RootDirectory, machine), machine, TimeProvider.System);
            return await playbook.RunAsync(InventoryOf(machine), credential.Password, options, Watch(machine, opened), deadline.Token);
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
            await new BuildVm(await SessionAsync(cancellationToken), machine).RequireNotEvictedAsync(cancellationToken);
            throw;
        }
    }

    PlaybookWatch Watch(Recipe machine, WinRmIdentity opened) => new(
        line => Console.WriteLine(IsServerBuild ? ServerCommands.Defused(line) : line),
        line => Log.Information("{Line}", line),
        line =>
        {
            Log.Warning("{Line}", line);
            events.Add(currentTarget, "retry", line);
        },
        KeepOutcome,
        token => ReachAgainAsync(machine, opened, token),
        Hidden);

    void KeepOutcome(TaskOutcome outcome)
    {
        events.Add(currentTarget, "task", $"{outcome.Status}: {outcome.Task}", outcome);
        if (outcome.Status is "failed" or "unreachable" && outcome.File is { } file && !Path.IsPathRooted(file))
            failedTask ??= new Place(file, outcome.Line);
    }
}
