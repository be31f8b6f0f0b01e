using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Settings;

/// <summary>ansible.windows.win_environment: environment variables of the machine or the user.</summary>
sealed class WinEnvironment : GuestModule
{
    public override string Name => "ansible.windows.win_environment";

    protected override void Apply(ModuleRun run)
    {
        foreach (var other in new[] { "name", "value", "state" })
        {
            if (run.Arguments.Has("variables") && run.Arguments.Has(other))
                throw ModuleRun.Fail($"parameters are mutually exclusive: variables, {other}");
        }
        if (!run.Arguments.Has("variables") && !run.Arguments.Has("name"))
            throw ModuleRun.Fail("one of the following is required: name, variables");
        var level = run.Arguments.Need("level");
        var wanted = run.Arguments.Map("variables") ?? new JsonObject { [run.Arguments.Need("name")] = run.Arguments.Text("value") };
        var values = new JsonObject();
        foreach (var (name, value) in wanted)
            values[name] = Set(run, level, name, value?.ToString());
        run.Result["values"] = values;
    }

    static JsonObject Set(ModuleRun run, string level, string name, string? value)
    {
        var state = run.Arguments.Text("state") ?? (string.IsNullOrEmpty(value) ? "absent" : "present");
        if (state == "present" && string.IsNullOrEmpty(value))
            throw ModuleRun.Fail("When state=present, value must be defined and not an empty string, if you wish to remove the envvar, set state=absent");
        var after = state == "absent" ? null : value;
        var before = EnvironmentStore.Read(run, level, name);
        var changed = before != after;
        if (changed)
            run.Change(() => EnvironmentStore.Write(run, level, name, after));
        run.Result["before_value"] = before;
        run.Result["value"] = after;
        return new() { ["changed"] = changed, ["before"] = before, ["after"] = after };
    }
}
