using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Accounts;

/// <summary>ansible.windows.win_group_membership: who is in a local group.</summary>
sealed class WinGroupMembership : GuestModule
{
    public override string Name => "ansible.windows.win_group_membership";

    protected override void Apply(ModuleRun run)
    {
        var name = run.Arguments.Need("name");
        var group = AccountNames.Group(run.Machine, name) ?? throw ModuleRun.Fail($"Could not find local group {name}");
        var members = run.Machine.Groups[group];
        var state = run.Arguments.Text("state");
        var wanted = run.Arguments.List("members")
            .Select(member => AccountNames.Resolve(run.Machine, member)
                ?? throw ModuleRun.Fail($"account_name {member} is not a valid account, cannot get SID"))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var added = state == "absent" ? [] : wanted.Where(member => !members.Contains(member)).ToList();
        var removed = state switch
        {
            "absent" => wanted.Where(members.Contains).ToList(),
            "pure" => members.Where(member => !wanted.Contains(member)).ToList(),
            _ => [],
        };
        foreach (var member in added)
            run.Change(() => members.Add(member));
        foreach (var member in removed)
            run.Change(() => members.Remove(member));
        run.Result["name"] = group;
        run.Result["added"] = Names(run, added);
        run.Result["removed"] = Names(run, removed);
        run.Result["members"] = Names(run, members);
    }

    static JsonArray Names(ModuleRun run, IEnumerable<string> accounts) =>
        new([.. accounts.Select(account => (JsonNode)AccountNames.Shown(run.Machine, account))]);
}
