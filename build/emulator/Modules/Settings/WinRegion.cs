using System.Globalization;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Settings;

/// <summary>community.windows.win_region: location, formats and system locale, kept where Windows keeps them.</summary>
sealed class WinRegion : GuestModule
{
    const string Geo = @"HKCU:\Control Panel\International\Geo";

    const string Formats = @"HKCU:\Control Panel\International";

    const string Language = @"HKLM:\SYSTEM\CurrentControlSet\Control\Nls\Language";

    public override string Name => "community.windows.win_region";

    public override string Limits => "the single format values that follow from a culture; the copy for new users";

    protected override void Apply(ModuleRun run)
    {
        run.Result["restart_required"] = false;
        if (run.Arguments.Text("location") is { } location)
            Set(run, Geo, "Nation", "244", Location(location));
        if (run.Arguments.Text("format") is { } format)
            Set(run, Formats, "LocaleName", "en-US", Culture("format", format).Name);
        if (run.Arguments.Text("unicode_language") is { } language
            && Set(run, Language, "Default", "0409", Culture("unicode_language", language).LCID.ToString("X4", CultureInfo.InvariantCulture)))
        {
            run.Result["restart_required"] = true;
            if (!run.CheckMode)
                run.Machine.PendingReboots.Add("system locale");
        }
    }

    static bool Set(ModuleRun run, string key, string name, string fallback, string wanted)
    {
        if ((run.Registry.Value(key, name)?.Text ?? fallback).Equals(wanted, StringComparison.OrdinalIgnoreCase))
            return false;
        run.Change(() => run.Registry.Set(key, name, NodeValue.String(wanted)));
        return true;
    }

    static string Location(string text) => int.TryParse(text, out var id) && id is > 0 and < 400_000_000 ? text : throw ModuleRun.Fail(
        $"The argument location '{text}' does not contain a valid Geo ID");

    static CultureInfo Culture(string option, string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            throw ModuleRun.Fail($"The argument {option} '{name}' does not contain a valid Culture ID");
        }
    }
}
