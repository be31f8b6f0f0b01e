using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using SystemPath = System.IO.Path;

namespace Nuke.Common.IO;

/// <summary>A rooted, normalised path. <c>path / "name"</c> goes down, <c>path / ..</c> goes up.</summary>
[TypeConverter(typeof(TypeConverter))]
#pragma warning disable CA2225 // Operator overloads have named alternates: Nuke has none
public partial class AbsolutePath : IAbsolutePathHolder, IFormattable
{
    /// <summary>Format: in double quotes.</summary>
    public const string DoubleQuote = "d";

    /// <summary>Format: in double quotes if it holds a space.</summary>
    public const string DoubleQuoteIfNeeded = "dn";

    /// <summary>Format: plain.</summary>
    public const string NoQuotes = "nq";

    /// <summary>Format: in single quotes.</summary>
    public const string SingleQuote = "s";

    /// <summary>Format: in single quotes if it holds a space.</summary>
    public const string SingleQuoteIfNeeded = "sn";

    readonly string path;

    AbsolutePath(string path) => this.path = path;

    static StringComparer Comparer => OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>The last part of the path; empty for a root.</summary>
    public string Name => SystemPath.GetFileName(path);

    /// <summary>The last part of the path without its extension.</summary>
    public string NameWithoutExtension => SystemPath.GetFileNameWithoutExtension(path);

    /// <summary>The extension with its dot; empty if there is none.</summary>
    public string Extension => SystemPath.GetExtension(path);

#nullable disable annotations // oblivious as in Nuke: null for a root, and callers rarely stand there
    /// <summary>The directory above; null for a root.</summary>
    public AbsolutePath Parent => SystemPath.GetDirectoryName(path) is { } parent ? new AbsolutePath(parent) : null;
#nullable restore annotations

    AbsolutePath IAbsolutePathHolder.Path => this;

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString(format);

    /// <summary>Normalises a path that is known to be rooted.</summary>
    public static AbsolutePath Create(string path) => new(Normalize(path));

    /// <summary>A path from its text; null from null.</summary>
    /// <exception cref="ArgumentException">The text is not rooted.</exception>
    [return: NotNullIfNotNull(nameof(path))]
    public static implicit operator AbsolutePath?(string? path)
    {
        if (path is null)
            return null;
        if (!SystemPath.IsPathRooted(path))
            throw new ArgumentException($"Path '{path}' must be rooted", nameof(path));
        return Create(path);
    }

    /// <summary>The text of a path.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public static implicit operator string?(AbsolutePath? path) => path?.path;

    /// <summary>The path below; the left one itself if the right is empty.</summary>
    /// <exception cref="ArgumentException">The right side is rooted.</exception>
    public static AbsolutePath operator /(AbsolutePath left, string? right)
    {
        if (string.IsNullOrEmpty(right))
            return left;
        if (SystemPath.IsPathRooted(right))
            throw new ArgumentException($"Second path must not be rooted: '{right}'", nameof(right));
        return Create(SystemPath.Combine(left.path, right));
    }

#nullable disable annotations // oblivious, as Parent
    /// <summary>The directory above, written <c>path / ..</c>.</summary>
    public static AbsolutePath operator /(AbsolutePath left, Range range)
        => range.Equals(Range.All) ? left.Parent : throw new ArgumentException("Only '..' leads upwards", nameof(range));
#nullable restore annotations

    /// <summary>The path with text appended to its last part.</summary>
    public static AbsolutePath operator +(AbsolutePath left, string? right) => Create(left.path + right);

    /// <summary>Equal by text, as the file system of this machine compares.</summary>
    public static bool operator ==(AbsolutePath? a, AbsolutePath? b) => Equals(a, b);

    /// <summary>Not equal by text.</summary>
    public static bool operator !=(AbsolutePath? a, AbsolutePath? b) => !Equals(a, b);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is AbsolutePath other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Comparer.GetHashCode(path);

    /// <inheritdoc />
    public override string ToString() => path;

    /// <summary>The text, quoted as one of the format constants says.</summary>
    public string ToString(string? format) => format switch
    {
        DoubleQuote => $"\"{path}\"",
        SingleQuote => $"'{path}'",
        DoubleQuoteIfNeeded => path.Contains(' ') ? $"\"{path}\"" : path,
        SingleQuoteIfNeeded => path.Contains(' ') ? $"'{path}'" : path,
        null or "" or NoQuotes => path,
        _ => throw new FormatException($"'{format}' is no format of a path"),
    };

    /// <summary>Equal by text.</summary>
    protected bool Equals(AbsolutePath other) => Comparer.Equals(path, other.path);

    static string Normalize(string path)
    {
        var full = SystemPath.IsPathRooted(path) ? SystemPath.GetFullPath(path) : path;
        return SystemPath.TrimEndingDirectorySeparator(full);
    }
}
