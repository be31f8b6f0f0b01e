using System.Globalization;

namespace Ingot.Emulator.Modules.Settings;

/// <summary>community.windows.win_msg: a message to users who are signed in; on a build machine there are none.</summary>
sealed class WinMsg : GuestModule
{
    public override string Name => "community.windows.win_msg";

    protected override void Apply(ModuleRun run)
    {
        var seconds = run.Arguments.Number("display_seconds") ?? 10;
        if (run.Arguments.Text("msg") is { Length: > 255 })
            throw ModuleRun.Fail("msg length must be less than 256 characters, current length: " + run.Arguments.Text("msg")!.Length);
        if (seconds is < 1 or > 999_999)
            throw ModuleRun.Fail($"display_seconds value {seconds} not in range 1-999999");
        var now = run.Now.UtcDateTime.ToString("dddd, MMMM d, yyyy h:mm:ss tt", CultureInfo.InvariantCulture);
        run.Result["display_seconds"] = seconds;
        run.Result["msg"] = run.Arguments.Text("msg");
        run.Result["wait"] = run.Arguments.Flag("wait");
        run.Result["rc"] = 0;
        run.Result["sent_localtime"] = now;
        run.Result["runtime_seconds"] = 0;
        run.Change();
    }
}
