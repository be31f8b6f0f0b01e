using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Network;

/// <summary>community.windows.win_route: persistent routes. One that is there is left alone, whatever its gateway.</summary>
sealed class WinRoute : GuestModule
{
    const string Kind = "route";

    public override string Name => "community.windows.win_route";

    public override string Limits => "whether the gateway can be reached";

    protected override void Apply(ModuleRun run)
    {
        var destination = run.Arguments.Need("destination");
        var known = run.Objects(Kind).All().FirstOrDefault(route => route.Name.Split('/')[0] == destination.Split('/')[0]).Name;
        if (run.Arguments.Text("state") == "absent")
        {
            run.Result["output"] = known is null ? "No route to remove" : "Route removed";
            if (known is not null)
                run.Change(() => run.Objects(Kind).Set(known, null));
            return;
        }

        run.Result["output"] = known is null ? "Route added" : "Static route already exists";
        if (known is not null)
            return;
        var route = new JsonObject { ["gateway"] = run.Arguments.Text("gateway") ?? "0.0.0.0", ["metric"] = run.Arguments.Number("metric") };
        run.Change(() => run.Objects(Kind).Set(destination, route));
    }
}
