using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Accounts;

/// <summary>ansible.windows.win_user_right: who has a right such as SeServiceLogonRight.</summary>
sealed class WinUserRight : GuestModule
{
    /// <summary>Account rights and privileges of Windows (ntsecapi.h and winnt.h).</summary>
    static readonly HashSet<string> rights = new(StringComparer.OrdinalIgnoreCase)
    {
        "SeAssignPrimaryTokenPrivilege", "SeAuditPrivilege", "SeBackupPrivilege", "SeBatchLogonRight", "SeChangeNotifyPrivilege",
        "SeCreateGlobalPrivilege", "SeCreatePagefilePrivilege", "SeCreatePermanentPrivilege", "SeCreateSymbolicLinkPrivilege",
        "SeCreateTokenPrivilege", "SeDebugPrivilege", "SeDelegateSessionUserImpersonatePrivilege", "SeDenyBatchLogonRight",
        "SeDenyInteractiveLogonRight", "SeDenyNetworkLogonRight", "SeDenyRemoteInteractiveLogonRight", "SeDenyServiceLogonRight",
        "SeEnableDelegationPrivilege", "SeImpersonatePrivilege", "SeIncreaseBasePriorityPrivilege", "SeIncreaseQuotaPrivilege",
        "SeIncreaseWorkingSetPrivilege", "SeInteractiveLogonRight", "SeLoadDriverPrivilege", "SeLockMemoryPrivilege",
        "SeMachineAccountPrivilege",
        "SeManageVolumePrivilege", "SeNetworkLogonRight", "SeProfileSingleProcessPrivilege", "SeRelabelPrivilege",
        "SeRemoteInteractiveLogonRight", "SeRemoteShutdownPrivilege", "SeRestorePrivilege", "SeSecurityPrivilege", "SeServiceLogonRight",
        "SeShutdownPrivilege", "SeSyncAgentPrivilege", "SeSystemEnvironmentPrivilege", "SeSystemProfilePrivilege", "SeSystemtimePrivilege",
        "SeTakeOwnershipPrivilege", "SeTcbPrivilege", "SeTimeZonePrivilege", "SeTrustedCredManAccessPrivilege", "SeUndockPrivilege",
    };

    public override string Name => "ansible.windows.win_user_right";

    public override bool ShowsDiff => true;

    protected override void Apply(ModuleRun run)
    {
        var name = run.Arguments.Need("name");
        var action = run.Arguments.Need("action");
        if (!rights.Contains(name))
            throw ModuleRun.Fail($"the specified right {name} is not a valid right");
        var users = run.Arguments.List("users").Where(user => user.Length > 0)
            .Select(user => AccountNames.Resolve(run.Machine, user)
                ?? throw ModuleRun.Fail($"Failed to translate the account '{user}' to a SID"))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var current = run.Machine.UserRights.GetValueOrDefault(name) ?? new(StringComparer.OrdinalIgnoreCase);
        var added = action == "remove" ? [] : users.Where(user => !current.Contains(user)).ToList();
        var removed = current.Where(user => action == "set" ? !users.Contains(user) : action == "remove" && users.Contains(user)).ToList();
        var before = Names(run, current);
        if (added.Count + removed.Count > 0)
        {
            run.Change(() => run.Machine.UserRights[name] =
                new(current.Except(removed, StringComparer.OrdinalIgnoreCase).Concat(added), StringComparer.OrdinalIgnoreCase));
        }
        run.Result["added"] = Names(run, added);
        run.Result["removed"] = Names(run, removed);
        run.Diff(new JsonObject { [name] = before }, new JsonObject
        {
            [name] = Names(run, current.Except(removed, StringComparer.OrdinalIgnoreCase).Concat(added)),
        });
    }

    static JsonArray Names(ModuleRun run, IEnumerable<string> accounts) =>
        new([.. accounts.Select(account => (JsonNode)AccountNames.Shown(run.Machine, account))]);
}
