using System.Text;

namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The text of the file.</summary>
    public static string ReadAllText(this AbsolutePath path, Encoding? encoding = null) => File.ReadAllText(path, encoding ?? Utf8);

    /// <summary>The lines of the file.</summary>
    public static string[] ReadAllLines(this AbsolutePath path, Encoding? encoding = null) => File.ReadAllLines(path, encoding ?? Utf8);

    /// <summary>The bytes of the file.</summary>
    public static byte[] ReadAllBytes(this AbsolutePath path) => File.ReadAllBytes(path);

    /// <summary>Writes text, by default as UTF-8 without a byte-order mark and with exactly one line break at the end.</summary>
    public static AbsolutePath WriteAllText(this AbsolutePath path, string content, Encoding? encoding = null, bool? eofLineBreak = null)
    {
        path.Parent?.CreateDirectory();
        var text = eofLineBreak ?? true ? content.TrimEnd('\r', '\n') + Environment.NewLine : content;
        File.WriteAllText(path, text, encoding ?? Utf8);
        return path;
    }

    /// <summary>Writes bytes.</summary>
    public static AbsolutePath WriteAllBytes(this AbsolutePath path, byte[] bytes)
    {
        path.Parent?.CreateDirectory();
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Adds text to the end of the file.</summary>
    public static AbsolutePath AppendAllText(this AbsolutePath path, string content, Encoding? encoding = null)
    {
        path.Parent?.CreateDirectory();
        File.AppendAllText(path, content, encoding ?? Utf8);
        return path;
    }
}
