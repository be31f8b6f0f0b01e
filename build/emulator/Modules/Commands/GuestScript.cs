using System.Text;
using Ingot.Emulator.Scripting;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Commands;

/// <summary>PowerShell of a task, with the folder, the environment and the input that the task gives it.</summary>
static class GuestScript
{
    /// <summary>Runs it.</summary>
    public static Task<ScriptResult> RunAsync(ModuleRun run, string script, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        if (run.Arguments.Text("chdir") is { } folder)
            text.Append("Set-Location -LiteralPath ").Append(Quote(folder)).Append('\n');
        text.Append(script);
        var none = new Dictionary<string, string>(StringComparer.Ordinal);
        return GuestPowerShell.RunAsync(run.Machine, text.ToString(), none, Environment(run.Machine, run.User, run.Environment), run.Time, cancellationToken);
    }

    /// <summary>What a process of that account sees: its own variables, with those of the task over them.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Environment(
        WindowsMachine machine, string user, IEnumerable<KeyValuePair<string, string>> task) => GuestEnvironment.Of(machine, user).Concat(task);

    /// <summary>A PowerShell literal.</summary>
    public static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
