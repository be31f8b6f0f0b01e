using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Security;

/// <summary>community.windows.win_security_policy: entries of the local security policy, as secedit exports them.</summary>
sealed class WinSecurityPolicy : GuestModule
{
    static readonly Dictionary<string, (string Key, string Value)[]> defaults = new(StringComparer.OrdinalIgnoreCase)
    {
        ["System Access"] =
        [
            ("MinimumPasswordAge", "0"), ("MaximumPasswordAge", "42"), ("MinimumPasswordLength", "0"), ("PasswordComplexity", "1"),
            ("PasswordHistorySize", "0"), ("LockoutBadCount", "0"), ("ResetLockoutCount", "30"), ("LockoutDuration", "30"),
            ("RequireLogonToChangePassword", "0"), ("ForceLogoffWhenHourExpire", "0"), ("ClearTextPassword", "0"),
            ("LSAAnonymousNameLookup", "0"), ("EnableAdminAccount", "1"), ("EnableGuestAccount", "0"), ("NewAdministratorName", "Administrator"), ("NewGuestName", "Guest"),
        ],
        ["Event Audit"] =
        [
            ("AuditSystemEvents", "0"), ("AuditLogonEvents", "0"), ("AuditObjectAccess", "0"), ("AuditPrivilegeUse", "0"), ("AuditPolicyChange", "0"),
            ("AuditAccountManage", "0"), ("AuditProcessTracking", "0"), ("AuditDSAccess", "0"), ("AuditAccountLogon", "0"),
        ],
        ["Registry Values"] = [],
        ["Privilege Rights"] = [],
        ["Unicode"] = [("Unicode", "yes")],
        ["Version"] = [("signature", "$CHICAGO$"), ("Revision", "1")],
    };

    public override string Name => "community.windows.win_security_policy";

    public override bool ShowsDiff => true;

    public override string Limits => "what the entries do; Registry Values and Privilege Rights start empty";

    protected override void Apply(ModuleRun run)
    {
        var section = run.Arguments.Need("section");
        var key = run.Arguments.Need("key");
        var value = run.Arguments.Need("value");
        run.Result["section"] = section;
        run.Result["key"] = key;
        run.Result["value"] = run.Arguments.Raw("value")?.DeepClone();
        if (section.Equals("Privilege Rights", StringComparison.OrdinalIgnoreCase))
            run.Warn("Using this module to edit rights and privileges is error-prone, use the ansible.windows.win_user_right module instead");
        if (!defaults.TryGetValue(section, out var known))
            throw ModuleRun.Fail($"The section '{section}' does not exist in SecEdit.exe output ini");
        if (known.Length > 0 && !known.Any(entry => entry.Key.Equals(key, StringComparison.OrdinalIgnoreCase)))
        {
            throw ModuleRun.Fail($"The key '{key}' in section '{section}' is not a valid key, cannot set this value");
        }

        var current = run.Objects("policy").Find($"{section}/{key}")?["value"]?.ToString()
            ?? known.FirstOrDefault(entry => entry.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value;
        if (current == value || (current is null && value.Length == 0))
            return;
        if (run.DiffMode)
            run.Result["diff"] = new JsonObject { ["prepared"] = $"[{section}]\n{(current is null ? "" : $"-{key} = {current}\n")}+{key} = {value}\n" };
        run.Change(() => run.Objects("policy").Set($"{section}/{key}", new JsonObject { ["value"] = value }));
        if (!run.CheckMode)
            run.Result["import_log"] = "The task has completed successfully.";
    }
}
