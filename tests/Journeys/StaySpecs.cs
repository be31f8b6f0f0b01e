using Ingot.Emulator;
using Ingot.Emulator.Faults;
using Ingot.Recipes;

namespace Ingot.Tests.Journeys;

/// <summary>What a run leaves in Azure is said by that run, and decides its exit code: nobody finds out from the bill.</summary>
public sealed class StaySpecs
{
    const string WaitLong = "    - name: Wait long\n      ansible.builtin.wait_for_connection:\n        delay: 300\n";

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("CaptureImage", "--on-error", "Keep")]
    [InlineData("ProvisionVm")]
    public async Task A_vm_that_came_up_too_late_stays_and_is_mentioned(params string[] arguments)
    {
        await using var bench = await WithAsync("PUT virtualMachines#1=failed:OSProvisioningTimedOut");

        var run = await bench.BakeAsync(Token, arguments);
        var later = await bench.BakeAsync(Token, "Preflight");

        run.Ended(10);
        Assert.Contains("bake-2022 was begun and not finished", run.Output, StringComparison.Ordinal);
        Assert.Contains("az group delete --name ingot-windows-2022-bake-2022 --yes", run.Output, StringComparison.Ordinal);
        later.Ended(0);
        Assert.Contains("was begun by run", later.Output, StringComparison.Ordinal);
        (await bench.BakeAsync(Token, "Cleanup")).Ended(0);
        Assert.Empty(bench.Leftovers());
    }

    [Fact]
    public async Task A_creation_that_is_interrupted_without_a_cleanup_is_mentioned()
    {
        await using var bench = await WithAsync("PUT virtualMachines#1=stuck");

        var run = await bench.RunAsync(["ProvisionVm", "--verbosity", "Verbose", "--playbook", "playbooks/small.yml"], Token, onStart: process => _ = InterruptAsync(process));

        run.Ended(130);
        Assert.Contains("bake-2022 was begun and not finished", run.Output, StringComparison.Ordinal);
        async Task InterruptAsync(int process)
        {
            while (!bench.Azure.ResourceIds.Any(id => id.EndsWith("/virtualMachines/bake-2022", StringComparison.OrdinalIgnoreCase)))
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Token);
            Interrupt(process);
        }
    }

    [Fact]
    public async Task A_second_interruption_of_a_plain_cleanup_lists_all_that_the_recipe_may_have_made()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        string[] shared =
        [
            "--build-resource-group", "ingot-images", "--virtual-network", "", "--subnet", "", "--public-ip", "--allowed-source-addresses", "127.0.0.0/8",
        ];
        (await bench.BakeAsync(Token, ["ProvisionVm", .. shared])).Ended(0);
        var reached = bench.Azure.Boundaries.StopAt(new(new("DELETE", "virtualMachines", ""), 1, BoundaryMoment.BeforeActing));

        var run = await bench.RunAsync(["Cleanup", "--playbook", "playbooks/small.yml", .. shared], Token,
            onLine: (process, line) =>
            {
                if (line.Contains("a second signal stops at once", StringComparison.Ordinal))
                    Interrupt(process);
            },
            onStart: process => _ = reached.ContinueWith(_ => Interrupt(process), TaskScheduler.Default));

        run.Ended(130);
        foreach (var command in new[]
        {
            "az vm delete --resource-group ingot-images --name bake-2022 --yes", "az network vnet delete --resource-group ingot-images --name bake-2022-vnet",
            "az network nsg delete --resource-group ingot-images --name bake-2022-nsg", "az network nsg delete --resource-group ingot-images --name bake-2022-in-use",
            "its public address", "az image list --resource-group ingot-images",
        })
        {
            Assert.Contains(command, run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_failed_cleanup_decides_the_exit_code_after_a_failure()
    {
        await using var bench = await WithAsync("DELETE resourceGroups#*=403", "winrm-listener-fails");

        var run = await bench.BakeAsync(Token, "CaptureImage");

        run.Ended(16);
        run.Explains("The guest script Enable-WinRm failed at step");
        run.Explains("may still be there, and costs money");
    }

    [Fact]
    public async Task A_failed_cleanup_decides_the_exit_code_after_an_interruption()
    {
        await using var bench = await WithAsync("DELETE resourceGroups#*=403");
        await File.AppendAllTextAsync(Path.Combine(bench.Root, "playbooks", "small.yml"), WaitLong, Token);
        var sent = 0;

        var run = await bench.RunAsync(["CaptureImage", "--playbook", "playbooks/small.yml"], Token, onLine: (process, line) =>
        {
            if (line.Contains("TASK [Wait long]", StringComparison.Ordinal) && Interlocked.Exchange(ref sent, 1) == 0)
                Interrupt(process);
        });

        run.Ended(16);
        run.Explains("may still be there, and costs money");
    }

    [Fact]
    public async Task A_run_that_is_taken_over_says_by_whom_and_leaves_the_vm_to_the_other()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        await File.AppendAllTextAsync(Path.Combine(bench.Root, "playbooks", "small.yml"), WaitLong, Token);
        var now = TimeProvider.System.GetUtcNow();
        var other = new Holder("bob@elsewhere", "another-machine", 1, now, now);
        Task? taking = null;

        var run = await bench.RunAsync(["CaptureImage", "--playbook", "playbooks/small.yml"], Token, onLine: (_, line) =>
        {
            if (!line.Contains("TASK [Wait long]", StringComparison.Ordinal))
                return;
            var group = bench.Azure.ResourceIds.Single(id => id.EndsWith("/ingot-windows-2022-bake-2022", StringComparison.Ordinal));
            taking ??= bench.TagAsync(group, "ingot-holder", other.ToString(), Token);
        });
        await taking!;

        run.Ended(13);
        run.Explains("Another run took the VM bake-2022 over.");
        Assert.DoesNotContain("Ctrl-C or SIGTERM stopped the run", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Cleanup deletes it", run.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?m)^Cleanup +Succeeded", run.Output);
        Assert.Contains(bench.Leftovers(), id => id.EndsWith("/virtualMachines/bake-2022", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stage_that_cannot_be_tagged_in_time_is_told_as_that()
    {
        await using var bench = await WithAsync("PATCH tags#1=slow:30");

        var run = await bench.BakeAsync(Token, "ProvisionVm", "--timeout-agent", "00:00:02");

        run.Ended(10);
        run.Explains("could not be tagged with the stage ProvisionVm within 00:00:02");
        Assert.DoesNotContain("--timeout-provision-vm", run.Output, StringComparison.Ordinal);
    }

    static Task<Workbench> WithAsync(string rule, params string[] faults) => Workbench.OpenAsync(
        Workbench.Options(Workbench.FreshNetwork()) with { FaultRules = [FaultRule.Parse(rule)!], Faults = faults }, Token);

    static void Interrupt(int process) => Signal.Send(process, "INT");
}
