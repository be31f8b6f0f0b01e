using System.Net;

namespace Ingot.Emulator.Modules.Network;

/// <summary>community.windows.win_hosts: lines of the hosts file.</summary>
sealed class WinHosts : GuestModule
{
    const string Path = @"C:\Windows\System32\drivers\etc\hosts";

    public override string Name => "community.windows.win_hosts";

    public override bool ShowsDiff => true;

    protected override void Apply(ModuleRun run)
    {
        if (run.Arguments.Text("ip_address") is { } address && !IPAddress.TryParse(address, out _))
            throw ModuleRun.Fail($"win_hosts: Argument ip_address needs to be a valid ip address, but was {address}");
        var before = run.ReadText(Path) ?? "";
        var lines = before.ReplaceLineEndings("\n").Split('\n').SkipLast(before.EndsWith('\n') ? 1 : 0).Where((line, index) => before.Length > 0 || index > 0).ToList();
        var after = run.Arguments.Text("state") == "absent" ? Without(run, lines) : With(run, lines);
        if (!after.SequenceEqual(lines, StringComparer.Ordinal))
            run.ReconcileFile(Path, string.Concat(after.Select(line => line + "\r\n")));
    }

    static List<string> Without(ModuleRun run, List<string> lines) => [.. lines.Where(line => HostEntry.Parse(line) is not { } entry
        || !(Matches(run.Arguments.Text("ip_address"), entry.Address) && Matches(run.Arguments.Text("canonical_name"), entry.Name)))];

    static bool Matches(string? wanted, string given) => wanted is null || wanted.Equals(given, StringComparison.OrdinalIgnoreCase);

    // A name is on one line of its family only.
    static List<string> With(ModuleRun run, List<string> lines)
    {
        var address = run.Arguments.Need("ip_address");
        var name = run.Arguments.Need("canonical_name");
        var given = run.Arguments.List("aliases");
        var action = run.Arguments.Text("action");
        var result = new List<string>();
        var isThere = false;
        foreach (var line in lines)
        {
            if (HostEntry.Parse(line) is not { } entry || entry.IsV6 != address.Contains(':', StringComparison.Ordinal))
            {
                result.Add(line);
            }
            else if (Matches(address, entry.Address) && Matches(name, entry.Name))
            {
                isThere = true;
                result.Add(entry.Aliases.SequenceEqual(Aliases(action, entry.Aliases, given), StringComparer.OrdinalIgnoreCase) ? line
                    : (entry with { Aliases = Aliases(action, entry.Aliases, given) }).ToString());
            }
            else if (!Matches(name, entry.Name))
            {
                var taken = action == "remove" ? [name] : given.Append(name).ToList();
                var kept = entry.Aliases.Except(taken, StringComparer.OrdinalIgnoreCase).ToList();
                result.Add(kept.Count == entry.Aliases.Count ? line : (entry with { Aliases = kept }).ToString());
            }
        }

        if (!isThere)
            result.Add(new HostEntry(address, name, action == "remove" ? [] : given).ToString());
        return result;
    }

    static List<string> Aliases(string? action, IReadOnlyList<string> current, IReadOnlyList<string> given) => action switch
    {
        "add" => [.. current.Union(given, StringComparer.OrdinalIgnoreCase)],
        "remove" => [.. current.Except(given, StringComparer.OrdinalIgnoreCase)],
        _ => [.. current.Intersect(given, StringComparer.OrdinalIgnoreCase).Union(given, StringComparer.OrdinalIgnoreCase)],
    };
}
