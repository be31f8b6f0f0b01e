namespace Ingot.Emulator.Modules.Disks;

/// <summary>community.windows.win_defrag: optimizes volumes; every call is a change.</summary>
sealed class WinDefrag : GuestModule
{
    public override string Name => "community.windows.win_defrag";

    public override string Limits => "the program's output and the time it takes";

    protected override void Apply(ModuleRun run)
    {
        var parts = new List<string> { "defrag.exe" };
        var included = run.Arguments.List("include_volumes");
        parts.AddRange(included.Count > 0 ? included.Select(Volume) : ["/C"]);
        if (run.Arguments.List("exclude_volumes") is { Count: > 0 } excluded)
            parts.AddRange(excluded.Select(Volume).Prepend("/E"));
        if (run.CheckMode)
            parts.Add("/A");
        else if (run.Arguments.Flag("freespace_consolidation"))
            parts.Add("/X");
        if (run.Arguments.Text("priority") == "normal")
            parts.Add("/H");
        if (run.Arguments.Flag("parallel"))
            parts.Add("/M");
        foreach (var missing in included.Select(Volume).Where(volume => !run.Machine.Drives.ContainsKey(volume[..1])))
            throw ModuleRun.Fail($"The volume {missing} could not be found.");
        var now = run.Now.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", System.Globalization.CultureInfo.InvariantCulture);
        run.Result["cmd"] = string.Join(' ', parts.Append("/V"));
        run.Result["rc"] = 0;
        run.Result["stdout"] = "The operation completed successfully.\r\n";
        run.Result["stderr"] = "";
        run.Result["start"] = now;
        run.Result["end"] = now;
        run.Result["delta"] = "0:00:00.000000";
        run.Change();
    }

    static string Volume(string text) => text.Length == 1 ? text + ':' : text;
}
