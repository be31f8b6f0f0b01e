using System.Text.Json.Nodes;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Iis;

/// <summary>community.windows.win_iis_webapppool: application pools.</summary>
sealed class WinIisWebAppPool : GuestModule
{
    public override string Name => "community.windows.win_iis_webapppool";

    protected override void Apply(ModuleRun run)
    {
        if (run.Arguments.Raw("attributes") is { } given and not JsonObject && given.ToString().Length > 0)
            throw ModuleRun.Fail("Using a string for the attributes parameter is not longer supported, please use a dict instead");
        WebServer.NeedAdministration(run.Machine);
        var name = run.Arguments.Need("name");
        var state = run.Arguments.Text("state");
        var pool = run.Machine.WebApplicationPools.GetValueOrDefault(name);
        if (state == "absent")
        {
            if (pool is not null)
                run.Change(() => run.Machine.WebApplicationPools.Remove(name));
        }
        else if (pool is null)
        {
            pool = new() { Name = name };
            run.Change(() => run.Machine.WebApplicationPools[name] = pool);
            if (!run.CheckMode)
                Configure(run, pool, state);
        }
        else
        {
            Configure(run, pool, state);
        }
        Report(run, name, state, pool);
    }

    static void Configure(ModuleRun run, WebApplicationPool pool, string? state)
    {
        foreach (var (attribute, value) in run.Arguments.Raw("attributes") as JsonObject ?? [])
        {
            var wanted = Text(value);
            var current = pool.Attributes.GetValueOrDefault(attribute) ?? PoolDefaults.Of(attribute);
            if (!string.Equals(wanted, current, StringComparison.OrdinalIgnoreCase))
                run.Change(() => pool.Attributes[attribute] = wanted);
        }
        if (state is "started" or "restarted" && pool.State == "Stopped")
            run.Change(() => pool.State = "Started");
        else if (state == "stopped" && pool.State == "Started")
            run.Change(() => pool.State = "Stopped");
        else if (state == "restarted")
            run.Change();
    }

    static string Text(JsonNode? value) => value?.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.True => "True",
        System.Text.Json.JsonValueKind.False => "False",
        _ => PoolDefaults.Canonical(value?.ToString() ?? ""),
    };

    static void Report(ModuleRun run, string name, string? state, WebApplicationPool? pool)
    {
        var attributes = new JsonObject { ["name"] = name, ["state"] = pool?.State ?? "" };
        foreach (var (attribute, value) in PoolDefaults.All.Concat(pool?.Attributes ?? []))
            attributes[attribute] = value;
        run.Result["attributes"] = (run.Arguments.Raw("attributes") as JsonObject ?? []).DeepClone();
        run.Result["info"] = new JsonObject { ["name"] = name, ["state"] = state, ["attributes"] = attributes };
    }
}
