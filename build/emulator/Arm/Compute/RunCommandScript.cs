using System.Text;
using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Scripting;
using Ingot.Emulator.Windows;
using Ingot.Emulator.WinRm;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>A script that the guest's agent runs: with its parameters, secret ones too, so it is never stored.</summary>
sealed class RunCommandScript(string script, IReadOnlyDictionary<string, string> parameters, TimeSpan limit)
{
    /// <summary>Name that operations carry while a script runs, by which the next one sees it.</summary>
    public const string Action = "runCommand";

    // Output and error are cut to this many bytes, the last ones (learn.microsoft.com, Run scripts in your Windows VM).
    const int Kept = 4096;

    /// <summary>The name and value pairs of a request's parameter lists; later ones win.</summary>
    public static Dictionary<string, string> ReadParameters(params IEnumerable<JsonObject> given)
    {
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in given)
        {
            if (parameter.TextAt("name") is { } name)
                parameters[name] = parameter.TextAt("value") ?? "";
        }
        return parameters;
    }

    /// <summary>Refuses a script while none can run.</summary>
    /// <exception cref="ArmException">409: the machine does not run, or runs another one.</exception>
    public static void CheckMayRun(ArmServices arm, ArmResource machine)
    {
        if (!VmViews.IsUp(arm, machine))
            throw ArmErrors.NotAllowed("Cannot modify extensions in the VM when the VM is not running.");
        var isBusy = arm.Store.State.Operations.Values.Any(operation => operation.IsRunning && operation.Action == Action
            && (ArmId.Equal(operation.ResourceId, machine.Id) || ArmId.IsInGroup(operation.ResourceId, machine.Id)));
        if (isBusy || GuestAgent.IsBusy(arm, machine))
        {
            throw new ArmException(409, "Conflict", "Run command extension execution is in progress. Please wait for completion before "
                + "invoking a "
                + "run command.");
        }
    }

    /// <summary>Runs it, and tells how it went; a script that fails is an outcome, not an error.</summary>
    public async Task<RunCommandOutcome> RunAsync(ArmServices arm, ArmResource machine, CancellationToken cancellationToken)
    {
        var time = arm.Options.Time;
        await WaitForAgentAsync(arm, machine, cancellationToken);
        var skipped = await arm.Pace.PassAsync(Durations.RunCommand, cancellationToken);
        var ahead = (arm.Guests.Find(machine.GuestId)?.ClockAhead ?? TimeSpan.Zero) + skipped;
        var start = time.GetUtcNow();
        using var deadline = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        await GuestAgent.WaitAsync(arm, machine, deadline.Token, cancellationToken);
        try
        {
            var (result, slept, isLost) = await arm.Guests.ChangeAsync(
                machine.GuestId ?? "",
                guest =>
                {
                    guest.ClockAhead += skipped;
                    return RunAsync(guest, time, either.Token);
                },
                either.Token);
            // The guest itself says when, and it sleeps by putting its own clock ahead.
            var end = time.GetUtcNow() + slept;
            if (end - start > limit)
                return TimedOut(start + ahead, end + ahead);
            if (isLost)
                return new("Failed", -1, "", "", start + ahead, end + ahead);
            var state = result.ExitCode == 0 ? "Succeeded" : "Failed";
            return new(state, result.ExitCode, Tail(result.Output), Tail(result.Error), start + ahead, end + ahead);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return TimedOut(start + ahead, time.GetUtcNow() + ahead);
        }
    }

    // Azure accepts a command while the agent is silent. That it will never speak, it says only after as much as 90 minutes.
    static async Task WaitForAgentAsync(ArmServices arm, ArmResource machine, CancellationToken cancellationToken)
    {
        if (arm.Guests.Find(machine.GuestId) is not { } guest || guest.AgentReadyAt - VmViews.NowIn(arm, guest) is not { Ticks: > 0 } left)
            return;
        if (guest.AgentReadyAt == DateTimeOffset.MaxValue)
        {
            throw new ArmException(409, "VMAgentStatusCommunicationError", $"VM '{machine.Name}' has not reported status for VM agent or extensions. "
                + "Verify that the OS is up and healthy, the VM has a running VM agent, and that it can establish outbound connections to Azure storage.");
        }

        await Task.Delay(left, arm.Options.Time, cancellationToken);
    }

    async Task<(ScriptResult Result, TimeSpan Slept, bool IsLost)> RunAsync(WindowsMachine guest, TimeProvider time, CancellationToken cancellationToken)
    {
        var before = guest.ClockAhead;
        var mishaps = Mishaps.Before(guest);
        var result = await GuestPowerShell.RunAsync(guest, script, parameters, time, cancellationToken);
        // A script that was stopped before its first statement looks as if it had ended well.
        cancellationToken.ThrowIfCancellationRequested();
        var slept = guest.ClockAhead - before;
        mishaps.Strike(guest, time.GetUtcNow() + guest.ClockAhead);
        // A reboot that the script asked for comes after its answer, as the agent reports before the machine goes down.
        MachinePower.RestartIfAsked(guest, time.GetUtcNow() + guest.ClockAhead);
        return (result, slept, WindowsSysprep.LosesAnswer(guest));
    }

    RunCommandOutcome TimedOut(DateTimeOffset start, DateTimeOffset end) =>
        new("TimedOut", -1, "", $"The command execution did not complete within the timeout of {limit.TotalSeconds:0} "
            + "seconds.", start, end);

    static string Tail(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length <= Kept)
            return text;
        var first = bytes.Length - Kept;
        // Not in the middle of a character.
        while (first < bytes.Length && (bytes[first] & 0xC0) == 0x80)
            first++;
        return Encoding.UTF8.GetString(bytes.AsSpan(first));
    }
}
