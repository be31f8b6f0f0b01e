using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Settings;

/// <summary>community.windows.win_mapped_drive: letters of a user that lead to shares.</summary>
sealed class WinMappedDrive : GuestModule
{
    public override string Name => "community.windows.win_mapped_drive";

    public override bool ShowsDiff => true;

    public override string Limits => "whether the share can be reached, and files on it";

    protected override void Apply(ModuleRun run)
    {
        var letter = run.Arguments.Need("letter").ToUpperInvariant();
        var path = run.Arguments.Text("path");
        if (letter is not [>= 'A' and <= 'Z'])
            throw ModuleRun.Fail($"letter must be a single letter from A-Z, was: {letter}");
        var name = $"{run.User}/{letter}";
        var current = run.Objects("mapped").Find(name)?["path"]?.ToString();
        if (run.Arguments.Text("state") == "absent")
        {
            if (current is not null && path is not null && !current.Equals(path, StringComparison.OrdinalIgnoreCase))
                throw ModuleRun.Fail($"did not delete mapped drive {letter}, the target path is pointing to a different location at {current}");
            run.Reconcile("mapped", name, null);
            return;
        }

        if (run.Machine.Drives.TryGetValue(letter, out _))
            throw ModuleRun.Fail($"failed to create mapped drive {letter}, this letter is in use and is pointing to a non UNC path");
        run.Reconcile("mapped", name, new JsonObject { ["letter"] = letter, ["path"] = path });
    }
}
