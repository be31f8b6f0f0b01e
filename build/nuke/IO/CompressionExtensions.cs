using System.IO.Compression;

namespace Nuke.Common.IO;

/// <summary>Archives of directories.</summary>
public static class CompressionExtensions
{
    /// <summary>Packs the files below a directory into a zip archive, with their ways from it as names.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="archiveFile">The archive.</param>
    /// <param name="filter">Files to take; null for all.</param>
    /// <param name="compressionLevel">How hard to compress.</param>
    /// <param name="fileMode">What becomes of an archive that is there; by default it is an error.</param>
    public static void ZipTo(
        this AbsolutePath directory,
        AbsolutePath archiveFile,
        Func<AbsolutePath, bool>? filter = null,
        CompressionLevel compressionLevel = CompressionLevel.Optimal,
        FileMode fileMode = FileMode.CreateNew)
    {
        archiveFile.Parent?.CreateDirectory();
        var files = directory.GlobFiles("**/*").Where(x => x != archiveFile && filter?.Invoke(x) != false).ToList();
        using var stream = File.Open(archiveFile, fileMode, FileAccess.ReadWrite);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        foreach (var file in files)
            archive.CreateEntryFromFile(file, directory.GetUnixRelativePathTo(file), compressionLevel);
    }

    /// <summary>Unpacks a zip archive into a directory.</summary>
    public static void UnZipTo(this AbsolutePath archiveFile, AbsolutePath directory)
        => ZipFile.ExtractToDirectory(archiveFile, directory.CreateDirectory());
}
