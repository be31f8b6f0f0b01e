using System.Text.Json.Nodes;
using Ingot.Emulator.Modules.Security;

namespace Ingot.Emulator.Modules.Iis;

/// <summary>community.windows.win_iis_webapplication: applications of a site.</summary>
sealed class WinIisWebApplication : GuestModule
{
    public override string Name => "community.windows.win_iis_webapplication";

    protected override void Apply(ModuleRun run)
    {
        WebServer.NeedAdministration(run.Machine);
        var site = run.Arguments.Need("site");
        var key = $"{site}/{run.Arguments.Need("name")}";
        var current = run.Objects("webapplication").Find(key);
        run.Result["physical_path"] = run.Arguments.Text("physical_path");
        run.Result["application_pool"] = run.Arguments.Text("application_pool");
        if (run.Arguments.Text("state") == "absent")
        {
            run.Reconcile("webapplication", key, null);
            return;
        }

        var path = run.Arguments.Text("physical_path") ?? current?["physicalPath"]?.ToString() ?? throw ModuleRun.Fail("missing required arguments: path");
        if (run.Files.Find(path) is null)
            throw ModuleRun.Fail("specified folder must already exist: path");
        if (!run.Machine.WebSites.TryGetValue(site, out var parent))
            throw ModuleRun.Fail($"Cannot find a site named '{site}'.");
        var pool = run.Arguments.Text("application_pool") is { Length: > 0 } given ? given : current?["applicationPool"]?.ToString() ?? parent.ApplicationPool;
        var isUser = run.Arguments.Text("connect_as") == "specific_user";
        var user = run.Arguments.Text("connect_as") is null ? current?["userName"]?.ToString() ?? "" : isUser ? run.Arguments.Text("username") : "";
        run.Reconcile("webapplication", key, new JsonObject { ["physicalPath"] = run.Files.Normalize(path), ["applicationPool"] = pool, ["userName"] = user });
        if (run.Arguments.Has("connect_as"))
            SecretStore.Set(run, $"webapplication/{key}", isUser ? run.Arguments.Text("password") : null);
        run.Result["physical_path"] = run.Files.Normalize(path);
        run.Result["application_pool"] = pool;
    }
}
