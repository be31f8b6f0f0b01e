using Ingot.Emulator.Scripting;
using Ingot.Emulator.WinRm.Commands;

namespace Ingot.Emulator.Modules.Commands;

/// <summary>ansible.windows.win_shell: runs a line of PowerShell, or of another shell.</summary>
sealed class WinShell : GuestModule
{
    public override string Name => "ansible.windows.win_shell";

    public override string Limits => "shells other than PowerShell and cmd; cmdlets without a stand-in fail; stdin";

    public override async Task ApplyAsync(ModuleRun run, CancellationToken cancellationToken)
    {
        var line = run.Arguments.Need("_raw_params").Trim();
        run.Result["cmd"] = line;
        run.Result["rc"] = 0;
        if (Skipping.Skip(run))
            return;
        var began = run.Now;
        var executable = run.Arguments.Text("executable");
        run.Change();
        ProcessResult.Report(run, await StartAsync(run, executable, line, cancellationToken), began);
    }

    static Task<ScriptResult> StartAsync(ModuleRun run, string? executable, string line, CancellationToken cancellationToken)
    {
        var isPowerShell = executable is null || GuestFiles.Leaf(executable).StartsWith("powershell", StringComparison.OrdinalIgnoreCase);
        return isPowerShell
            ? GuestScript.RunAsync(run, line, cancellationToken)
            : new NativeCommands(run.Machine, run.User, run.Time).RunAsync($"{executable} /c {line}", cancellationToken);
    }
}
