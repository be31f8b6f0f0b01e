using Ingot.Ansible;
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
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeoutRunAnsible);
        try
        {
            await new Playbook(Ansible, Files, Recipe).RunAsync(
                Inventory, credential.Password, AnsibleArguments, WriteAnsibleLine, colour: !Console.IsOutputRedirected, deadline.Token);
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
            await vm.RequireNotEvictedAsync(cancellationToken);
            throw;
        }

        await MarkAsync(vm, Stage.RunAnsible);
    }
}
