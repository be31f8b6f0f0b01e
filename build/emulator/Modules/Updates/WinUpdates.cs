using Ingot.Emulator.Windows.Updates;

namespace Ingot.Emulator.Modules.Updates;

/// <summary>
/// ansible.windows.win_updates: starts a task of Windows Update, which writes what it does into a file. The action plugin reads that file
/// until the task says that it ends, and reboots if it was told to.
/// </summary>
sealed class WinUpdates : GuestModule
{
    /// <summary>Any number: nothing else has one like it.</summary>
    const int TaskPid = 5276;

    /// <summary>The names that the module takes instead of Microsoft's.</summary>
    static readonly Dictionary<string, string> categories = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CriticalUpdates"] = "Critical Updates",
        ["DefinitionUpdates"] = "Definition Updates",
        ["DeveloperKits"] = "Developer Kits",
        ["FeaturePacks"] = "Feature Packs",
        ["SecurityUpdates"] = "Security Updates",
        ["ServicePacks"] = "Service Packs",
        ["UpdateRollups"] = "Update Rollups",
    };

    public override string Name => "ansible.windows.win_updates";

    public override string Limits => "asynchronous tasks";

    protected override void Apply(ModuleRun run)
    {
        if (run.Arguments.Flag("_wait"))
            throw ModuleRun.Fail("The rehearsal guest has no model of win_updates as an asynchronous task.");
        var folder = run.Arguments.Need("_output_path");
        if (!run.Files.IsFolder(folder))
        {
            run.Result["recreate_tmpdir"] = true;
            throw ModuleRun.Fail($"Module tmpdir '{folder}' does not exist");
        }
        var output = run.Files.Normalize($@"{folder}\output.txt");
        var cancelId = $@"Global\Ansible.Windows.WinUpdates-{Guid.NewGuid()}";
        run.Files.Write(output, []);
        run.Machine.Updates.Task = new(
            output, cancelId, run.Arguments.Need("state"), Categories(run), run.Arguments.List("accept_list"),
            run.Arguments.List("reject_list"), run.Arguments.Flag("skip_optional"), run.CheckMode, run.Arguments.Text("log_path"));
        run.Result["output_path"] = output;
        run.Result["task_pid"] = TaskPid;
        run.Result["cancel_id"] = cancelId;
    }

    static List<string> Categories(ModuleRun run)
    {
        var names = run.Arguments.Has("category_names")
            ? run.Arguments.List("category_names")
            : ["CriticalUpdates", "SecurityUpdates", "UpdateRollups"];
        return [.. names.Select(name => categories.GetValueOrDefault(name, name))];
    }
}
