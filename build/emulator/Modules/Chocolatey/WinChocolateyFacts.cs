using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Chocolatey;

/// <summary>chocolatey.chocolatey.win_chocolatey_facts.</summary>
sealed class WinChocolateyFacts : GuestModule
{
    public override string Name => "chocolatey.chocolatey.win_chocolatey_facts";

    protected override void Apply(ModuleRun run)
    {
        ChocolateyProgram.Need(run);
        var chocolatey = run.Machine.Chocolatey;
        var facts = new JsonObject
        {
            ["config"] = new JsonObject(ChocolateyDefaults.Config.Select(setting =>
                KeyValuePair.Create(setting.Key, (JsonNode?)chocolatey.Config.GetValueOrDefault(setting.Key, setting.Value)))),
            ["feature"] = new JsonObject(ChocolateyDefaults.Features.Select(feature =>
                KeyValuePair.Create(feature.Key, (JsonNode?)chocolatey.Features.GetValueOrDefault(feature.Key, feature.Value)))),
            ["sources"] = new JsonArray([.. chocolatey.Sources.Select(source => new JsonObject
            {
                ["name"] = source.Key,
                ["source"] = source.Value.Url,
                ["disabled"] = source.Value.Disabled,
                ["priority"] = source.Value.Priority,
            })]),
            ["packages"] = new JsonArray([.. run.Machine.Packages.Select(package =>
                new JsonObject { ["package"] = package.Key, ["version"] = package.Value })]),
            ["outdated"] = new JsonArray(),
        };
        run.Result["ansible_facts"] = new JsonObject { ["ansible_chocolatey"] = facts };
    }
}
