namespace Nuke.Common.IO;

/// <summary>A path that starts nowhere in particular.</summary>
#pragma warning disable CA2225 // Operator overloads have named alternates: Nuke has none
public class RelativePath
{
    readonly string path;
    readonly char separator;

    /// <summary>Takes a path over and unifies its separators.</summary>
    protected RelativePath(string path, char? separator = null)
    {
        this.separator = separator ?? Path.DirectorySeparatorChar;
        this.path = path.Replace('\\', this.separator).Replace('/', this.separator);
    }

    /// <summary>A path from its text.</summary>
    public static explicit operator RelativePath(string path) => new(path);

    /// <summary>The text of the path.</summary>
    public static implicit operator string(RelativePath path) => path.path;

    /// <summary>The path below.</summary>
    public static RelativePath operator /(RelativePath left, string? right)
        => string.IsNullOrEmpty(right) ? left
            : new RelativePath(left.path.Length == 0 ? right : left.path + left.separator + right, left.separator);

    /// <summary>The path above, written <c>path / ..</c>.</summary>
    public static RelativePath operator /(RelativePath left, Range range) => left / "..";

    /// <summary>The path with text appended to its last part.</summary>
    public static RelativePath operator +(RelativePath left, string? right) => new(left.path + right, left.separator);

    /// <inheritdoc />
    public override string ToString() => path;
}
