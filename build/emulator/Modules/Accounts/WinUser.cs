using System.Text.Json.Nodes;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Accounts;

/// <summary>ansible.windows.win_user: local accounts.</summary>
sealed class WinUser : GuestModule
{
    public override string Name => "ansible.windows.win_user";

    public override string Limits => "profile, home_directory, login_script; expiry";

    protected override void Apply(ModuleRun run)
    {
        if (run.Arguments.Flag("account_locked"))
            throw ModuleRun.Fail("account_locked must be set to 'no' if provided");
        var name = run.Arguments.Need("name");
        var user = run.Machine.Users.GetValueOrDefault(name);
        switch (run.Arguments.Text("state"))
        {
            case "present":
                Present(run, name, user);
                break;
            case "absent" when user is not null:
                run.Change(() => LocalAccounts.Remove(run.Machine, name));
                run.Result["msg"] = $"User '{name}' deleted successfully";
                break;
            case "absent":
                run.Result["msg"] = $"User '{name}' was not found";
                break;
            default:
                break;
        }
        Report(run, name);
    }

    static void Present(ModuleRun run, string name, LocalUser? user)
    {
        var password = run.Arguments.Text("password");
        var isNew = user is null;
        if (user is null)
            run.Change(() => LocalAccounts.Add(run.Machine, name, password));
        if ((user ?? run.Machine.Users.GetValueOrDefault(name)) is not { } account)
            return;
        if (!isNew && password is not null && run.Arguments.Text("update_password") == "always" && !account.Accepts(password))
            run.Change(() => account.SetPassword(password));
        SetProperties(run, account);
        if (run.Arguments.Has("groups"))
            LocalAccounts.SetGroups(run, account.Name, run.Arguments.List("groups"), run.Arguments.Need("groups_action"));
    }

    static void SetProperties(ModuleRun run, LocalUser account)
    {
        run.Set(run.Arguments.Text("fullname"), account.FullName, value => account.FullName = value);
        run.Set(run.Arguments.Text("description"), account.Description, value => account.Description = value);
        SetFlag(run, "account_disabled", !account.Enabled, value => account.Enabled = !value);
        SetFlag(run, "password_never_expires", account.PasswordNeverExpires, value => account.PasswordNeverExpires = value);
        SetFlag(run, "user_cannot_change_password", account.UserMayNotChangePassword, value => account.UserMayNotChangePassword = value);
    }

    static void SetFlag(ModuleRun run, string option, bool current, Action<bool> assign)
    {
        if (run.Arguments.FlagOrNull(option) is { } wanted && wanted != current)
            run.Change(() => assign(wanted));
    }

    static void Report(ModuleRun run, string name)
    {
        var user = run.Machine.Users.GetValueOrDefault(name);
        run.Result["state"] = user is null ? "absent" : "present";
        run.Result["name"] = name;
        if (user is null)
            return;
        run.Result["fullname"] = user.FullName;
        run.Result["description"] = user.Description;
        run.Result["path"] = $"WinNT://WORKGROUP/{run.Machine.ComputerName}/{user.Name}";
        run.Result["sid"] = user.Sid;
        run.Result["account_disabled"] = !user.Enabled;
        run.Result["account_locked"] = false;
        run.Result["password_expired"] = false;
        run.Result["password_never_expires"] = user.PasswordNeverExpires;
        run.Result["user_cannot_change_password"] = user.UserMayNotChangePassword;
        run.Result["groups"] = new JsonArray([.. run.Machine.Groups.Where(group => group.Value.Contains(user.Name))
            .Select(group => new JsonObject
        {
            ["name"] = group.Key,
            ["path"] = $"WinNT://WORKGROUP/{run.Machine.ComputerName}/{group.Key}",
        })]);
    }
}
