using System.Text;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Files;

/// <summary>community.windows.win_shortcut: shortcuts. What one leads to is kept beside its file, whose bytes are not those of a real one.</summary>
sealed class WinShortcut : GuestModule
{
    static readonly (string Option, string Result)[] properties =
    [
        ("src", "src"), ("arguments", "args"), ("directory", "directory"), ("hotkey", "hotkey"), ("icon", "icon"),
        ("description", "description"), ("windowstyle", "windowstyle"),
    ];

    public override string Name => "community.windows.win_shortcut";

    public override string Limits => "the format of the .lnk file; finding src in PATH";

    protected override void Apply(ModuleRun run)
    {
        var destination = run.Arguments.Need("dest");
        run.Result["dest"] = destination;
        run.Result["state"] = run.Arguments.Text("state");
        var file = run.Files.Find(destination);
        if (run.Arguments.Text("state") == "absent")
        {
            if (file is not null)
                run.Change(() => run.Files.Delete(destination));
            return;
        }

        if (!destination.EndsWith(".lnk", StringComparison.OrdinalIgnoreCase) && !destination.EndsWith(".url", StringComparison.OrdinalIgnoreCase))
            throw ModuleRun.Fail("Exception calling \"CreateShortcut\" with \"1\" argument(s): \"The shortcut pathname must end with .lnk or .url.\"");
        var wanted = Wanted(run, file);
        if (file is null || wanted.Any(entry => file.Values.GetValueOrDefault(entry.Key)?.Text != entry.Value))
            run.Change(() => Save(run.Files.Write(destination, Encoding.ASCII.GetBytes("L\0\0\0")), wanted));
        foreach (var (_, result) in properties)
            run.Result[result] = wanted.GetValueOrDefault(result, "");
    }

    static SortedDictionary<string, string> Wanted(ModuleRun run, TreeNode? file)
    {
        var wanted = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["windowstyle"] = "normal", ["run_as_admin"] = "False" };
        foreach (var (name, value) in file?.Values ?? [])
            wanted[name] = value.Text ?? "";
        foreach (var (option, result) in properties)
        {
            if (run.Arguments.Text(option) is { } text)
                wanted[result] = GuestEnvironment.Expand(run.Machine, run.User, text);
        }

        wanted["run_as_admin"] = $"{run.Arguments.Flag("run_as_admin")}";
        return wanted;
    }

    static void Save(TreeNode file, SortedDictionary<string, string> properties)
    {
        foreach (var (name, value) in properties)
            file.Values[name] = NodeValue.String(value);
    }
}
