using System.Text.Json.Nodes;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Settings;

/// <summary>community.windows.win_snmp: who may ask the SNMP service, kept where Windows keeps it.</summary>
sealed class WinSnmp : GuestModule
{
    const string Key = @"HKLM:\SYSTEM\CurrentControlSet\Services\SNMP\Parameters\";

    public override string Name => "community.windows.win_snmp";

    protected override void Apply(ModuleRun run)
    {
        if (!run.Machine.Features.GetValueOrDefault("SNMP-Service"))
            throw ModuleRun.Fail($"Cannot find path '{Key}PermittedManagers' because it does not exist.");
        var managers = run.Registry.Find(Key + "PermittedManagers")?.Values.Values.Select(value => value.Text ?? "").ToList() ?? [];
        var communities = run.Registry.Find(Key + "ValidCommunities")?.Values.Keys.ToList() ?? [];
        var wantedManagers = Wanted(run, managers, "permitted_managers");
        var wantedCommunities = Wanted(run, communities, "community_strings");
        if (!wantedManagers.SequenceEqual(managers, StringComparer.Ordinal))
            Write(run, "PermittedManagers", wantedManagers.Select((manager, index) => ($"{index + 1}", NodeValue.String(manager))));
        if (!wantedCommunities.SequenceEqual(communities, StringComparer.Ordinal))
            Write(run, "ValidCommunities", wantedCommunities.Select(community => (community, NodeValue.DWord(4))));
        run.Result["permitted_managers"] = new JsonArray([.. wantedManagers.Select(item => (JsonNode)item)]);
        run.Result["community_strings"] = new JsonArray([.. wantedCommunities.Select(item => (JsonNode)item)]);
    }

    static List<string> Wanted(ModuleRun run, List<string> current, string option) => !run.Arguments.Has(option) ? current : run.Arguments.Text("action") switch
    {
        "remove" => [.. current.Except(run.Arguments.List(option), StringComparer.Ordinal)],
        "add" => [.. current.Union(run.Arguments.List(option), StringComparer.Ordinal)],
        _ => [.. current.Intersect(run.Arguments.List(option), StringComparer.Ordinal).Union(run.Arguments.List(option), StringComparer.Ordinal)],
    };

    static void Write(ModuleRun run, string key, IEnumerable<(string Name, NodeValue Value)> values) => run.Change(() =>
    {
        var node = run.Registry.Create(Key + key);
        node.Values.Clear();
        foreach (var (name, value) in values)
            node.Values[name] = value;
    });
}
