using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Features;

/// <summary>community.windows.win_feature_info: roles and features, and whether they are installed.</summary>
sealed class WinFeatureInfo : GuestModule
{
    public override string Name => "community.windows.win_feature_info";

    public override string Limits => "features beyond those that images commonly use; descriptions and service components";

    protected override void Apply(ModuleRun run)
    {
        var found = FeatureCatalog.All.Where(feature => FileSystemName.MatchesSimpleExpression(run.Arguments.Text("name") ?? "*", feature.Name)).ToList();
        run.Result["exists"] = found.Count > 0;
        run.Result["features"] = new JsonArray([.. found.Select(feature => new JsonObject
        {
            ["name"] = feature.Name,
            ["display_name"] = feature.DisplayName,
            ["description"] = "",
            ["installed"] = run.Machine.Features.GetValueOrDefault(feature.Name),
            ["install_state"] = run.Machine.Features.GetValueOrDefault(feature.Name) ? "Installed" : "Available",
            ["depends_on"] = new JsonArray([.. feature.Needs.Select(name => (JsonNode)name)]),
            ["parent"] = feature.Needs is [var parent, ..] ? parent : null,
            ["sub_features"] = new JsonArray([.. FeatureCatalog.All.Where(other => other.Needs is [var above, ..] && above == feature.Name).Select(other => (JsonNode)other.Name)]),
        })]);
    }
}
