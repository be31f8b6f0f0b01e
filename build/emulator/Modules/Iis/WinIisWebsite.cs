using System.Text.Json.Nodes;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Iis;

/// <summary>community.windows.win_iis_website: sites. It has no check mode.</summary>
sealed class WinIisWebsite : GuestModule
{
    public override string Name => "community.windows.win_iis_website";

    protected override void Apply(ModuleRun run)
    {
        WebServer.NeedAdministration(run.Machine);
        var name = run.Arguments.Need("name");
        var state = run.Arguments.Text("state");
        var site = run.Machine.WebSites.GetValueOrDefault(name);
        run.Result["site"] = new JsonObject();
        if (state == "absent")
        {
            if (site is not null)
                run.Change(() => run.Machine.WebSites.Remove(name));
            return;
        }
        if (run.Arguments.Text("physical_path") is { } path && run.Files.Find(path) is null)
            throw ModuleRun.Fail("specified folder must already exist: physical_path");
        if (site is null)
        {
            site = Create(run, name);
            run.Change(() => run.Machine.WebSites[name] = site);
        }
        Configure(run, site, state);
        run.Result["site"] = Describe(site);
    }

    static WebSite Create(ModuleRun run, string name) => new()
    {
        Name = name,
        Id = int.TryParse(run.Arguments.Text("site_id"), out var id) ? id
            : run.Machine.WebSites.Values.Select(site => site.Id).DefaultIfEmpty(0).Max() + 1,
        PhysicalPath = run.Files.Normalize(run.Arguments.Text("physical_path")
            ?? throw ModuleRun.Fail("missing required arguments: physical_path")),
        ApplicationPool = run.Arguments.Text("application_pool") ?? "DefaultAppPool",
        Bindings = [$"{run.Arguments.Text("ip") ?? "*"}:{run.Arguments.Number("port") ?? 80}:{run.Arguments.Text("hostname")}"],
    };

    static void Configure(ModuleRun run, WebSite site, string? state)
    {
        var path = run.Arguments.Text("physical_path");
        if (path is not null)
            run.Set(run.Files.Normalize(path), site.PhysicalPath, value => site.PhysicalPath = value);
        run.Set(run.Arguments.Text("application_pool"), site.ApplicationPool, value => site.ApplicationPool = value);
        foreach (var (name, value) in Parameters(run.Arguments.Raw("parameters")))
            run.Set(value, site.Properties.GetValueOrDefault(name, ""), set => site.Properties[name] = set);
        if (state is "stopped" or "restarted" && site.State == "Started")
            run.Change(() => site.State = "Stopped");
        if (state == "restarted" || (state == "started" && site.State == "Stopped"))
            run.Change(() => site.State = "Started");
    }

    /// <summary>Written as name:value|name:value, or as a dictionary.</summary>
    static IEnumerable<(string Name, string Value)> Parameters(JsonNode? given) => given switch
    {
        null => [],
        JsonObject map => map.Select(entry => (entry.Key, entry.Value?.ToString() ?? "")),
        _ => given.ToString().Split('|', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split(':', 2))
            .Select(pair => (pair[0], pair.Length > 1 ? pair[1] : "")),
    };

    static JsonObject Describe(WebSite site) => new()
    {
        [nameof(Name)] = site.Name,
        ["ID"] = site.Id,
        ["State"] = site.State,
        ["PhysicalPath"] = site.PhysicalPath,
        ["ApplicationPool"] = site.ApplicationPool,
        ["Bindings"] = new JsonArray([.. site.Bindings.Select(binding => (JsonNode)binding)]),
    };
}
