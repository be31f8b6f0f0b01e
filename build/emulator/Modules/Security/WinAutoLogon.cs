using System.Text.Json.Nodes;
using Ingot.Emulator.Modules.Accounts;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Security;

/// <summary>community.windows.win_auto_logon: who is signed in after a boot. The password is kept as a hash, not among the secrets of the LSA.</summary>
sealed class WinAutoLogon : GuestModule
{
    const string Key = @"HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon";

    public override string Name => "community.windows.win_auto_logon";

    public override bool ShowsDiff => true;

    public override string Limits => "the logon itself after a boot";

    protected override void Apply(ModuleRun run)
    {
        var before = State(run);
        var isPresent = run.Arguments.Text("state") == "present";
        var user = run.Arguments.Text("username") is { } name
            ? AccountNames.Resolve(run.Machine, name) ?? throw ModuleRun.Fail($"Failed to find a local or domain user with the name '{name}'") : null;
        run.ReconcileValue(Key, "DefaultPassword", null);
        if (isPresent || run.Registry.Value(Key, "AutoAdminLogon")?.Number == 1)
            run.ReconcileValue(Key, "AutoAdminLogon", NodeValue.DWord(isPresent ? 1 : 0));
        run.ReconcileValue(Key, "DefaultUserName", isPresent ? NodeValue.String(user ?? "") : null);
        run.ReconcileValue(Key, "DefaultDomainName", isPresent ? NodeValue.String(run.Machine.ComputerName) : null);
        run.ReconcileValue(Key, "AutoLogonCount", isPresent && run.Arguments.Number("logon_count") is { } count ? NodeValue.DWord(count) : null);
        SecretStore.Set(run, "DefaultPassword", isPresent ? run.Arguments.Text("password") : null);
        var after = new JsonObject { ["state"] = run.Arguments.Text("state") };
        if (isPresent)
        {
            after["username"] = user;
            after["domain"] = run.Machine.ComputerName;
        }

        run.Diff(before, after);
    }

    static JsonObject State(ModuleRun run)
    {
        var state = new JsonObject { ["state"] = run.Registry.Value(Key, "AutoAdminLogon")?.Number == 1 ? "present" : "absent" };
        if (run.Registry.Value(Key, "DefaultUserName")?.Text is { } user)
            state["username"] = user;
        if (run.Registry.Value(Key, "DefaultDomainName")?.Text is { } domain)
            state["domain"] = domain;
        return state;
    }
}
