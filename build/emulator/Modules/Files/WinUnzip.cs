using System.IO.Compression;

namespace Ingot.Emulator.Modules.Files;

/// <summary>community.windows.win_unzip: takes a zip archive apart. As the real one it is changed whenever the archive holds anything.</summary>
sealed class WinUnzip : GuestModule
{
    public override string Name => "community.windows.win_unzip";

    public override string Limits => "archives other than .zip, passwords and recurse, which need the PSCX module";

    protected override void Apply(ModuleRun run)
    {
        var source = run.Arguments.Need("src");
        var destination = run.Arguments.Need("dest");
        run.Result["dest"] = destination;
        run.Result["src"] = source;
        run.Result["removed"] = false;
        if (run.Arguments.Text("creates") is { } creates && run.Files.Find(creates) is not null)
        {
            run.Result["skipped"] = true;
            run.Result["msg"] = $"The file or directory '{creates}' already exists.";
            return;
        }

        if (run.Files.Find(source) is not { } archive)
            throw ModuleRun.Fail($"File '{source}' does not exist.");
        if (!source.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) || run.Arguments.Flag("recurse") || run.Arguments.Has("password"))
            throw ModuleRun.Fail("PowerShellCommunityExtensions PowerShell Module (PSCX) is required for non-'.zip' compressed archive types.");
        Expand(run, source, destination, archive.Content ?? []);
        if (!run.Arguments.Flag("delete_archive"))
            return;
        run.Change(() => run.Files.Delete(source));
        run.Result["removed"] = true;
    }

    static void Expand(ModuleRun run, string source, string destination, byte[] content)
    {
        var root = run.Files.Normalize(destination).TrimEnd('\\') + '\\';
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content));
            foreach (var entry in zip.Entries)
            {
                var path = run.Files.Normalize(root + entry.FullName);
                if (!(path + '\\').StartsWith(root, StringComparison.OrdinalIgnoreCase))
                    throw ModuleRun.Fail($"Error unzipping '{source}' to '{destination}'! Filename contains relative paths which would extract outside the destination: {path}");
                run.Change(() => Extract(run, entry, path));
            }
        }
        catch (InvalidDataException error)
        {
            throw ModuleRun.Fail($"Error unzipping '{source}' to '{destination}'!. Method: System.IO.Compression.ZipFile, Exception: {error.Message}");
        }
    }

    static void Extract(ModuleRun run, ZipArchiveEntry entry, string path)
    {
        if (entry.FullName.EndsWith('/') || entry.FullName.EndsWith('\\'))
        {
            run.Files.CreateFolder(path);
            return;
        }

        using var stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        run.Files.Write(path, copy.ToArray());
    }
}
