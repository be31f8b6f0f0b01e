using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Facts;

/// <summary>ansible.windows.setup: facts of the machine.</summary>
sealed class Setup : GuestModule
{
    public override string Name => "ansible.windows.setup";

    public override string Limits => "facts that come from hardware; facter";

    protected override void Apply(ModuleRun run)
    {
        var warnings = new JsonArray();
        var wanted = run.Arguments.Has("gather_subset") ? run.Arguments.List("gather_subset") : ["all"];
        var subsets = FactSubsets.Chosen(wanted, warnings);
        var facts = new JsonObject { ["gather_subset"] = new JsonArray([.. wanted.Select(item => (JsonNode)item)]),
            ["module_setup"] = true };
        foreach (var (subset, gather) in FactGatherers.All)
        {
            if (subsets.Contains(subset))
                gather(run, facts);
        }
        run.Result["ansible_facts"] = facts;
        if (warnings.Count > 0)
            run.Result["warnings"] = warnings;
    }
}
