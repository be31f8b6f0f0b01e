using Ingot.Ansible;
using Ingot.Arm;
using Ingot.Arm.Images;
using Ingot.Arm.Machines;
using Ingot.Recipes;
using Ingot.Report;
using Ingot.Windows;
using Nuke.Common.IO;
using Serilog;

/// <summary>RunAnsible, Sysprep, CaptureImage and Cleanup.</summary>
partial class Build
{
    AbsolutePath RunFolder => RootDirectory / "output" / Recipe.ImageName / ledger.Run;

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
                Inventory, password, AnsibleArguments, WriteAnsibleLine, colour: !Console.IsOutputRedirected, deadline.Token);
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

    async Task CaptureImageAsync(CancellationToken cancellationToken)
    {
        await NeedPreflightAsync(cancellationToken);
        OpenRun();
        var vm = await VmAsync(cancellationToken);
        if (CapturesGeneralized)
        {
            Require(Stage.Sysprep, nameof(Sysprep), "Every VM made of the image would have this VM's identity.");
            await NeedHoldAsync(cancellationToken);
            await LookAgainAsync(vm, cancellationToken);
            await vm.DeallocateAsync(cancellationToken);
            await vm.GeneralizeAsync(cancellationToken);
        }
        else
        {
            Require(Stage.RunAnsible, nameof(RunAnsible), "The image would be bare.");
            await NeedHoldAsync(cancellationToken);
            await CloseSpecializedAsync(vm, cancellationToken);
        }

        await CaptureResultAsync(vm, cancellationToken);
        Log.Information("Manifest: {File}", Manifest(await vm.SizeAsync(cancellationToken)).Write(RunFolder));
    }

    // The stage was marked after Windows said so; this catches a VM that somebody started again since. A generalized guest's agent may
    // not answer any more, which then proves nothing.
    async Task LookAgainAsync(BuildVm vm, CancellationToken cancellationToken)
    {
        if (await vm.PowerStateAsync(cancellationToken) != "running")
            return;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeoutAgent);
        try
        {
            var outcome = await vm.RunAsync(GuestScripts.ImageState(), deadline.Token);
            if (!ScriptAnswer.IsLost(outcome))
                SysprepResult.Read(outcome);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Warning("The guest's agent does not answer any more; going by the stage that was marked");
        }
    }

    // Its own deadline, and deaf to the first Ctrl-C: half a cleanup is what it is there to prevent. A second one ends the process.
    async Task CleanupAsync(CancellationToken _)
    {
        using var deadline = new CancellationTokenSource(TimeoutCleanup);
        try
        {
            var leftovers = new Leftovers(await SessionAsync(deadline.Token), Recipe);
            var deleted = await HoldForCleanupAsync(leftovers, deadline.Token) ? await leftovers.DeleteAsync(deadline.Token) : [];
            Report(nameof(Cleanup), "Deleted", deleted.Count == 0 ? "nothing was left" : string.Join(", ", deleted));
        }
        catch (OperationCanceledException exception) when (deadline.IsCancellationRequested)
        {
            throw new Ingot.Fault(
                $"The cleanup did not end within {TimeoutCleanup}.",
                $"It waited for Azure: {session?.Waits.Last}. What may remain is in resource group {Ingot.Recipes.Names.BuildGroup(Recipe)}.",
                $"Run Cleanup again, give --timeout-cleanup more, or delete it with: {Leftovers.Commands(Recipe)}",
                exception);
        }
    }

    // False: there is nothing to hold, and nothing is written to find that out.
    async Task<bool> HoldForCleanupAsync(Leftovers leftovers, CancellationToken cancellationToken)
    {
        try
        {
            if (!await leftovers.AreThereAsync(cancellationToken))
                return false;
            await NeedHoldAsync(cancellationToken);
            return true;
        }
        catch (Ingot.Fault fault) when (isHeldByAnother && isUpToDate && !IsNamed(Cleanup))
        {
            // What was taken for forgotten is somebody's work.
            Log.Information("Left alone: {Message}", fault.Message);
            return false;
        }
        catch (Ingot.Fault fault) when (fault.ExitCode is null)
        {
            throw Leftovers.Remains(Recipe, fault);
        }
    }

    void Require(Stage stage, string target, string otherwise)
    {
        if (ledger.Stage < stage)
        {
            throw new Ingot.Fault(
                $"{target} did not finish on the build VM {Recipe.VmName}.",
                otherwise,
                $"Do not skip {target}; a playbook without tasks of its own is a way to bake a bare image.");
        }
    }

    void OpenRun() => events.Open(RunFolder);

    Manifest Manifest(string size) => new()
    {
        Run = ledger.Run,
        Image = Recipe.ImageName,
        ImageId = image ?? version ?? "",
        GalleryImageVersionId = version,
        OsState = Specialized ? "Specialized" : "Generalized",
        Cloud = Cloud,
        Location = Recipe.Location,
        VmSize = size,
        Source = ledger.Source,
        Inputs = ledger.Inputs,
        Playbook = Recipe.Playbook,
        PlaybookCommit = GitCommit.Of(RootDirectory),
        Captured = TimeProvider.System.GetUtcNow(),
        Stages = StageTimes.Of(events.Read()),
        Tools = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ingot"] = typeof(Build).Assembly.GetName().Version?.ToString(3) ?? "",
            ["dotnet"] = Environment.Version.ToString(),
            ["ansible-core"] = tools?.Version ?? "",
        },
    };
}
