using System.Text.Json.Nodes;
using Ingot.Emulator.Modules.Security;

namespace Ingot.Emulator.Modules.Iis;

/// <summary>community.windows.win_iis_virtualdirectory: folders that a site serves under a name.</summary>
sealed class WinIisVirtualDirectory : GuestModule
{
    public override string Name => "community.windows.win_iis_virtualdirectory";

    protected override void Apply(ModuleRun run)
    {
        WebServer.NeedAdministration(run.Machine);
        var key = $"{run.Arguments.Need("site")}/{run.Arguments.Text("application")}/{run.Arguments.Need("name")}";
        var current = run.Objects("vdir").Find(key);
        run.Result["directory"] = new JsonObject { ["PhysicalPath"] = null };
        if (run.Arguments.Text("state") == "absent")
        {
            run.Reconcile("vdir", key, null);
            return;
        }

        var path = run.Arguments.Text("physical_path") ?? current?["physicalPath"]?.ToString() ?? throw ModuleRun.Fail("missing required arguments: physical_path");
        if (run.Files.Find(path) is null)
            throw ModuleRun.Fail("specified folder must already exist: physical_path");
        if (!run.Machine.WebSites.ContainsKey(run.Arguments.Need("site")))
            throw ModuleRun.Fail($"Cannot find a site named '{run.Arguments.Text("site")}'.");
        var isUser = run.Arguments.Text("connect_as") == "specific_user";
        var user = run.Arguments.Text("connect_as") is null ? current?["userName"]?.ToString() ?? "" : isUser ? run.Arguments.Text("username") : "";
        run.Reconcile("vdir", key, new JsonObject { ["physicalPath"] = run.Files.Normalize(path), ["userName"] = user });
        if (run.Arguments.Has("connect_as"))
            SecretStore.Set(run, $"vdir/{key}", isUser ? run.Arguments.Text("password") : null);
        run.Result["directory"] = new JsonObject { ["PhysicalPath"] = run.Files.Normalize(path) };
    }
}
