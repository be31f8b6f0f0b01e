using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Services;

/// <summary>ansible.windows.win_service_info: what is known about services.</summary>
sealed class WinServiceInfo : GuestModule
{
    public override string Name => "ansible.windows.win_service_info";

    protected override void Apply(ModuleRun run)
    {
        var name = run.Arguments.Text("name") ?? "*";
        var found = run.Machine.Services.Values
            .Where(service => FileSystemName.MatchesSimpleExpression(name, service.Name)
                || service.DisplayName.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(service => (JsonNode)ServiceControl.Describe(run.Machine, service))
            .ToList();
        run.Result["exists"] = found.Count > 0;
        run.Result["services"] = new JsonArray([.. found]);
    }
}
