using System.Text.Json.Nodes;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Files;

/// <summary>ansible.windows.win_stat: what is known about a file or folder.</summary>
sealed class WinStat : GuestModule
{
    public override string Name => "ansible.windows.win_stat";

    protected override void Apply(ModuleRun run)
    {
        var path = run.Files.Normalize(run.Arguments.Need("path"));
        if (run.Files.Find(path) is not { } node)
        {
            run.Result["stat"] = new JsonObject { ["exists"] = false };
            return;
        }
        var stat = Describe(path, node);
        if (run.Arguments.Flag("get_size"))
            stat["size"] = GuestFiles.Size(node);
        if (!node.IsContainer && run.Arguments.Flag("get_checksum"))
            stat["checksum"] = FileHash.Of(run.Arguments.Need("checksum_algorithm"), node.Content ?? []);
        run.Result["stat"] = stat;
    }

    static JsonObject Describe(string path, TreeNode node)
    {
        var modified = node.Modified.ToUnixTimeMilliseconds() / 1000.0;
        var attributes = node.IsContainer ? node.Attributes.Prepend("Directory")
            : node.Attributes.Append("Archive").Distinct(StringComparer.Ordinal);
        var stat = new JsonObject
        {
            ["exists"] = true,
            ["attributes"] = string.Join(", ", attributes),
            ["isarchive"] = !node.IsContainer,
            ["isdir"] = node.IsContainer,
            ["ishidden"] = node.Attributes.Contains("Hidden"),
            ["isjunction"] = false,
            ["islnk"] = false,
            ["isreadonly"] = node.Attributes.Contains("ReadOnly"),
            ["isreg"] = !node.IsContainer,
            ["isshared"] = false,
            ["nlink"] = 1,
            ["hlnk_targets"] = new JsonArray(),
            ["creationtime"] = modified,
            ["lastaccesstime"] = modified,
            ["lastwritetime"] = modified,
            ["path"] = path,
            ["filename"] = GuestFiles.Leaf(path),
            ["owner"] = node.Owner ?? @"BUILTIN\Administrators",
        };
        if (!node.IsContainer)
            stat["extension"] = node.Name.Contains('.', StringComparison.Ordinal) ? node.Name[node.Name.LastIndexOf('.')..] : "";
        return stat;
    }
}
