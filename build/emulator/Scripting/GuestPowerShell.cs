using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Scripting;

/// <summary>Runs PowerShell of a guest in the real engine, over stand-ins for the Windows cmdlets, contained from this machine.</summary>
public static class GuestPowerShell
{
    /// <summary>Runs a script. The caller holds the machine's gate.</summary>
    public static Task<ScriptResult> RunAsync(
        WindowsMachine machine,
        string script,
        IReadOnlyDictionary<string, string> parameters,
        TimeProvider time,
        CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{machine}{script}{parameters}{time}{cancellationToken}");
}
