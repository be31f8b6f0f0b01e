using Ingot.Emulator.Scripting;
using Ingot.Emulator.Windows;
using Ingot.Emulator.WinRm;

namespace Ingot.Emulator.Modules.Commands;

/// <summary>The script action: the payload's source is the command line of a script that was uploaded.</summary>
static class ScriptFile
{
    /// <summary>Runs it; its output goes back as it is.</summary>
    public static async Task<CommandOutput> RunAsync(
        WindowsMachine machine, string user, TimeProvider time, ModulePayload payload, CancellationToken cancellationToken)
    {
        var none = new Dictionary<string, string>(StringComparer.Ordinal);
        var result = await GuestPowerShell.RunAsync(machine, payload.Source, none, GuestScript.Environment(machine, user, payload.Environment), time, cancellationToken);
        return CommandOutput.Text(result.Output, result.ExitCode, result.Error, changed: true);
    }
}
