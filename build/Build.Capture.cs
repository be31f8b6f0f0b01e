using Ingot.Ansible;
using Ingot.Arm;
using Ingot.Recipes;
using Ingot.Report;
using Ingot.Windows;
using Nuke.Common.IO;
using Serilog;

/// <summary>RunAnsible, Sysprep, CaptureImage and Cleanup.</summary>
partial class Build
{
    static readonly TimeSpan CleanupDeadline = TimeSpan.FromMinutes(30);

    AbsolutePath RunFolder => RootDirectory / "output" / Recipe.ImageName / ledger.Run;

    async Task RunAnsibleAsync(CancellationToken cancellationToken)
    {
        if (password.Length == 0)
            throw Skipped(nameof(EnableWinRm));
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

        await MarkAsync(await VmAsync(cancellationToken), Stage.RunAnsible, cancellationToken);
    }

    async Task SysprepAsync(CancellationToken cancellationToken)
    {
        var vm = await VmAsync(cancellationToken);
        ScriptAnswer.Read("Close-WinRm", await vm.RunAsync(GuestScripts.CloseWinRm(), cancellationToken));
        Log.Information("WinRM is closed: listener, certificate, firewall rule and build account are gone");
        var result = SysprepResult.Read(await vm.RunAsync(GuestScripts.Sysprep(TimeoutSysprep), cancellationToken));
        await MarkAsync(vm, Stage.Sysprep, cancellationToken);
        Report(nameof(Sysprep), "Image state", result.ImageState);
    }

    async Task CaptureImageAsync(CancellationToken cancellationToken)
    {
        OpenRun();
        var vm = await VmAsync(cancellationToken);
        // A VM that does not run any more was looked at when its stage was marked.
        if (await vm.PowerStateAsync(cancellationToken) == "running")
            SysprepResult.RequireGeneralized(await vm.RunAsync(GuestScripts.ImageState(), cancellationToken));
        await vm.DeallocateAsync(cancellationToken);
        await vm.GeneralizeAsync(cancellationToken);
        var image = await new ManagedImages(await SessionAsync(cancellationToken), Recipe).CaptureAsync(vm, ledger, cancellationToken);
        Log.Information("Manifest: {File}", Manifest(image).Write(RunFolder));
        Report(nameof(CaptureImage), "Image", image);
    }

    // Its own deadline, and deaf to Ctrl-C: half a cleanup is what it is there to prevent.
    async Task CleanupAsync(CancellationToken _)
    {
        using var deadline = new CancellationTokenSource(CleanupDeadline);
        var deleted = await new Leftovers(await SessionAsync(deadline.Token), Recipe).DeleteAsync(deadline.Token);
        Report(nameof(Cleanup), "Deleted", deleted.Count == 0 ? "nothing was left" : string.Join(", ", deleted));
    }

    void OpenRun() => events.Open(RunFolder);

    Manifest Manifest(string image) => new()
    {
        Run = ledger.Run,
        Image = Recipe.ImageName,
        ImageId = image,
        Cloud = Cloud,
        Location = Recipe.Location,
        VmSize = Recipe.VmSize,
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
