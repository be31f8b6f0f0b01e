using Ingot.Ansible;
using Ingot.Arm.Machines;
using Ingot.Recipes;
using Nuke.Common.IO;

/// <summary>RunAnsible.</summary>
partial class Build
{
    async Task RunAnsibleAsync(CancellationToken cancellationToken)
    {
        await NeedInventoryAsync(cancellationToken);
        // Until it ends well again, nobody may take the VM for configured. What Azure says counts, not what this process made of it.
        var vm = await VmAsync(cancellationToken);
        if ((await vm.ReadLedgerAsync(cancellationToken)).Stage > Stage.ProvisionVm)
            await MarkAsync(vm, Stage.ProvisionVm);
        await PlayAsync(Recipe, AnsibleArguments, cancellationToken);
        await MarkAsync(vm, Stage.RunAnsible);
    }

    /// <summary>Runs a machine's playbook against it, within its deadline.</summary>
    async Task PlayAsync(Recipe machine, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeoutRunAnsible);
        try
        {
            await new Playbook(Ansible, new PlaybookFiles(RootDirectory, machine), machine).RunAsync(
                new Inventory(RootDirectory, machine), password, arguments, WriteAnsibleLine, colour: !Console.IsOutputRedirected, deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new Ingot.Fault(
                $"The playbook took longer than {TimeoutRunAnsible}.",
                "Ansible was stopped; the task that ran last is shown above.",
                "Give --timeout-run-ansible more, or look at what that task waits for.");
        }
        catch (Ingot.Fault)
        {
            await new BuildVm(await SessionAsync(cancellationToken), machine).RequireNotEvictedAsync(cancellationToken);
            throw;
        }
    }
}
