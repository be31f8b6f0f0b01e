using System.Text.Json.Nodes;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Registry;

/// <summary>ansible.windows.win_reg_stat: reads a key or a value.</summary>
sealed class WinRegStat : GuestModule
{
    static readonly Dictionary<string, string> types = new(StringComparer.Ordinal)
    {
        ["Binary"] = "REG_BINARY",
        ["String"] = "REG_SZ",
        ["DWord"] = "REG_DWORD",
        ["QWord"] = "REG_QWORD",
        ["MultiString"] = "REG_MULTI_SZ",
        ["ExpandString"] = "REG_EXPAND_SZ",
        ["None"] = "REG_NONE",
    };

    public override string Name => "ansible.windows.win_reg_stat";

    protected override void Apply(ModuleRun run)
    {
        var path = run.Arguments.Need("path");
        if (GuestRegistry.Hive(path) is null || !path.Contains(@":\", StringComparison.Ordinal))
            throw ModuleRun.Fail($"path: {path} is not a valid registry path, see module documentation for examples.");
        var key = run.Registry.Find(path);
        var name = run.Arguments.Text("name");
        run.Result["exists"] = key is not null && (name is null || key.Values.ContainsKey(name));
        if (key is null)
            return;
        if (name is null)
        {
            run.Result["properties"] =
                new JsonObject(key.Values.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)Describe(run, value.Value))));
            run.Result["sub_keys"] = new JsonArray([.. key.Children.Keys.Select(child => (JsonNode)child)]);
        }
        else if (key.Values.GetValueOrDefault(name) is { } value)
        {
            foreach (var (property, content) in Describe(run, value))
                run.Result[property] = content?.DeepClone();
        }
    }

    static JsonObject Describe(ModuleRun run, NodeValue value) => new()
    {
        ["type"] = types.GetValueOrDefault(value.Kind, "Unknown - " + value.Kind),
        ["value"] = value.Kind == "ExpandString" ? GuestEnvironment.Expand(run.Machine, run.User, value.Text ?? "")
            : RegistryData.Json(value),
        ["raw_value"] = value.Bytes is { } bytes ? new JsonArray([.. bytes.Select(part => (JsonNode)$"0x{part:x2}")])
            : RegistryData.Json(value),
    };
}
