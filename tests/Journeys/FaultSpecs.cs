using System.Diagnostics;

namespace Ingot.Tests.Journeys;

/// <summary>What goes wrong is explained, has its exit code, and leaves nothing behind.</summary>
public sealed class FaultSpecs
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string[]> Refusals => new()
    {
        { "'sometimes'", ["--on-error", "sometimes"] },
        { "has 16 characters", ["--vm-name", "bake-windows-202"] },
        { "'playbooks/absent.yml' is not there", ["--playbook", "playbooks/absent.yml"] },
        { "'playbooks/broken.yml' is not YAML", ["--playbook", "playbooks/broken.yml"] },
        { "'variables/absent.yml' is not there", ["--variables-files", "variables/absent.yml"] },
        { "There is no subnet 'absent'", ["--subnet", "absent"] },
        { "There is no image", ["--source-image", "MicrosoftWindowsServer:WindowsServer:2022-datacenter-azure-edition:1.2.3"] },
        { "There is no resource group 'absent'", ["--resource-group", "absent", "--virtual-network-resource-group", "ingot-network"] },
        { "There is no resource group 'absent'", ["--build-resource-group", "absent"] },
        { "--subscription-id 'nonsense' is not a subscription", ["--subscription-id", "nonsense"] },
        { "is not a fault that can be rehearsed", ["--rehearsal-fault", "absent"] },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_mistake_is_refused_before_anything_is_written(string what, string[] arguments)
    {
        await using var bench = await Workbench.OpenAsync(Token);
        await File.WriteAllTextAsync(Path.Combine(bench.Root, "playbooks", "broken.yml"), "- name: [unclosed\n  hosts: x\n", Token);

        var run = await bench.RunAsync(["CaptureImage", .. arguments.Contains("--playbook") ? [] : new[] { "--playbook", "playbooks/small.yml" }, .. arguments], Token);

        run.Ended(2);
        run.Explains(what);
        Assert.Empty(bench.Leftovers());
        Assert.DoesNotContain(bench.Azure.RequestLog, request => request.Method is "PUT" or "DELETE" or "PATCH");
    }

    [Fact]
    public async Task A_wrong_client_secret_is_refused()
    {
        await using var bench = await Workbench.OpenAsync(Token);

        var run = await bench.RunAsync(
            ["CaptureImage", "--playbook", "playbooks/small.yml"],
            Token,
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["AZURE_CLIENT_SECRET"] = "wrong-secret-canary-77" });

        run.Ended(2);
        run.Explains("The sign-in to Azure failed.");
        Assert.Contains("AADSTS7000215", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-secret-canary-77", run.Output, StringComparison.Ordinal);
        Assert.Empty(bench.Leftovers());
    }

    [Fact]
    public async Task A_secret_on_the_command_line_is_refused()
    {
        await using var bench = await Workbench.OpenAsync(Token);

        var run = await bench.BakeAsync(Token, "CaptureImage", "--client-secret", "typed-secret-canary-78");

        run.Ended(2);
        run.Explains("--client-secret is on the command line.");
        Assert.DoesNotContain("typed-secret-canary-78", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_task_ends_with_13()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        await WritePlaybookAsync(bench, "    - name: Break\n      ansible.windows.win_command: cmd.exe /c exit 3\n");

        var run = await bench.BakeAsync(Token, "CaptureImage");

        run.Ended(13);
        run.Explains("The playbook failed in task 'Break'.");
        Assert.Empty(bench.Leftovers());
        Assert.Empty(bench.Images());
    }

    [Fact]
    public async Task A_failing_guest_script_ends_with_11()
    {
        await using var bench = await Workbench.OpenAsync(Token, "winrm-listener-fails");

        var run = await bench.BakeAsync(Token, "CaptureImage");

        run.Ended(11);
        run.Explains("The guest script Enable-WinRm failed at step");
        Assert.Empty(bench.Leftovers());
    }

    [Fact]
    public async Task A_failure_keeps_the_vm_when_asked_and_the_next_run_goes_on_from_there()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        await WritePlaybookAsync(bench, "    - name: Break\n      ansible.windows.win_command: cmd.exe /c exit 3\n");
        (await bench.BakeAsync(Token, "CaptureImage", "--on-error", "Keep")).Ended(13);
        Assert.NotEmpty(bench.Leftovers());
        await WritePlaybookAsync(bench, "    - name: Mend\n      ansible.windows.win_ping:\n");

        var run = await bench.BakeAsync(Token, "CaptureImage");

        run.Ended(0);
        Assert.Contains("Adopted the build VM", run.Output, StringComparison.Ordinal);
        Assert.Empty(bench.Leftovers());
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task An_interrupted_playbook_is_cleaned_up_and_ends_with_130(string signal)
    {
        await using var bench = await Workbench.OpenAsync(Token);
        await WritePlaybookAsync(bench, WaitLong);
        var sent = 0;

        var run = await bench.RunAsync(["CaptureImage", "--playbook", "playbooks/small.yml"], Token, onLine: (process, line) =>
        {
            if (line.Contains("TASK [Wait long]", StringComparison.Ordinal) && Interlocked.Exchange(ref sent, 1) == 0)
                Signal.Send(process, signal);
        });

        run.Ended(130);
        Assert.Matches(@"(?m)^Cleanup +Succeeded", run.Output);
        Assert.Empty(bench.Leftovers());
        Assert.Empty(bench.Images());
    }

    [Fact]
    public async Task A_second_run_is_told_who_works_on_the_vm_and_touches_nothing()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        await WritePlaybookAsync(bench, WaitLong);
        Task<Run>? second = null;

        var first = await bench.RunAsync(["CaptureImage", "--playbook", "playbooks/small.yml"], Token, onLine: (process, line) =>
        {
            if (!line.Contains("TASK [Wait long]", StringComparison.Ordinal) || second is not null)
                return;
            second = bench.RunAsync(["CaptureImage", "--playbook", "playbooks/small.yml"], Token);
            _ = second.ContinueWith(_ => Signal.Send(process, "INT"), TaskScheduler.Default);
        });

        first.Ended(130);
        var refused = await second!;
        refused.Ended(2);
        refused.Explains("The build VM bake-2022 is in use by");
        Assert.DoesNotMatch(@"(?m)^Cleanup +Succeeded", refused.Output);
    }

    [Fact]
    public async Task A_killed_bake_leaves_no_ansible_running_and_the_next_process_cleans_up()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        await WritePlaybookAsync(bench, WaitLong);
        var sent = 0;

        await bench.RunAsync(["CaptureImage", "--playbook", "playbooks/small.yml"], Token, onLine: (process, line) =>
        {
            if (line.Contains("TASK [Wait long]", StringComparison.Ordinal) && Interlocked.Exchange(ref sent, 1) == 0)
                Process.GetProcessById(process).Kill();
        });

        Assert.NotEmpty(bench.Leftovers());
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (bench.HasAnsible())
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
        (await bench.BakeAsync(Token, "Cleanup")).Ended(0);
        Assert.Empty(bench.Leftovers());
    }

    [Fact]
    public async Task A_foreign_vm_of_the_same_name_is_neither_adopted_nor_deleted()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        (await bench.BakeAsync(Token, "ProvisionVm", "--build-resource-group", "ingot-images", "--image-name", "somebody-else")).Ended(0);

        var run = await bench.BakeAsync(Token, "CaptureImage", "--build-resource-group", "ingot-images");
        var cleanup = await bench.BakeAsync(Token, "Cleanup", "--build-resource-group", "ingot-images");

        run.Ended(2);
        run.Explains("belongs to another recipe");
        cleanup.Ended(0);
        Assert.Contains(bench.Azure.ResourceIds, id => id.EndsWith("/virtualMachines/bake-2022", StringComparison.OrdinalIgnoreCase));
    }

    const string WaitLong = "    - name: Wait long\n      ansible.builtin.wait_for_connection:\n        delay: 300\n";

    static Task WritePlaybookAsync(Workbench bench, string tasks) => File.WriteAllTextAsync(
        Path.Combine(bench.Root, "playbooks", "small.yml"),
        $"- name: Touch the box\n  hosts: provisionedbox\n  gather_facts: false\n  tasks:\n{tasks}",
        Token);
}
