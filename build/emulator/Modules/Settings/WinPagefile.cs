using System.Globalization;
using System.Text.Json.Nodes;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Settings;

/// <summary>community.windows.win_pagefile: paging files, kept where Windows keeps them. With override a file is made anew every time.</summary>
sealed class WinPagefile : GuestModule
{
    const string Key = @"HKLM:\SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management";

    public override string Name => "community.windows.win_pagefile";

    protected override void Apply(ModuleRun run)
    {
        var files = (run.Registry.Value(Key, "PagingFiles")?.Lines ?? []).Where(line => !line.StartsWith('?')).ToList();
        var before = files.ToList();
        var isAutomatic = run.Registry.Value(Key, "PagingFiles") is null or { Lines: [['?', ..], ..] };
        var wantsAutomatic = run.Arguments.FlagOrNull("automatic") ?? isAutomatic;
        if (run.Arguments.Flag("remove_all"))
            files.Clear();
        var path = $@"{run.Arguments.Text("drive")}:\pagefile.sys";
        switch (run.Arguments.Text("state"))
        {
            case "absent":
                files.RemoveAll(line => IsOf(line, path));
                break;
            case "present":
                Present(run, files, path);
                break;
            default:
                Query(run, files, isAutomatic);
                break;
        }

        if (!files.SequenceEqual(before, StringComparer.OrdinalIgnoreCase) || wantsAutomatic != isAutomatic)
            run.Change(() => run.Registry.Set(Key, "PagingFiles", new NodeValue("MultiString") { Lines = wantsAutomatic ? [@"?:\pagefile.sys"] : files }));
    }

    static void Present(ModuleRun run, List<string> files, string path)
    {
        if (run.Arguments.Flag("override") && files.RemoveAll(line => IsOf(line, path)) > 0)
            run.Change();
        if (run.Arguments.Flag("test_path") && !run.Machine.Drives.ContainsKey(run.Arguments.Text("drive") ?? ""))
            throw ModuleRun.Fail($"Unable to access '{run.Arguments.Text("drive")}:' drive");
        var wanted = run.Arguments.Flag("system_managed") ? $"{path} 0 0"
            : string.Create(CultureInfo.InvariantCulture, $"{path} {run.Arguments.Number("initial_size")} {run.Arguments.Number("maximum_size")}");
        var index = files.FindIndex(line => IsOf(line, path));
        if (index < 0)
            files.Add(wanted);
        else if (!run.Arguments.Flag("system_managed") && !files[index].EndsWith(" 0 0", StringComparison.Ordinal))
            files[index] = wanted;
    }

    static void Query(ModuleRun run, List<string> files, bool isAutomatic)
    {
        run.Result["automatic_managed_pagefiles"] = isAutomatic;
        run.Result["pagefiles"] = new JsonArray([.. files
            .Where(line => run.Arguments.Text("drive") is not { } drive || IsOf(line, $@"{drive}:\pagefile.sys"))
            .Select(line => line.Split(' '))
            .Select(parts => new JsonObject
            {
                ["name"] = parts[0],
                ["initial_size"] = int.Parse(parts[1], CultureInfo.InvariantCulture),
                ["maximum_size"] = int.Parse(parts[2], CultureInfo.InvariantCulture),
                ["caption"] = $"{parts[0][..2]}\\ 'pagefile.sys'",
                ["description"] = $"'pagefile.sys' @ {parts[0][..2]}\\",
            })]);
    }

    static bool IsOf(string line, string path) => line.StartsWith(path + ' ', StringComparison.OrdinalIgnoreCase);
}
