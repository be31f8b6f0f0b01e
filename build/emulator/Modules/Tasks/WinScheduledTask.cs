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

    public override IReadOnlyList<Option> Spec { get; } =
    [
        Option.Text("name").Must(), Option.Text("path").By(@"\"), Option.Text("state", "absent", "present").By("present"),
        Option.List("actions"),
        Option.List("triggers"), Option.Text("display_name"), Option.Text("group"),
        Option.Text("logon_type", "none", "password", "s4u", "interactive_token", "group", "service_account",
            "interactive_token_or_password", "token"),
        Option.Text("run_level", "limited", "highest").Or("runlevel"), Option.Text("username").Or("user"), Option.Text("password"),
        Option.Flag("update_password", true), Option.Text("author"), Option.Text("date"), Option.Text("description"), Option.Text("source"),
        Option.Text("version"), Option.Flag("allow_demand_start"), Option.Flag("allow_hard_terminate"), Option.Number("compatibility"),
        Option.Text("delete_expired_task_after"), Option.Flag("disallow_start_if_on_batteries"), Option.Flag("enabled"),
        Option.Text("execution_time_limit"),
        Option.Flag("hidden"), Option.Number("multiple_instances"), Option.Number("priority"), Option.Number("restart_count"),
        Option.Text("restart_interval"), Option.Flag("run_only_if_idle"), Option.Flag("run_only_if_network_available"),
        Option.Flag("start_when_available"),
        Option.Flag("stop_if_going_on_batteries"), Option.Flag("wake_to_run"),
    ];

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

    string Merge(ModuleRun run, ScheduledTask? current)
    {
        var merged = current is null ? [] : JsonNode.Parse(current.Definition)?.AsObject() ?? [];
        foreach (var option in Spec.Where(option =>
            !notKept.Contains(option.Name, StringComparer.Ordinal) && run.Arguments.Has(option.Name)))
        {
            merged[option.Name] = option.Type switch
            {
                OptionType.List => new JsonArray([.. run.Arguments.Items(option.Name).Select(item => item?.DeepClone())]),
                OptionType.Flag => run.Arguments.Flag(option.Name),
                OptionType.Number => run.Arguments.Number(option.Name),
                _ => run.Arguments.Text(option.Name),
            };
        }
        return merged.ToJsonString();
    }
}
