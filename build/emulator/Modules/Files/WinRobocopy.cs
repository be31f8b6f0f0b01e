using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Files;

/// <summary>community.windows.win_robocopy: makes a folder like another one.</summary>
sealed class WinRobocopy : GuestModule
{
    public override string Name => "community.windows.win_robocopy";

    public override string Limits => "flags beyond /e, /s, /mir and /purge; the program's own output";

    protected override void Apply(ModuleRun run)
    {
        var source = run.Arguments.Need("src");
        var destination = run.Arguments.Need("dest");
        var flags = run.Arguments.Text("flags")?.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        run.Result["src"] = source;
        run.Result["dest"] = destination;
        run.Result["recurse"] = run.Arguments.Flag("recurse");
        run.Result["purge"] = run.Arguments.Flag("purge");
        if (!run.Files.IsFolder(source))
            throw ModuleRun.Fail($"{source} does not exist!");
        var recurses = flags is null ? run.Arguments.Flag("recurse") : flags.Any(flag => flag is "/e" or "/s" or "/mir");
        var purges = flags is null ? run.Arguments.Flag("purge") : flags.Any(flag => flag is "/purge" or "/mir");
        var copied = Copy(run, run.Files.Normalize(source).TrimEnd('\\'), run.Files.Normalize(destination).TrimEnd('\\'), recurses);
        var extra = purges ? Purge(run, run.Files.Normalize(source).TrimEnd('\\'), run.Files.Normalize(destination).TrimEnd('\\')) : 0;
        var code = (copied > 0 ? 1 : 0) + (extra > 0 ? 2 : 0);
        run.Result["flags"] = run.Arguments.Text("flags");
        string[] chosen = flags ?? [.. purges ? ["/purge"] : Array.Empty<string>(), .. recurses ? ["/e"] : Array.Empty<string>()];
        run.Result["cmd"] = string.Join(' ', ["robocopy", source, destination, .. run.CheckMode ? ["/l"] : Array.Empty<string>(), .. chosen]);
        run.Result["rc"] = code;
        run.Result["return_code"] = code;
        run.Result["changed"] = code is 1 or 3;
        // Ansible takes every code but 0 for a failure, unless the module says otherwise.
        run.Result["failed"] = false;
        run.Result["msg"] = code switch
        {
            0 => "No files copied.",
            1 => "Files copied successfully!",
            2 => "Some Extra files or directories were detected. No files were copied.",
            _ => "(2+1) Some files were copied. Additional files were present.",
        };
        if (code > 1)
            run.Warn(run.Result["msg"]!.ToString());
    }

    static int Copy(ModuleRun run, string source, string destination, bool recurses)
    {
        var count = 0;
        foreach (var (path, node) in run.Files.Below(source).Where(entry => recurses || !entry.Path[(source.Length + 1)..].Contains('\\', StringComparison.Ordinal)).ToList())
        {
            var target = destination + path[source.Length..];
            if (node.IsContainer ? !recurses || run.Files.IsFolder(target) : Same(run.Files.Find(target), node))
                continue;
            count++;
            run.Change(() => _ = node.IsContainer ? run.Files.CreateFolder(target) : run.Files.Write(target, node.Content ?? []));
        }

        return count;
    }

    static int Purge(ModuleRun run, string source, string destination)
    {
        var extra = run.Files.Below(destination).Select(entry => entry.Path).Where(path => run.Files.Find(source + path[destination.Length..]) is null).ToList();
        if (extra.Count > 0)
            run.Change(() => extra.ForEach(path => run.Files.Delete(path)));
        return extra.Count;
    }

    static bool Same(TreeNode? there, TreeNode here) => there is { IsContainer: false } && (there.Content ?? []).AsSpan().SequenceEqual(here.Content ?? []);
}
