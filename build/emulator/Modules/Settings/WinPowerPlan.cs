using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Settings;

/// <summary>community.windows.win_power_plan.</summary>
sealed class WinPowerPlan : GuestModule
{
    /// <summary>Plans that come with Windows, and their ids.</summary>
    static readonly Dictionary<string, string> plans = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Balanced"] = "381b4222-f694-41f0-9685-ff5bb260df2e",
        ["High performance"] = "8c5e7fda-e8bf-4a96-9a85-a6e23a8c635c",
        ["Power saver"] = "a1841308-3541-4fab-bc81-f71556f20b4a",
    };

    public override string Name => "community.windows.win_power_plan";

    protected override void Apply(ModuleRun run)
    {
        var name = run.Arguments.Text("name");
        var guid = run.Arguments.Text("guid");
        if (name is null && guid is null)
            throw ModuleRun.Fail("one of the following is required: name, guid");
        var plan = plans.Keys.FirstOrDefault(known => name is not null
            ? known.Equals(name, StringComparison.OrdinalIgnoreCase)
            : plans[known].Equals(guid, StringComparison.OrdinalIgnoreCase));
        if (plan is null)
            throw ModuleRun.Fail($"Defined power_plan: ({name ?? guid}) is not available");
        if (!plan.Equals(run.Machine.PowerPlan, StringComparison.OrdinalIgnoreCase))
            run.Change(() => run.Machine.PowerPlan = plan);
        run.Result["power_plan_name"] = plan;
        run.Result["power_plan_enabled"] = true;
        run.Result["all_available_plans"] =
            new JsonObject(plans.Keys.Select(known => KeyValuePair.Create(known, (JsonNode?)(known == plan))));
    }
}
