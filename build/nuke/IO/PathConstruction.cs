namespace Nuke.Common.IO;

/// <summary>Relations between paths.</summary>
public static class PathConstruction
{
    /// <summary>The way from one path to another.</summary>
    public static RelativePath GetRelativePathTo(this AbsolutePath basePath, string destinationPath)
        => (RelativePath)Path.GetRelativePath(basePath, destinationPath);

    /// <summary>The way from one path to another, with slashes.</summary>
    public static UnixRelativePath GetUnixRelativePathTo(this AbsolutePath basePath, string destinationPath)
        => (UnixRelativePath)Path.GetRelativePath(basePath, destinationPath);

    /// <summary>Whether the second path lies below the first.</summary>
    public static bool Contains(this AbsolutePath basePath, string destinationPath)
    {
        for (var path = AbsolutePath.Create(destinationPath).Parent; path != null; path = path.Parent)
        {
            if (path == basePath)
                return true;
        }

        return false;
    }
}
