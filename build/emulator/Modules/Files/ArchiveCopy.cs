using System.IO.Compression;
using System.Text;

namespace Ingot.Emulator.Modules.Files;

/// <summary>Unpacks what the action plugin packs: a zip whose names are base64, because old Windows shells mangle others.</summary>
static class ArchiveCopy
{
    /// <summary>Unpacks it; this mode is only asked for when there is something to change.</summary>
    public static void Explode(ModuleRun run, string source, string destination)
    {
        if (run.Files.Find(source) is not { IsContainer: false, Content: { } content })
            throw ModuleRun.Fail($"Cannot expand src zip file: '{source}' as it does not exist");
        using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        foreach (var entry in archive.Entries)
            Extract(run, entry, destination.TrimEnd('\\', '/'));
        run.Change();
    }

    static void Extract(ModuleRun run, ZipArchiveEntry entry, string destination)
    {
        var isFolder = entry.FullName.EndsWith('/') || entry.FullName.EndsWith('\\');
        var name = Encoding.UTF8.GetString(Convert.FromBase64String(entry.FullName.TrimEnd('/', '\\')));
        if (isFolder)
        {
            run.Change(() => run.Files.CreateFolder($@"{destination}\{name}"));
            return;
        }
        using var bytes = new MemoryStream();
        using (var stream = entry.Open())
            stream.CopyTo(bytes);
        run.Change(() => run.Files.Write($@"{destination}\{name}", bytes.ToArray()));
    }
}
