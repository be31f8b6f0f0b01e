using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Facts;

/// <summary>ansible.windows.win_whoami: who the task runs as.</summary>
sealed class WinWhoami : GuestModule
{
    public override string Name => "ansible.windows.win_whoami";

    protected override void Apply(ModuleRun run)
    {
        var account = new JsonObject
        {
            ["account_name"] = run.User,
            ["domain_name"] = GuestAccount.Authority(run.Machine, run.User),
            ["sid"] = GuestAccount.Sid(run.Machine, run.User),
            ["type"] = GuestAccount.IsService(run.User) ? "WellKnownGroup" : "User",
        };
        run.Result["account"] = account;
        run.Result["authentication_package"] = "NTLM";
        run.Result["groups"] = new JsonArray([.. run.Machine.Groups.Where(group => group.Value.Contains(run.User))
            .Select(group => new JsonObject
        {
            ["account_name"] = group.Key,
            ["domain_name"] = "BUILTIN",
            ["type"] = "Alias",
        })]);
        run.Result["impersonation_level"] = "SecurityAnonymous";
        run.Result["label"] = new JsonObject { ["account_name"] = "High Mandatory Level", ["domain_name"] = "Mandatory Label",
            ["sid"] = "S-1-16-12288" };
        run.Result["login_domain"] = run.Machine.ComputerName;
        run.Result["logon_server"] = run.Machine.ComputerName;
        run.Result["logon_type"] = "Network";
        run.Result["rights"] = new JsonArray([.. run.Machine.UserRights.Where(right => right.Value.Contains(run.User))
            .Select(right => (JsonNode)right.Key)]);
        run.Result["token_type"] = "TokenPrimary";
        run.Result["user_flags"] = new JsonArray();
        run.Result["upn"] = null;
    }
}
