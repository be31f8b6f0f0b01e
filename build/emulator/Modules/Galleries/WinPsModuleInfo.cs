using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Galleries;

/// <summary>community.windows.win_psmodule_info: modules that win_psmodule installed.</summary>
sealed class WinPsModuleInfo : GuestModule
{
    public override string Name => "community.windows.win_psmodule_info";

    public override string Limits => "modules that are part of Windows; what a module exports";

    protected override void Apply(ModuleRun run) => run.Result["modules"] = new JsonArray([.. PowerShellModules.Installed(run)
        .Where(module => FileSystemName.MatchesSimpleExpression(run.Arguments.Text("name") ?? "*", module.Name))
        .Select(module => new JsonObject
        {
            ["name"] = module.Name,
            ["version"] = module.Version,
            ["path"] = $@"{PowerShellModules.Folder}\{module.Name}\{module.Version}\{module.Name}.psd1",
            ["module_base"] = $@"{PowerShellModules.Folder}\{module.Name}\{module.Version}",
            ["installed_location"] = $@"{PowerShellModules.Folder}\{module.Name}\{module.Version}",
            ["module_type"] = "Script",
        })]);
}
