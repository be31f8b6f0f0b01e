namespace Ingot.Emulator.Modules.Settings;

/// <summary>community.windows.win_timezone.</summary>
sealed class WinTimezone : GuestModule
{
    public override string Name => "community.windows.win_timezone";

    public override bool ShowsDiff => true;

    protected override void Apply(ModuleRun run)
    {
        var wanted = run.Arguments.Need("timezone");
        var previous = run.Machine.TimeZone;
        run.Result["previous_timezone"] = previous;
        run.Result["timezone"] = wanted;
        if (wanted.Equals(previous, StringComparison.OrdinalIgnoreCase))
            return;
        if (!IsWindowsZone(wanted.Replace("_dstoff", "", StringComparison.Ordinal)))
            throw ModuleRun.Fail($"The specified timezone: {wanted} isn't supported on the machine.");
        run.Change(() => run.Machine.TimeZone = wanted);
        run.Diff(previous + "\n", wanted + "\n");
    }

    /// <summary>tzutil /l lists ids such as "W. Europe Standard Time"; an IANA name is none of them.</summary>
    static bool IsWindowsZone(string id) =>
        id.Equals("UTC", StringComparison.OrdinalIgnoreCase) || id.StartsWith("UTC", StringComparison.OrdinalIgnoreCase)
        || TimeZones.Ids.Contains(id);
}
