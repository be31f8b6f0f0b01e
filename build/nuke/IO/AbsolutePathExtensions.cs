namespace Nuke.Common.IO;

/// <summary>Files and directories behind paths.</summary>
public static partial class AbsolutePathExtensions
{
    /// <summary>Whether a file is there.</summary>
    public static bool FileExists(this AbsolutePath path) => File.Exists(path);

    /// <summary>Whether a directory is there.</summary>
    public static bool DirectoryExists(this AbsolutePath path) => Directory.Exists(path);

#nullable disable annotations // oblivious as in Nuke: null if nothing is there
    /// <summary>The path itself if a file is there, else null.</summary>
    public static AbsolutePath ExistingFile(this AbsolutePath path) => path.FileExists() ? path : null;

    /// <summary>The path itself if a directory is there, else null.</summary>
    public static AbsolutePath ExistingDirectory(this AbsolutePath path) => path.DirectoryExists() ? path : null;

    /// <summary>The nearest directory above that satisfies the predicate, else null.</summary>
    public static AbsolutePath FindParent(this AbsolutePath path, Func<AbsolutePath, bool> predicate)
        => path.Parent?.FindParentOrSelf(predicate);

    /// <summary>The path itself or the nearest directory above that satisfies the predicate, else null.</summary>
    public static AbsolutePath FindParentOrSelf(this AbsolutePath path, Func<AbsolutePath, bool> predicate)
    {
        var current = path;
        while (current != null && !predicate(current))
            current = current.Parent;
        return current;
    }
#nullable restore annotations

    /// <summary>Makes the directory and all above it.</summary>
    public static AbsolutePath CreateDirectory(this AbsolutePath path)
    {
        Directory.CreateDirectory(path);
        return path;
    }

    /// <summary>Makes the directory, or empties it.</summary>
    public static AbsolutePath CreateOrCleanDirectory(this AbsolutePath path)
    {
        path.DeleteDirectory();
        return path.CreateDirectory();
    }

    /// <summary>Deletes the file, if it is there.</summary>
    public static void DeleteFile(this AbsolutePath path)
    {
        if (path.FileExists())
            File.Delete(path);
    }

    /// <summary>Deletes the directory and all in it, if it is there.</summary>
    public static void DeleteDirectory(this AbsolutePath path)
    {
        if (path.DirectoryExists())
            Directory.Delete(path, recursive: true);
    }

    /// <summary>The files in the directory that match the pattern, down to a depth.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="pattern">A name with <c>*</c> and <c>?</c>.</param>
    /// <param name="depth">1 for the directory itself.</param>
    /// <param name="attributes">Attributes that each file must have.</param>
    public static IEnumerable<AbsolutePath> GetFiles(
        this AbsolutePath path, string pattern = "*", int depth = 1, FileAttributes attributes = FileAttributes.None)
        => Directory.EnumerateFiles(path, pattern, Depth(depth))
            .Where(x => File.GetAttributes(x).HasFlag(attributes))
            .Select(AbsolutePath.Create);

    /// <summary>The directories in the directory that match the pattern, down to a depth.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="pattern">A name with <c>*</c> and <c>?</c>.</param>
    /// <param name="depth">1 for the directory itself.</param>
    /// <param name="attributes">Attributes that each directory must have.</param>
    public static IEnumerable<AbsolutePath> GetDirectories(
        this AbsolutePath path, string pattern = "*", int depth = 1, FileAttributes attributes = FileAttributes.None)
        => Directory.EnumerateDirectories(path, pattern, Depth(depth))
            .Where(x => File.GetAttributes(x).HasFlag(attributes))
            .Select(AbsolutePath.Create);

    /// <summary>Whether the path ends in one of the extensions, in any case.</summary>
    public static bool HasExtension(this AbsolutePath path, string extension, params string[] alternativeExtensions)
        => alternativeExtensions.Prepend(extension).Any(x => path.Name.EndsWith(x, StringComparison.OrdinalIgnoreCase));

    /// <summary>The path with another extension.</summary>
    public static AbsolutePath WithExtension(this AbsolutePath path, string extension)
        => AbsolutePath.Create(Path.ChangeExtension(path, extension));

    static EnumerationOptions Depth(int depth) => new()
    {
        RecurseSubdirectories = depth > 1,
        MaxRecursionDepth = Math.Max(depth - 1, 0),
        AttributesToSkip = FileAttributes.None,
        MatchType = MatchType.Win32,
    };
}
