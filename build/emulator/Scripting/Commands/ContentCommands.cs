using System.Management.Automation;
using Ingot.Emulator.Scripting.Provider;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>Content cmdlets, straight on the nodes.</summary>
static class ContentCommands
{
    const string Write = ",[Parameter(Position=1,ValueFromPipeline)][AllowNull()][AllowEmptyCollection()][AllowEmptyString()]$Value," +
        "[string]$Encoding,[switch]$Force,[switch]$NoNewline,[switch]$PassThru";

    const string Target = "[Parameter(Position=0)][string[]]$Path,[Alias('PSPath')][string[]]$LiteralPath";

    const string OutFileParameters = "[Parameter(Position=0)][string]$FilePath,[Alias('PSPath')][string]$LiteralPath," +
        "[Parameter(Position=1)][string]$Encoding," +
        "[switch]$Append,[switch]$Force,[switch]$NoClobber,[switch]$NoNewline,[int]$Width,";

    public static IReadOnlyList<GuestCommand> All { get; } =
    [
        new("Get-Content", GuestCommand.Paths + ",[switch]$Raw,[string]$Encoding,[Alias('First','Head')][int]$TotalCount," +
            "[Alias('Last')][int]$Tail," +
            "[switch]$Force,[int]$ReadCount,[string]$Delimiter", Get),
        new("Set-Content", Target + Write, call => Put(call, append: false), Collects: true),
        new("Add-Content", Target + Write, call => Put(call, append: true), Collects: true),
        new("Clear-Content", GuestCommand.Paths + ",[switch]$Force", call => Each(call, (node, _) => node.Content = [])),
        new("Out-File", OutFileParameters + GuestCommand.Input, OutFile, Collects: true),
        new("Select-String", "[Parameter(Position=0)][string[]]$Pattern,[Parameter(Position=1)][string[]]$Path,[switch]$SimpleMatch," +
            "[switch]$Quiet," +
            GuestCommand.Input, SelectString, Collects: true),
    ];

    static void Get(CommandCall call) => Each(call, (node, path) =>
    {
        if (node.IsContainer)
            throw new UnauthorizedAccessException($"Access to the path '{path}' is denied.");
        if (call.Flag("Raw"))
        {
            call.Write(GuestText.Decode(node.Content));
            return;
        }

        IEnumerable<string> lines = GuestText.Lines(node.Content);
        lines = call.Has("TotalCount") ? lines.Take(call.Number("TotalCount")) : lines;
        lines = call.Has("Tail") ? lines.TakeLast(call.Number("Tail")) : lines;
        foreach (var line in lines)
            call.Write(line);
    });

    static void Each(CommandCall call, Action<TreeNode, string> action)
    {
        var (paths, literal) = ItemCommands.PathsOf(call);
        foreach (var path in paths)
        {
            ProviderInfo provider;
            var found = literal
                ? [call.Caller.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out provider, out _)]
                : call.Caller.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out provider);
            foreach (var full in found)
                action(GuestTree.Find(call.Session, provider.Name, full) ?? throw new ItemMissingException(full), full);
        }
    }

    static void Put(CommandCall call, bool append)
    {
        var values = call.Caller.MyInvocation.ExpectingInput ? call.Input : call.List("Value");
        foreach (var path in call.Has("LiteralPath") ? call.Texts("LiteralPath") : call.Texts("Path"))
            Save(call, path, values.Select(GuestText.Of), append);
    }

    static void OutFile(CommandCall call)
    {
        var path = call.Has("LiteralPath") ? call.Text("LiteralPath") : call.Text("FilePath");
        Save(call, path, call.Input.SelectMany(value => ObjectText.Lines(value)), call.Flag("Append"));
    }

    static void Save(CommandCall call, string path, IEnumerable<string> lines, bool append)
    {
        var full = call.Caller.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        if (provider.Name != "GuestFileSystem")
        {
            call.Caller.InvokeProvider.Item.Set(path, string.Join('\n', lines));
            return;
        }

        var parent = GuestTree.Find(call.Session, provider.Name, GuestTree.ParentOf(full))
            ?? throw new ItemMissingException($"{GuestTree.ParentOf(full)}' or a part of the path '{full}");
        var node = GuestTree.Child(parent, GuestTree.NameOf(full), isContainer: false, call.Session.Now);
        var text = string.Join("\r\n", lines) + (call.Flag("NoNewline") ? "" : "\r\n");
        node.Content = GuestText.Encode(append ? GuestText.Decode(node.Content) + text : text);
        node.Modified = call.Session.Now;
    }

    static void SelectString(CommandCall call)
    {
        var lines = new List<string>(call.Input.Select(GuestText.Of));
        foreach (var path in call.Texts("Path"))
            foreach (var full in call.Caller.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out var provider))
                lines.AddRange(GuestText.Lines(GuestTree.Find(call.Session, provider.Name, full)?.Content));
        var hits = lines.Where(line => call.Texts("Pattern").Any(pattern => IsHit(call, line, pattern))).ToList();
        if (call.Flag("Quiet"))
            call.Write(hits.Count > 0);
        else
            foreach (var hit in hits)
                call.Write(ItemView.Make("Ingot.MatchInfo", ("Line", hit)));
    }

    static bool IsHit(CommandCall call, string line, string pattern) => call.Flag("SimpleMatch")
        ? line.Contains(pattern, StringComparison.OrdinalIgnoreCase)
        : LanguagePrimitives.IsTrue(System.Text.RegularExpressions.Regex.IsMatch(
            line, pattern, System.Text.RegularExpressions.RegexOptions.IgnoreCase, TimeSpan.FromSeconds(5)));
}
