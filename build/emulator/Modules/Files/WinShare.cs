using System.Text.Json.Nodes;
using Ingot.Emulator.Modules.Accounts;

namespace Ingot.Emulator.Modules.Files;

/// <summary>ansible.windows.win_share: folders that the network sees, and who may use them.</summary>
sealed class WinShare : GuestModule
{
    const string Kind = "share";

    static readonly (string Option, string Right)[] rights = [("full", "Full"), ("change", "Change"), ("read", "Read"), ("deny", "Deny")];

    public override string Name => "ansible.windows.win_share";

    protected override void Apply(ModuleRun run)
    {
        var name = run.Arguments.Need("name");
        var actions = new JsonArray();
        run.Result["actions"] = actions;
        var current = run.Objects(Kind).Find(name);
        if (run.Arguments.Text("state") == "absent")
        {
            if (current is null)
                return;
            actions.Add($"Remove-SmbShare -Force -Name {name}");
            run.Change(() => run.Objects(Kind).Set(name, null));
            return;
        }

        var path = run.Arguments.Need("path");
        if (!run.Files.IsFolder(path))
            throw ModuleRun.Fail($"{path} directory does not exist on the host");
        var wanted = Wanted(run, current, run.Files.Normalize(path) is [_, _, _, _, ..] full ? full.TrimEnd('\\') : run.Files.Normalize(path));
        if (JsonNode.DeepEquals(current, wanted))
            return;
        if (current is null)
            actions.Add($"New-SmbShare -Name {name} -Path {wanted["path"]}");
        foreach (var (property, value) in wanted.Where(entry => current is null || !JsonNode.DeepEquals(current[entry.Key], entry.Value)))
            actions.Add($"Set-SmbShare -Force -Name {name} -{property} {value}");
        run.Change(() => run.Objects(Kind).Set(name, wanted));
    }

    static JsonObject Wanted(ModuleRun run, JsonObject? current, string path) => new()
    {
        ["path"] = path,
        ["Description"] = run.Arguments.Text("description") ?? "",
        ["FolderEnumerationMode"] = run.Arguments.Flag("list") ? "Unrestricted" : "AccessBased",
        ["CachingMode"] = run.Arguments.Text("caching_mode") ?? "Manual",
        ["EncryptData"] = run.Arguments.Flag("encrypt"),
        ["Access"] = Access(run, current?["Access"] as JsonObject),
    };

    // "set" takes away what is not named, the Everyone of a new share included.
    static JsonObject Access(ModuleRun run, JsonObject? current)
    {
        var access = run.Arguments.Text("rule_action") == "add" ? current?.DeepClone().AsObject() ?? new JsonObject { ["Everyone"] = "Read" } : [];
        foreach (var (option, right) in rights.Reverse())
        {
            foreach (var account in (run.Arguments.Text(option) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var resolved = AccountNames.Resolve(run.Machine, account) ?? throw ModuleRun.Fail($"{account} is not a valid user or group on the host machine or domain");
                access[AccountNames.Shown(run.Machine, resolved)] = right;
            }
        }

        return new JsonObject(access.OrderBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase).Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone())));
    }
}
