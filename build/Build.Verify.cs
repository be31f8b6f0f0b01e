using Ingot.Arm;
using Ingot.Arm.Errors;
using Ingot.Arm.Images;
using Ingot.Arm.Machines;
using Ingot.Recipes;
using Ingot.Report;
using Ingot.Windows;
using Serilog;

/// <summary>VerifyImage.</summary>
partial class Build
{
    const string Usable = "usable";

    /// <summary>True when all that the recipe wants was tried, with a good end.</summary>
    bool isVerified;

    /// <summary>True from the first write for the machine that the image is tried on, until it is known to be gone.</summary>
    bool isTrialBegun;

    /// <summary>True when an earlier process left such a machine.</summary>
    bool isTrialLeft;

    async Task VerifyImageAsync(CancellationToken cancellationToken)
    {
        await NeedPreflightAsync(cancellationToken);
        var azure = await SessionAsync(cancellationToken);
        var marks = new ImageMarks(azure, Recipe);
        var ids = new[] { image, version }.OfType<string>().ToList();
        if (ids.Count == 0)
        {
            throw new Ingot.Fault(
                $"There is no image '{Recipe.ImageName}' of these inputs.",
                "Playbooks, variables or parameters changed since, or none was ever captured.",
                "Run VerifyImage without --skip: it captures one first.");
        }

        foreach (var id in ids)
        {
            var found = await marks.ReadAsync(id, cancellationToken);
            if (IsNamed(VerifyImage) || found.Verification is not { IsGood: true })
                await TryImageAsync(azure, found, cancellationToken);
        }
    }

    async Task TryImageAsync(ArmSession azure, FoundImage found, CancellationToken cancellationToken)
    {
        events.Open(RunFolderOf(found));
        var timeline = new BootTimeline(TimeProvider.System);
        try
        {
            await BootAsync(azure, found, timeline, cancellationToken);
            await RequireCleanAsync(azure, found, timeline, cancellationToken);
            await PlayVerificationAsync(azure, timeline, cancellationToken);
            RequireBudget(timeline);
        }
        // Somebody else's hold says nothing about the image.
        catch (Ingot.Fault fault) when (fault.ExitCode is null && fault.Code != Hold.HeldCode)
        {
            await NoteFailureAsync(azure, found, timeline, fault);
            throw new Ingot.Fault(
                $"Image {found.Name} is not verified: {fault.Message}",
                $"{fault.Why} The machine made of it was {timeline}.",
                $"{fault.Remedy} The image stays, and no PublishImage takes it.",
                fault) { Code = fault.Code, CorrelationId = fault.CorrelationId, RequestId = fault.RequestId };
        }

        await NoteAsync(azure, found, Record(found, timeline, IsOverBudget(timeline) ? VerificationResult.Slow : VerificationResult.Passed, ""), cancellationToken);
        await DeleteTrialAsync(azure, cancellationToken);
    }

    /// <summary>Makes a machine of the image, and measures how it comes up.</summary>
    async Task BootAsync(ArmSession azure, FoundImage found, BootTimeline timeline, CancellationToken cancellationToken)
    {
        var leftovers = new Leftovers(azure, Boot);
        var isThere = await leftovers.AreThereAsync(cancellationToken);
        await NeedHoldAsync(Boot, isThere, cancellationToken);
        isTrialBegun = true;
        // Only a machine that was just made can be measured.
        if (isThere)
        {
            foreach (var deleted in await leftovers.DeleteAsync(cancellationToken))
                Log.Information("Deleted what an earlier trial left: {What}", deleted);
        }

        await new BootedVm(azure, Boot).RequireFreeAsync(cancellationToken);
        var pinned = await Sources.PinAsync(azure, Recipe.Location, found.Id, cancellationToken);
        var entry = NewRun() with { Recipe = RecipeHash.OfVm(Boot), Source = found.Name };
        await new BuildGroup(azure, Boot).EnsureAsync(entry, HoldOn(Boot), cancellationToken);
        await new BuildNetwork(azure, Boot).EnsureAsync(entry, cancellationToken);
        timeline.Begin();
        // A managed image does not say what its source demanded.
        var placement = await new BuildVm(azure, Boot).CreateAsync(
            pinned with { Plan = pinned.Plan ?? source?.Plan }, entry, VmPlacement.Of(Boot), line => Log.Warning("No room: {Line}", line), cancellationToken);
        var booted = new BootedVm(azure, Boot);
        timeline.Accept(await booted.CreatedAsync(cancellationToken));
        timeline.Mark("provisioned", await booted.ProvisionedAsync(cancellationToken));
        Log.Information("Made the VM {Vm} of {Image}, as {Placement}", Boot.VmName, found.Name, placement);
        await ConfirmHoldAsync(Boot, cancellationToken);
        timeline.Mark("agent ready", await booted.WaitForAgentAsync(TimeoutAgent, line => Log.Information("{Line}", line), cancellationToken));
    }

    /// <summary>Asks the machine who it is and what is left of the bake. That a run command answers is what makes it usable.</summary>
    async Task RequireCleanAsync(ArmSession azure, FoundImage found, BootTimeline timeline, CancellationToken cancellationToken)
    {
        var script = GuestScripts.TestBootedImage(timeline.Accepted ?? TimeProvider.System.GetUtcNow());
        var outcome = await new BuildVm(azure, Boot).RunAsync(script, cancellationToken);
        timeline.Mark(Usable, outcome.Started);
        Log.Information("Usable after {Seconds:0} seconds, of {Budget:0}", timeline.Seconds(Usable), Budget.Limit.TotalSeconds);
        var wrong = BootedImage.Read(outcome).Wrong(Specialized ? null : Boot.VmName, found.Machine);
        if (wrong.Count == 0)
            return;
        throw new Ingot.Fault(
            wrong.Count == 1 ? "A machine made of it is not as it has to be." : $"{wrong.Count} things are wrong with a machine made of it.",
            string.Join(" ", wrong),
            ErrorCatalogue.Remedy("ImageNotClean")) { Code = "ImageNotClean" };
    }

    async Task PlayVerificationAsync(ArmSession azure, BootTimeline timeline, CancellationToken cancellationToken)
    {
        if (!HasVerifyPlaybook)
            return;
        await NeedToolsAsync(cancellationToken);
        var opened = await OpenWinRmAsync(Boot, cancellationToken);
        timeline.Mark("WinRM open", opened.Opened);
        await WriteInventoryAsync(Boot, opened, cancellationToken);
        await PlayAsync(Boot, opened, VerifyOptions, cancellationToken);
        timeline.Mark("verify playbook done");
        await CloseWinRmAsync(new BuildVm(azure, Boot), cancellationToken);
    }

    bool IsOverBudget(BootTimeline timeline) => timeline.Seconds(Usable) > Budget.Limit.TotalSeconds;

    void RequireBudget(BootTimeline timeline)
    {
        if (!IsOverBudget(timeline))
            return;
        var what = $"A machine made of it takes {timeline.Seconds(Usable):0} seconds to be usable.";
        if (!Budget.OnlyWarns)
        {
            throw new Ingot.Fault(what, $"--ready-budget allows {Budget.Limit.TotalSeconds:0} seconds.", ErrorCatalogue.Remedy("ReadyBudgetExceeded"))
            {
                Code = "ReadyBudgetExceeded",
            };
        }

        Log.Warning("{What} --ready-budget says {Limit:0}, and only warns", what, Budget.Limit.TotalSeconds);
    }

    VerifiedImage Record(FoundImage found, BootTimeline timeline, VerificationResult result, string cause) => new()
    {
        ImageId = found.Id,
        Result = result.ToString(),
        Verified = TimeProvider.System.GetUtcNow(),
        ReadySeconds = timeline.Seconds(Usable),
        BudgetSeconds = Budget.Limit.TotalSeconds,
        Timeline = timeline.Marks,
        Cause = cause.Length == 0 ? null : cause,
    };

    async Task NoteAsync(ArmSession azure, FoundImage found, VerifiedImage record, CancellationToken cancellationToken)
    {
        var ended = new Verification(Enum.Parse<VerificationResult>(record.Result), record.Verified, record.ReadySeconds is { } seconds ? (int)Math.Round(seconds) : null);
        if (Ingot.Report.Manifest.Read(RunFolderOf(found)) is { } manifest)
            Log.Information("Manifest: {File}", manifest.With(record).Write(RunFolderOf(found)));
        await new ImageMarks(azure, Recipe).WriteAsync(found.Id, ended, cancellationToken);
        var ready = record.ReadySeconds is { } figure ? $"{figure:0} s" : "never";
        Report(nameof(VerifyImage), "Time to ready", $"{ready} of {record.BudgetSeconds:0} s: {found.Name} {record.Result.ToLowerInvariant()}");
    }

    // Azure that had no room says nothing about an image that passed before. A failure on the way to this note is less than what is noted.
    async Task NoteFailureAsync(ArmSession azure, FoundImage found, BootTimeline timeline, Ingot.Fault fault)
    {
        if (timeline.Marks.Count == 0 && ErrorCatalogue.Find(fault.Code ?? "") is not { Kind: ErrorKind.Guest })
            return;
        try
        {
            using var deadline = new CancellationTokenSource(TimeoutAgent, TimeProvider.System);
            await NoteAsync(azure, found, Record(found, timeline, VerificationResult.Failed, Hidden($"{fault.Message} {fault.Why}")), deadline.Token);
        }
        catch (Exception exception) when (exception is Ingot.Fault or OperationCanceledException)
        {
            Log.Warning("The image could not be tagged as failed: {Message}", exception.Message);
        }
    }

    // What cannot be deleted here, Cleanup tries again, and says so.
    async Task DeleteTrialAsync(ArmSession azure, CancellationToken cancellationToken)
    {
        try
        {
            await ConfirmHoldAsync(Boot, cancellationToken);
            var deleted = await new Leftovers(azure, Boot).DeleteAsync(cancellationToken);
            Log.Information("Deleted: {What}", string.Join(", ", deleted));
            isTrialBegun = false;
            // A publication may take hours, in which another run may try an image.
            await GiveFreeAsync(Boot);
        }
        catch (Ingot.Fault fault)
        {
            Log.Warning("{Message} {Why}", fault.Message, fault.Why);
        }
    }

    string RunFolderOf(FoundImage found) => RootDirectory / "output" / Recipe.ImageName / found.Run;
}
