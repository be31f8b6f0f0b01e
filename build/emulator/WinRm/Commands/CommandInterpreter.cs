using System.Security;
using Ingot.Emulator.Modules;
using Ingot.Emulator.Scripting;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.WinRm.Commands;

/// <summary>
/// Decides what a command line of a remote shell is, and has it done: a module, one of Ansible's helper scripts, a PowerShell script, a
/// native program.
/// </summary>
sealed class CommandInterpreter(WindowsMachine machine, string user, TimeProvider time)
{
    /// <summary>Runs it; the caller holds the machine's gate.</summary>
    public async Task<CommandOutput> RunAsync(string line, byte[] input, CancellationToken cancellationToken)
    {
        SlowBoot.LookedAt(machine, time.GetUtcNow());
        if (CommandScript.Decode(line) is not { } script)
        {
            var result = await new NativeCommands(machine, user, time).RunAsync(line, cancellationToken);
            return CommandOutput.Text(result.Output, result.ExitCode, result.Error, changed: true);
        }
        if (CommandScript.IsBootstrap(script))
            return await new ModuleRunner(machine, user, time).RunAsync(ModulePayload.Read(input), cancellationToken);
        return new AnsibleHelpers(machine, user, time).TryRun(script, input)
            ?? new UpdateScripts(machine, user, time).TryRun(script)
            ?? await RunScriptAsync(script, cancellationToken);
    }

    async Task<CommandOutput> RunScriptAsync(string script, CancellationToken cancellationToken)
    {
        var result = await GuestPowerShell.RunAsync(machine, script, new Dictionary<string, string>(StringComparer.Ordinal), time,
            cancellationToken);
        return CommandOutput.Text(result.Output, result.ExitCode, Clixml(result.Error), changed: true);
    }

    /// <summary>powershell.exe writes errors as CLIXML when its streams are redirected and the command came encoded.</summary>
    static string Clixml(string error)
    {
        if (error.Length == 0)
            return "";
        var lines = error.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')
            .Select(line => $"<S S=\"Error\">{SecurityElement.Escape(line)}_x000D__x000A_</S>");
        return "#< CLIXML\r\n<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\">" + string.Concat(lines) +
            "</Objs>";
    }
}
