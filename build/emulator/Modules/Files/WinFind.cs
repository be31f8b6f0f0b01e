using System.Globalization;
using System.IO.Enumeration;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Files;

/// <summary>ansible.windows.win_find: files or folders by name, size and age.</summary>
sealed partial class WinFind : GuestModule
{
    public override string Name => "ansible.windows.win_find";

    protected override void Apply(ModuleRun run)
    {
        var found = new JsonArray();
        var examined = 0;
        foreach (var path in run.Arguments.List("paths"))
        {
            var root = run.Files.Normalize(path);
            if (!run.Files.IsFolder(root))
                continue;
            foreach (var (full, node) in run.Files.Below(root))
            {
                if (!run.Arguments.Flag("recurse")
                    && !GuestFiles.Parent(full).TrimEnd('\\').Equals(root.TrimEnd('\\'), StringComparison.OrdinalIgnoreCase))
                    continue;
                examined++;
                if (Matches(run, node))
                    found.Add(Describe(run, full, node));
            }
        }
        run.Result["examined"] = examined;
        run.Result["matched"] = found.Count;
        run.Result["files"] = found;
    }

    static bool Matches(ModuleRun run, TreeNode node) =>
        node.IsContainer == (run.Arguments.Text("file_type") == "directory")
        && (run.Arguments.Flag("hidden") || !node.Attributes.Contains("Hidden"))
        && (!run.Arguments.Has("patterns") || run.Arguments.List("patterns").Any(pattern => run.Arguments.Flag("use_regex")
            ? Regex.IsMatch(node.Name, pattern)
            : FileSystemName.MatchesSimpleExpression(pattern, node.Name)))
        && AtLeast(run.Arguments.Text("size"), GuestFiles.Size(node), "bkmgt", [1, 1 << 10, 1 << 20, 1 << 30, 1L << 40])
        && AtLeast(run.Arguments.Text("age"), (long)(run.Now - node.Modified).TotalSeconds, "smhdw", [1, 60, 3600, 86_400, 604_800]);

    /// <summary>A bound such as 10k or -2d: at least, or with a minus at most.</summary>
    static bool AtLeast(string? bound, long value, string units, long[] factors)
    {
        if (bound is null)
            return true;
        var match = Bound().Match(bound);
        if (!match.Success)
            throw ModuleRun.Fail($"failed to process size or age {bound}");
        var unit = match.Groups[2].Value.ToLowerInvariant();
        var amount = long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * (unit.Length == 0 ? 1
            : factors[units.IndexOf(unit, StringComparison.Ordinal)]);
        return amount >= 0 ? value >= amount : value <= -amount;
    }

    static JsonObject Describe(ModuleRun run, string path, TreeNode node)
    {
        var modified = node.Modified.ToUnixTimeMilliseconds() / 1000.0;
        var entry = new JsonObject
        {
            ["path"] = path,
            ["filename"] = node.Name,
            ["exists"] = true,
            ["isdir"] = node.IsContainer,
            ["isreg"] = !node.IsContainer,
            ["islnk"] = false,
            ["ishidden"] = node.Attributes.Contains("Hidden"),
            ["isreadonly"] = node.Attributes.Contains("ReadOnly"),
            ["owner"] = node.Owner ?? @"BUILTIN\Administrators",
            ["size"] = GuestFiles.Size(node),
            ["creationtime"] = modified,
            ["lastaccesstime"] = modified,
            ["lastwritetime"] = modified,
        };
        if (!node.IsContainer && run.Arguments.Flag("get_checksum"))
            entry["checksum"] = FileHash.Of(run.Arguments.Need("checksum_algorithm"), node.Content ?? []);
        return entry;
    }

    [GeneratedRegex(@"^(-?\d+)([bkmgtshdw])?\w*$", RegexOptions.IgnoreCase)]
    private static partial Regex Bound();
}
