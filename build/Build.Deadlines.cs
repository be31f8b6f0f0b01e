using Ingot;

/// <summary>No wait of the bake is without an end.</summary>
partial class Build
{
    /// <summary>How long a target may take, and the option that says so; null for one that may take as long as it likes.</summary>
    (TimeSpan Time, string Option)? DeadlineOf(string target) => target switch
    {
        // Package managers and wsl.exe wait for others without a limit of their own.
        nameof(InstallTools) or nameof(Lint) => (TimeoutInstallTools, "--timeout-install-tools"),
        nameof(Preflight) => (TimeoutPreflight, "--timeout-preflight"),
        nameof(ProvisionVm) => (TimeoutProvisionVm, "--timeout-provision-vm"),
        nameof(EnableWinRm) => (TimeoutEnableWinRm, "--timeout-enable-win-rm"),
        // WinRM may have to be opened anew, and Ansible waits for the guest.
        nameof(GenerateInventory) => (TimeoutEnableWinRm + (2 * TimeoutAgent), "--timeout-enable-win-rm"),
        // The playbook has a deadline of its own.
        nameof(RunAnsible) => (TimeoutRunAnsible + (2 * TimeoutAgent), "--timeout-agent"),
        // It waits twice, for servicing to end and for sysprep; the agent comes before and after, and Windows may be restarted before each.
        nameof(Sysprep) => ((2 * TimeoutSysprep) + (4 * TimeoutAgent), "--timeout-sysprep"),
        nameof(CaptureImage) => (TimeoutCaptureImage, "--timeout-capture-image"),
        nameof(VerifyImage) => (TimeoutVerifyImage, "--timeout-verify-image"),
        nameof(PublishImage) => (TimeoutPublishImage, "--timeout-publish-image"),
        // Its list, and then its deletions, which have a deadline of their own.
        nameof(Sweep) => (TimeoutPreflight + TimeoutCleanup, "--timeout-cleanup"),
        // Cleanup has its own, which Ctrl-C does not cut short.
        _ => null,
    };

    /// <summary>The body of the current target, ended by its deadline; what it waited for is told then.</summary>
    async Task WithinAsync(Func<CancellationToken, Task> body)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(interrupted.Token);
        var limit = DeadlineOf(currentTarget);
        if (limit is { Time: var time })
            deadline.CancelAfter(time);
        try
        {
            await body(deadline.Token);
        }
        catch (OperationCanceledException exception) when (!interrupted.IsCancellationRequested)
        {
            throw new Fault(
                $"{currentTarget} did not end in time{(limit is null ? "" : $", within {limit.Value.Time}")}.",
                session?.Waits.Last is { } last ? $"It waited for Azure: {last}." : "It waited for an answer that did not come.",
                $"Run the target again, which goes on where it stopped, or give {limit?.Option ?? "--timeout-agent"} more.",
                exception);
        }
    }
}
