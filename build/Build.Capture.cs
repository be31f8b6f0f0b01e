using Ingot.Ansible;
using Ingot.Arm;
using Ingot.Arm.Images;
using Ingot.Arm.Machines;
using Ingot.Recipes;
using Ingot.Report;
using Ingot.Windows;
using Nuke.Common.IO;
using Serilog;

/// <summary>CaptureImage.</summary>
partial class Build
{
    AbsolutePath RunFolder => RootDirectory / "output" / Recipe.ImageName / ledger.Run;

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
        Tools = new Dictionary<string, string>(tools?.Versions() ?? new Dictionary<string, string>(StringComparer.Ordinal), StringComparer.Ordinal)
        {
            ["ingot"] = typeof(Build).Assembly.GetName().Version?.ToString(3) ?? "",
            ["dotnet"] = Environment.Version.ToString(),
        },
    };
}
