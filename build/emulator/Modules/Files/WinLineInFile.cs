using System.Text;
using System.Text.RegularExpressions;

namespace Ingot.Emulator.Modules.Files;

/// <summary>community.windows.win_lineinfile: one line of a text file.</summary>
sealed class WinLineInFile : GuestModule
{
    public override string Name => "community.windows.win_lineinfile";

    public override bool ShowsDiff => true;

    protected override void Apply(ModuleRun run)
    {
        var path = run.Arguments.Need("path");
        var present = run.Arguments.Text("state") == "present";
        Check(run, path, present);
        var node = run.Files.Find(path);
        if (node is null && !(present && run.Arguments.Flag("create")))
            throw ModuleRun.Fail($"Path {path} does not exist !");
        var separator = run.Arguments.Text("newline") == "unix" ? "\n" : "\r\n";
        var before = Encoding.UTF8.GetString(node?.Content ?? []);
        var endsWithNewLine = before.EndsWith('\n');
        var lines = before.Length == 0 ? [] : before.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').ToList();
        var changed = present ? Present(run, lines) : Absent(run, lines);
        run.Result["backup"] = "";
        run.Result["encoding"] = "utf-8";
        if (!changed)
            return;
        var after = string.Join(separator, lines) + (endsWithNewLine && lines.Count > 0 ? separator : "");
        run.Change(() => Write(run, path, node?.Content, after));
        run.Diff(before, after);
    }

    static void Check(ModuleRun run, string path, bool present)
    {
        if (run.Files.IsFolder(path))
            throw ModuleRun.Fail($"Path {path} is a directory");
        if (present && run.Arguments.Flag("backrefs") && !run.Arguments.Has("regex"))
            throw ModuleRun.Fail("regexp= is required with backrefs=true");
        if (present && string.IsNullOrEmpty(run.Arguments.Text("line")))
            throw ModuleRun.Fail("line= is required with state=present");
        if (!present && !run.Arguments.Has("regex") && !run.Arguments.Has("line"))
            throw ModuleRun.Fail("one of line= or regexp= is required with state=absent");
    }

    static bool Present(ModuleRun run, List<string> lines)
    {
        var line = run.Arguments.Need("line");
        var regex = run.Arguments.Text("regex");
        var found = lines.FindLastIndex(candidate => regex is null ? candidate == line : Regex.IsMatch(candidate, regex));
        if (found >= 0)
        {
            var wanted = run.Arguments.Flag("backrefs") && regex is not null ? Regex.Replace(lines[found], regex, line) : line;
            if (lines[found] == wanted)
                return false;
            lines[found] = wanted;
            run.Result["msg"] = "line replaced";
            return true;
        }
        if (run.Arguments.Flag("backrefs"))
            return false;
        lines.Insert(Place(run, lines), line);
        run.Result["msg"] = "line added";
        return true;
    }

    static int Place(ModuleRun run, List<string> lines)
    {
        var after = run.Arguments.Text("insertafter");
        var before = run.Arguments.Text("insertbefore");
        if (before == "BOF" || after == "BOF")
            return 0;
        if (after is not null and not "EOF")
            return lines.FindLastIndex(candidate => Regex.IsMatch(candidate, after)) is >= 0 and var index ? index + 1 : lines.Count;
        return before is not null && lines.FindLastIndex(candidate => Regex.IsMatch(candidate, before)) is >= 0 and var place ? place
            : lines.Count;
    }

    static bool Absent(ModuleRun run, List<string> lines)
    {
        var line = run.Arguments.Text("line");
        var regex = run.Arguments.Text("regex");
        var removed = lines.RemoveAll(candidate => regex is null ? candidate == line : Regex.IsMatch(candidate, regex));
        run.Result["found"] = removed;
        run.Result["msg"] = $"{removed} line(s) removed";
        return removed > 0;
    }

    static void Write(ModuleRun run, string path, byte[]? before, string after)
    {
        if (before is not null && run.Arguments.Flag("backup"))
        {
            var backup = $"{run.Files.Normalize(path)}.{run.Now:yyyyMMdd-HHmmss}.bak";
            run.Files.Write(backup, before);
            run.Result["backup"] = backup;
        }
        run.Files.Write(path, Encoding.UTF8.GetBytes(after));
    }
}
