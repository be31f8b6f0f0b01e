using System.IO.Compression;

namespace Ingot.Emulator.Modules.Files;

/// <summary>community.windows.win_zip: puts a file or folder into a zip archive, unless that is there.</summary>
sealed class WinZip : GuestModule
{
    public override string Name => "community.windows.win_zip";

    protected override void Apply(ModuleRun run)
    {
        var source = run.Arguments.Need("src").TrimEnd('\\');
        var destination = run.Arguments.Need("dest");
        var isContentOnly = source.EndsWith(@"\*", StringComparison.Ordinal);
        if (isContentOnly)
            source = source[..^2];
        if (run.Files.Find(source) is not { } node)
            throw ModuleRun.Fail($"The source file or directory '{source}' does not exist.");
        if (!destination.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            throw ModuleRun.Fail($"The destination zip file path '{destination}' need to be zip file path.");
        if (run.Files.Find(destination) is not null)
        {
            run.Result["msg"] = $"The destination zip file '{destination}' already exists.";
            return;
        }

        var prefix = node.IsContainer && !isContentOnly ? GuestFiles.Leaf(source) + '/' : "";
        run.Change(() => run.Files.Write(destination, Pack(run, run.Files.Normalize(source), prefix)));
    }

    static byte[] Pack(ModuleRun run, string source, string prefix)
    {
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            if (run.Files.IsFile(source))
                Add(zip, GuestFiles.Leaf(source), run.Files.Find(source)?.Content ?? []);
            foreach (var (path, node) in run.Files.Below(source).Where(entry => !entry.Node.IsContainer))
                Add(zip, prefix + path[(source.TrimEnd('\\').Length + 1)..].Replace('\\', '/'), node.Content ?? []);
        }

        return content.ToArray();
    }

    static void Add(ZipArchive zip, string name, byte[] content)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(content);
    }
}
