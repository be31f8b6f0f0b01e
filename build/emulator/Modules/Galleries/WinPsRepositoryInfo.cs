using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Galleries;

/// <summary>community.windows.win_psrepository_info: repositories of PowerShellGet.</summary>
sealed class WinPsRepositoryInfo : GuestModule
{
    public override string Name => "community.windows.win_psrepository_info";

    protected override void Apply(ModuleRun run) => run.Result["repositories"] = new JsonArray([.. PowerShellModules.Repositories(run)
        .Where(repository => FileSystemName.MatchesSimpleExpression(run.Arguments.Text("name") ?? "*", repository.Name))
        .Select(repository => new JsonObject
        {
            ["name"] = repository.Name,
            ["installation_policy"] = repository.Properties["installation_policy"]?.ToString(),
            ["trusted"] = repository.Properties["installation_policy"]?.ToString() == "Trusted",
            ["source_location"] = repository.Properties["source_location"]?.ToString(),
            ["script_source_location"] = repository.Properties["script_source_location"]?.ToString(),
            ["publish_location"] = repository.Properties["publish_location"]?.ToString(),
            ["script_publish_location"] = repository.Properties["script_publish_location"]?.ToString(),
            ["package_management_provider"] = "NuGet",
            ["provider_options"] = new JsonObject(),
            ["registered"] = true,
        })]);
}
