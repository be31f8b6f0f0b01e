using System.Text.Json.Nodes;
using Ingot.Emulator.Modules.Accounts;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Tasks;

/// <summary>
/// community.windows.win_scheduled_task: tasks are kept as they were asked for; what a task does not name stays as it was.
/// </summary>
sealed class WinScheduledTask : GuestModule
{
    static readonly string[] notKept = ["name", "path", "state", "password", "update_password"];

    public override string Name => "community.windows.win_scheduled_task";

    public override string Limits => "running a task; defaults of the scheduler";

    protected override void Apply(ModuleRun run)
    {
        var path = $@"{run.Arguments.Need("path").TrimEnd('\\')}\{run.Arguments.Need("name")}";
        var current = run.Machine.ScheduledTasks.GetValueOrDefault(path);
        if (run.Arguments.Text("state") == "absent")
        {
            if (current is not null)
                run.Change(() => run.Machine.ScheduledTasks.Remove(path));
            return;
        }
        if (current is null && !run.Arguments.Has("actions"))
            throw ModuleRun.Fail("one or more actions are required when creating a new task");
        if (run.Arguments.Text("username") is { } user && AccountNames.Resolve(run.Machine, user) is null)
            throw ModuleRun.Fail($"failed to convert the account name {user} to a SID");
        var wanted = new ScheduledTask(Merge(run, current), run.Arguments.FlagOrNull("enabled") ?? current?.Enabled ?? true);
        if (wanted != current)
            run.Change(() => run.Machine.ScheduledTasks[path] = wanted);
    }

    static bool Keeps(string option) => !option.StartsWith('_') && !notKept.Contains(option, StringComparer.Ordinal);

    static string Merge(ModuleRun run, ScheduledTask? current)
    {
        var merged = current is null ? [] : JsonNode.Parse(current.Definition)?.AsObject() ?? [];
        foreach (var (name, value) in run.Arguments.All.Where(argument => Keeps(argument.Key) && argument.Value is not null))
            merged[name] = value?.DeepClone();
        return merged.ToJsonString();
    }
}
