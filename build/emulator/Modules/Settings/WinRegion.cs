using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Settings;

/// <summary>community.windows.win_region: location, formats and system locale, kept where Windows keeps them.</summary>
sealed partial class WinRegion : GuestModule
{
    const string Geo = @"HKCU:\Control Panel\International\Geo";

    const string Formats = @"HKCU:\Control Panel\International";

    public override string Name => "community.windows.win_region";

    public override string Limits => "which cultures exist; the single format values that follow from one; the copy for new users";

    protected override void Apply(ModuleRun run)
    {
        run.Result["restart_required"] = false;
        if (run.Arguments.Text("location") is { } location)
            Set(run, Geo, "Nation", "244", Location(location));
        if (run.Arguments.Text("format") is { } format)
            Set(run, Formats, "LocaleName", "en-US", Culture("format", format));
        if (run.Arguments.Text("unicode_language") is { } language
            && run.Reconcile("machine", "locale", IsUnset(run, language) ? null : new JsonObject { ["name"] = Culture("unicode_language", language) }))
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

    // The program may run without the data of cultures, so only the form is checked.
    static string Culture(string option, string name) => Form().IsMatch(name) ? name : throw ModuleRun.Fail($"The argument {option} '{name}' does not contain a valid Culture ID");

    static bool IsUnset(ModuleRun run, string language) =>
        language.Equals("en-US", StringComparison.OrdinalIgnoreCase) && run.Objects("machine").Find("locale") is null;

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z]{4})?-[A-Za-z]{2}$")]
    private static partial Regex Form();
}
