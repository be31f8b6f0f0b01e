using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Scripting;

/// <summary>Runs PowerShell of a guest in the real engine, over stand-ins for the Windows cmdlets, contained from this machine.</summary>
/// <remarks>
/// Contained means: ConstrainedLanguage, no file system or environment provider, no modules, no native programs. Whatever a script names is
/// found in the <see cref="WindowsMachine"/> or nowhere.
/// </remarks>
public static class GuestPowerShell
{
    /// <summary>Runs a script. The caller holds the machine's gate.</summary>
    /// <param name="machine">The guest that is read and changed.</param>
    /// <param name="script">Text of the script, with or without a parameter block.</param>
    /// <param name="parameters">Arguments by parameter name.</param>
    /// <param name="time">Real time; the guest's clock is this plus <see cref="WindowsMachine.ClockAhead"/>.</param>
    /// <param name="cancellationToken">Stops the pipeline.</param>
    /// <returns>Exit code and text as powershell.exe -File would have given them.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static Task<ScriptResult> RunAsync(
        WindowsMachine machine,
        string script,
        IReadOnlyDictionary<string, string> parameters,
        TimeProvider time,
        CancellationToken cancellationToken) =>
        RunAsync(machine, script, parameters, [], time, cancellationToken);

    /// <summary>Runs a script with environment variables of its own, such as those of an Ansible task.</summary>
    /// <param name="machine">The guest that is read and changed.</param>
    /// <param name="script">Text of the script, with or without a parameter block.</param>
    /// <param name="parameters">Arguments by parameter name.</param>
    /// <param name="environment">Variables of this process alone, over those of the machine.</param>
    /// <param name="time">Real time; the guest's clock is this plus <see cref="WindowsMachine.ClockAhead"/>.</param>
    /// <param name="cancellationToken">Stops the pipeline.</param>
    /// <returns>Exit code and text as powershell.exe -File would have given them.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static async Task<ScriptResult> RunAsync(
        WindowsMachine machine,
        string script,
        IReadOnlyDictionary<string, string> parameters,
        IEnumerable<KeyValuePair<string, string>> environment,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var session = new GuestSession(machine, time);
        foreach (var (name, value) in environment)
            session.SetEnvironment(name, value);
        session.Advance();
        return await Task.Run(() => Run(session, script, parameters, cancellationToken), cancellationToken);
    }

    static ScriptResult Run(
        GuestSession session, string script, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        if (ScriptChecks.Refusal(script) is { } refusal)
            return new ScriptResult(1, "", refusal);
        using var runspace = RunspaceFactory.CreateRunspace(new GuestHost(session), GuestSessionState.Shared);
        runspace.ThreadOptions = PSThreadOptions.UseCurrentThread;
        runspace.Open();
        GuestSessionState.Prepare(runspace, session);
        using var shell = PowerShell.Create(runspace);
        shell.AddScript(CustomObjects.Rewrite(script));
        foreach (var (name, value) in parameters)
            shell.AddParameter(name, value);
        shell.AddCommand("Out-Default");
        // A stop before the start would be lost: it waits until the pipeline runs.
        void Stop()
        {
            if (shell.InvocationStateInfo.State == PSInvocationState.Running)
                _ = shell.BeginStop(null, null);
        }

        shell.InvocationStateChanged += (_, _) =>
        {
            if (cancellationToken.IsCancellationRequested)
                Stop();
        };
        using var stop = cancellationToken.Register(Stop);
        var exitCode = Invoke(shell, session, cancellationToken);
        session.Advance();
        return new ScriptResult(session.ExitCode ?? exitCode, session.Output.ToString(), session.Error.ToString());
    }

    static int Invoke(PowerShell shell, GuestSession session, CancellationToken cancellationToken)
    {
        shell.Streams.Error.DataAdded += (_, e) => session.Error.Append(ErrorText.Of(shell.Streams.Error[e.Index]));
        try
        {
            shell.Invoke();
            cancellationToken.ThrowIfCancellationRequested();
            return 0;
        }
        catch (PipelineStoppedException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return 1;
        }
        catch (RuntimeException exception)
        {
            session.Error.Append(ErrorText.Of(exception.ErrorRecord));
            return 1;
        }
    }
}
