using System.Text;
using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Scripting;
using Ingot.Emulator.Windows;

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
        if (!VmViews.IsAgentReady(arm, machine))
            throw ArmErrors.NotAllowed("Cannot modify extensions in the VM when the VM is not running.");
        var isBusy = arm.Store.State.Operations.Values.Any(operation => operation.IsRunning && operation.Action == Action
            && (ArmId.Equal(operation.ResourceId, machine.Id) || ArmId.IsInGroup(operation.ResourceId, machine.Id)));
        if (isBusy)
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
        var start = time.GetUtcNow();
        using var deadline = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            var (result, slept, isLost) = await arm.Guests.ChangeAsync(
                machine.GuestId ?? "",
                guest => RunAsync(guest, time, either.Token),
                either.Token);
            var end = time.GetUtcNow();
            // A guest sleeps by putting its own clock ahead.
            if (end - start + slept > limit)
                return TimedOut(start, end);
            if (isLost)
                return new("Failed", -1, "", "", start, end);
            var state = result.ExitCode == 0 ? "Succeeded" : "Failed";
            return new(state, result.ExitCode, Tail(result.Output), Tail(result.Error), start, end);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return TimedOut(start, time.GetUtcNow());
        }
    }

    async Task<(ScriptResult Result, TimeSpan Slept, bool IsLost)> RunAsync(WindowsMachine guest, TimeProvider time, CancellationToken cancellationToken)
    {
        var before = guest.ClockAhead;
        var result = await GuestPowerShell.RunAsync(guest, script, parameters, time, cancellationToken);
        // A script that was stopped before its first statement looks as if it had ended well.
        cancellationToken.ThrowIfCancellationRequested();
        // A reboot that the script asked for comes after its answer, as the agent reports before the machine goes down.
        MachinePower.RestartIfAsked(guest, time.GetUtcNow() + guest.ClockAhead);
        return (result, guest.ClockAhead - before, WindowsSysprep.LosesAnswer(guest));
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
