using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Security;

/// <summary>community.windows.win_audit_policy_system: what the system audits.</summary>
sealed class WinAuditPolicySystem : GuestModule
{
    public override string Name => "community.windows.win_audit_policy_system";

    public override string Limits => "audit events";

    protected override void Apply(ModuleRun run)
    {
        var category = run.Arguments.Text("category");
        var subcategory = run.Arguments.Text("subcategory");
        if (category is null && subcategory is null)
            throw ModuleRun.Fail("You must provide either a Category or Subcategory parameter");
        if (category is not null && subcategory is not null)
            throw ModuleRun.Fail("Must pick either a specific subcategory or category. You cannot define both");
        var all = AuditPolicy.Categories.SelectMany(entry => entry.Value).ToList();
        Require("category", category, AuditPolicy.Categories.Keys);
        Require("subcategory", subcategory, all);
        var names = category is not null ? AuditPolicy.Categories[category] : [all.First(name => name.Equals(subcategory, StringComparison.OrdinalIgnoreCase))];
        var types = run.Arguments.List("audit_type");
        foreach (var strange in types.Where(type => type is not ("success" or "failure" or "none")))
            throw ModuleRun.Fail($"{strange} is not a valid audit_type. Please choose from success,failure,none");
        var wanted = string.Join(" and ", types) switch
        {
            "success and failure" => "success and failure",
            "failure" => "failure",
            "success" => "success",
            "none" => "no auditing",
            _ => throw ModuleRun.Fail("It seems you have specified an invalid combination of items for audit_type. Please review documentation"),
        };
        foreach (var name in names.Where(name => Current(run, name) != wanted))
            run.Change(() => run.Objects("audit").Set(name, new JsonObject { ["audit_type"] = wanted }));
        run.Result["current_audit_policy"] = new JsonObject(names.Select(name => KeyValuePair.Create(name.ToLowerInvariant(), (JsonNode?)Current(run, name))));
    }

    static void Require(string option, string? value, IEnumerable<string> known)
    {
        if (value is not null && !known.Contains(value, StringComparer.OrdinalIgnoreCase))
            throw ModuleRun.Fail($"Get-AnsibleParam: Argument {option} needs to be one of {string.Join(',', known)} but was {value}.");
    }

    static string Current(ModuleRun run, string name) => run.Objects("audit").Find(name)?["audit_type"]?.ToString() ?? AuditPolicy.Default(name);
}
