using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Tasks;

/// <summary>community.windows.win_scheduled_task_stat: what is known about a scheduled task.</summary>
sealed class WinScheduledTaskStat : GuestModule
{
    static readonly string[] principal = ["display_name", "group", "logon_type", "run_level", "username"];

    static readonly string[] registration = ["author", "date", "description", "source", "version"];

    public override string Name => "community.windows.win_scheduled_task_stat";

    public override string Limits => "defaults of the scheduler: only what tasks were given is shown";

    protected override void Apply(ModuleRun run)
    {
        var folder = run.Arguments.Text("path")?.TrimEnd('\\') ?? "";
        var names = run.Machine.ScheduledTasks.Keys.Where(path => path[..path.LastIndexOf('\\')].Equals(folder, StringComparison.OrdinalIgnoreCase))
            .Select(path => path[(path.LastIndexOf('\\') + 1)..]).ToList();
        var exists = folder.Length == 0 || names.Count > 0 || run.Machine.ScheduledTasks.Keys.Any(path => path.StartsWith(folder + '\\', StringComparison.OrdinalIgnoreCase));
        run.Result["folder_exists"] = exists;
        var name = run.Arguments.Text("name");
        if (exists)
        {
            run.Result["folder_task_names"] = new JsonArray([.. names.Select(task => (JsonNode)task)]);
            run.Result["folder_task_count"] = names.Count;
        }

        if (name is null)
            return;
        var found = run.Machine.ScheduledTasks.GetValueOrDefault($@"{folder}\{name}");
        run.Result["task_exists"] = found is not null;
        if (found is not null)
            Describe(run, JsonNode.Parse(found.Definition)?.AsObject() ?? [], found.Enabled);
    }

    static void Describe(ModuleRun run, JsonObject task, bool enabled)
    {
        run.Result["state"] = new JsonObject
        {
            ["last_run_time"] = "1999-11-30T00:00:00",
            ["last_task_result"] = 267011,
            ["next_run_time"] = "1899-12-30T00:00:00",
            ["number_of_missed_runs"] = 0,
            ["status"] = enabled ? "TASK_STATE_READY" : "TASK_STATE_DISABLED",
        };
        run.Result["principal"] = Part(task, principal, new() { ["group"] = "group_id", ["username"] = "user_id" });
        run.Result["registration_info"] = Part(task, registration, []);
        var settings = new JsonObject(task.Where(entry => !principal.Contains(entry.Key) && !registration.Contains(entry.Key) && entry.Value is not JsonArray)
            .Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone()))) { ["enabled"] = enabled };
        run.Result["settings"] = settings;
        run.Result["actions"] = Items(task["actions"], "TASK_ACTION_EXEC");
        run.Result["triggers"] = Items(task["triggers"], null);
    }

    static JsonObject Part(JsonObject task, string[] names, Dictionary<string, string> renamed) =>
        new(names.Select(name => KeyValuePair.Create(renamed.GetValueOrDefault(name, name), task[name]?.DeepClone())));

    static JsonArray Items(JsonNode? items, string? type) => new([.. (items as JsonArray ?? []).OfType<JsonObject>().Select(item =>
    {
        var described = item.DeepClone().AsObject();
        described["type"] = type ?? $"TASK_TRIGGER_{item["type"]?.ToString().ToUpperInvariant()}";
        return described;
    })]);
}
