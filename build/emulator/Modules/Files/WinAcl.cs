using Ingot.Emulator.Modules.Accounts;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Files;

/// <summary>ansible.windows.win_acl: one access rule of a file, folder or key. It has no check mode.</summary>
sealed class WinAcl : GuestModule
{
    public override string Name => "ansible.windows.win_acl";

    protected override void Apply(ModuleRun run)
    {
        var path = run.Arguments.Need("path");
        var user = run.Arguments.Need("user");
        var target = AccessTarget.Find(run, path) ?? throw ModuleRun.Fail($"{path} file or directory does not exist on the host");
        var account = AccountNames.Resolve(run.Machine, user)
            ?? throw ModuleRun.Fail($"{user} is not a valid user or group on the host machine or domain");
        var inherit = target.Node.IsContainer ? Flags(run.Arguments.Text("inherit") ?? "ContainerInherit, ObjectInherit") : "None";
        var type = run.Arguments.Text("type") == "allow" ? "Allow" : "Deny";
        var rule = new AccessRule(account, target.Rights(run.Arguments.Need("rights")), type, inherit, run.Arguments.Need("propagation"));
        var rules = target.Node.Access ?? [];
        var exists = rules.Contains(rule);
        if (run.Arguments.Text("state") == "present")
        {
            if (exists)
                run.Result["msg"] = "the specified rule already exists";
            else
                run.Change(() => Add(target, rule));
        }
        else if (exists)
        {
            run.Change(() => rules.Remove(rule));
        }
        else
        {
            run.Result["msg"] = "the specified rule does not exist";
        }
    }

    /// <summary>Windows joins rules of the same account, type and inheritance into one.</summary>
    static void Add(AccessTarget target, AccessRule rule)
    {
        var rules = target.Node.Access ??= [];
        var similar = rules.FindIndex(other => (other with { Rights = rule.Rights }) == rule);
        if (similar < 0)
            rules.Add(rule);
        else
            rules[similar] = rule with { Rights = target.Rights($"{rules[similar].Rights}, {rule.Rights}") };
    }

    static string Flags(string text)
    {
        var names = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var known = new[] { "ContainerInherit", "ObjectInherit" }.Where(flag => names.Contains(flag, StringComparer.OrdinalIgnoreCase))
            .ToList();
        if (names is ["None" or "none"])
            return "None";
        return known.Count == names.Length
            ? string.Join(", ", known)
            : throw ModuleRun.Fail($"Cannot convert value \"{text}\" to type \"System.Security.AccessControl.InheritanceFlags\".");
    }
}
