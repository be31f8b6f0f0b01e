namespace Nuke.Common.IO;

/// <summary>A relative path with slashes.</summary>
#pragma warning disable CA2225 // Operator overloads have named alternates: Nuke has none
public class UnixRelativePath : RelativePath
{
    /// <summary>Takes a path over and unifies its separators.</summary>
    protected UnixRelativePath(string path, char? separator)
        : base(path, separator)
    {
    }

    /// <summary>A path from its text.</summary>
    public static explicit operator UnixRelativePath(string path) => new(path, '/');
}
