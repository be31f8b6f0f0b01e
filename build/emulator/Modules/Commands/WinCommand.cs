using Ingot.Emulator.WinRm.Commands;

namespace Ingot.Emulator.Modules.Commands;

/// <summary>ansible.windows.win_command: runs a program without a shell.</summary>
sealed class WinCommand : GuestModule
{
    public override string Name => "ansible.windows.win_command";

    public override string Limits => "programs beside a few of Windows are reported; stdin";

    public override async Task ApplyAsync(ModuleRun run, CancellationToken cancellationToken)
    {
        var given = new[] { "_raw_params", "cmd", "argv" }.Where(run.Arguments.Has).ToList();
        if (given.Count == 0)
            throw ModuleRun.Fail("one of the following is required: _raw_params, argv, cmd");
        if (given.Count > 1)
            throw ModuleRun.Fail("parameters are mutually exclusive: _raw_params, argv, cmd");
        var line = run.Arguments.Text("cmd") ?? run.Arguments.Text("_raw_params")?.Trim()
            ?? string.Join(' ', run.Arguments.List("argv").Select(Quote));
        run.Result["cmd"] = line;
        run.Result["rc"] = 0;
        if (Skipping.Skip(run))
            return;
        var began = run.Now;
        var result = await new NativeCommands(run.Machine, run.User, run.Time).RunAsync(line, cancellationToken);
        if (result is { ExitCode: NativeCommands.FileNotFound, Error: "The system cannot find the file specified" })
        {
            run.Result["rc"] = result.ExitCode;
            throw ModuleRun.Fail($"Failed to run: '{line}': Exception calling \"CreateProcess\" with \"9\" argument(s): \"{result.Error} (Win32 Error Code 2: 0x00000002)\"");
        }
        run.Change();
        ProcessResult.Report(run, result, began);
    }

    static string Quote(string argument) =>
        argument.Length > 0 && !argument.Contains(' ', StringComparison.Ordinal) ? argument : $"\"{argument.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
