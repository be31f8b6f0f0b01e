using Ingot;
using Ingot.Arm.Machines;
using Ingot.Windows;
using Nuke.Common.IO;
using Serilog;

/// <summary>Sysprep: the run itself, started by one script and watched by others, because it may take the agent's answers with it.</summary>
partial class Build
{
    // Answers are lost now and then while Windows takes its identity away; an agent that loses more is gone.
    const int MostLostAnswers = 3;

    /// <summary>Runs sysprep to its end. Where Windows is known to want a reboot and another try, it gets both, once.</summary>
    /// <exception cref="Fault">It failed, or did not end in time; the fault names the cause.</exception>
    async Task GeneralizeAsync(BuildVm vm, CancellationToken cancellationToken)
    {
        var watch = new SysprepWatch(TimeoutSysprep);
        for (var isFirst = true; ; isFirst = false)
        {
            var started = await TryToAskAsync(vm, GuestScripts.Sysprep(), TimeSpan.Zero, cancellationToken);
            if (started is not null)
                watch.Begin(TimeSpan.FromSeconds(ScriptAnswer.Read("Invoke-Sysprep", started).GetProperty("clock").GetInt64()));
            var stand = await WatchAsync(vm, watch, cancellationToken);
            if (stand == SysprepStand.Done)
                return;
            if (stand == SysprepStand.Failed || !isFirst || !SysprepRepair)
                throw await ExplainedAsync(vm, watch.Failure(), cancellationToken);
            await RestartAsync(vm, $"sysprep stopped at {SysprepResult.BetweenPasses}", cancellationToken);
            await MakeReadyAsync(vm, cancellationToken);
        }
    }

    async Task<SysprepStand> WatchAsync(BuildVm vm, SysprepWatch watch, CancellationToken cancellationToken)
    {
        bool isWarned = false, isFetched = false;
        while (true)
        {
            var time = watch.Next;
            var glance = SysprepGlance.Read(await AskAsync(vm, () => GuestScripts.WatchSysprep(time), time, cancellationToken));
            var stand = watch.See(glance);
            if (stand != SysprepStand.GoOn)
                return stand;
            isWarned |= watch.Elapsed >= SysprepWatch.WarnAfter;
            Log.Write(
                isWarned ? Serilog.Events.LogEventLevel.Warning : Serilog.Events.LogEventLevel.Information,
                "Sysprep is at work for {Elapsed:l}: {Seen:l}", SysprepWatch.Words(watch.Elapsed), watch.ToString());
            if (isFetched || watch.Elapsed < SysprepWatch.LogsAfter)
                continue;
            isFetched = true;
            await SaveSysprepLogsAsync(vm, pieces: 1, cancellationToken);
        }
    }

    /// <summary>Asks the guest, again where the answer was lost.</summary>
    /// <exception cref="Fault">The agent does not answer any more.</exception>
    async Task<ScriptOutcome> AskAsync(BuildVm vm, Func<GuestScript> script, TimeSpan time, CancellationToken cancellationToken)
    {
        for (var lost = 0; lost < MostLostAnswers; lost++)
        {
            if (await TryToAskAsync(vm, script(), time, cancellationToken) is { } outcome)
                return outcome;
        }

        throw Silent($"It ran {script().Name} {MostLostAnswers} times, and no answer came back.");
    }

    /// <summary>Asks the guest; null when it ran the script and its answer was lost.</summary>
    /// <exception cref="Fault">The agent did not even end the script.</exception>
    async Task<ScriptOutcome?> TryToAskAsync(BuildVm vm, GuestScript script, TimeSpan time, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(time + TimeoutAgent);
        try
        {
            var outcome = await vm.RunAsync(script, deadline.Token);
            if (!ScriptAnswer.IsLost(outcome))
                return outcome;
            Log.Warning("The answer of {Script:l} was lost (state {State:l})", script.Name, outcome.State);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Silent($"It did not end {script.Name} within {time + TimeoutAgent}.");
        }
    }

    static Fault Silent(string why) => new(
        "The guest's agent does not answer any more.",
        $"{why} Sysprep or its hook VMAgentDisabler.dll may have taken it away, and without it nothing tells whether Windows is generalized.",
        "Bake again; if it happens each time, delete the hook's value below HKLM\\SYSTEM\\Setup\\SysPrepExternal\\Generalize in the playbook, or give --timeout-agent more.");

    async Task<Fault> ExplainedAsync(BuildVm vm, Fault fault, CancellationToken cancellationToken)
    {
        var folder = await SaveSysprepLogsAsync(vm, pieces: int.MaxValue, cancellationToken);
        var where = folder is null ? "" : $" What the logs say is in {RootDirectory.GetRelativePathTo(folder)}.";
        return new(Hidden(fault.Message), Hidden(fault.Why), fault.Remedy + where);
    }

    /// <summary>Saves the ends of sysprep's logs, without secrets; they are gone with the VM.</summary>
    /// <returns>The folder; null when nothing came.</returns>
    async Task<AbsolutePath?> SaveSysprepLogsAsync(BuildVm vm, int pieces, CancellationToken cancellationToken)
    {
        var folder = RunFolder / "sysprep";
        var isSaved = false;
        try
        {
            foreach (var (name, most) in SysprepLog.All)
            {
                var text = "";
                int? end = null;
                for (var piece = 0; piece < Math.Min(most, pieces) && end != 0; piece++)
                {
                    var log = SysprepLog.Read(await AskAsync(vm, () => GuestScripts.SysprepLog(name, end), TimeSpan.Zero, cancellationToken));
                    text = log.Text + text;
                    end = log.From;
                }

                if (text.Length == 0)
                    continue;
                (folder / name).WriteAllText(Hidden(text));
                isSaved = true;
            }
        }
        catch (Fault fault)
        {
            // They only explain a failure; one of theirs must not take its place.
            Log.Warning("Sysprep's logs could not be fetched: {Message:l}", fault.Message);
        }

        return isSaved ? folder : null;
    }
}
