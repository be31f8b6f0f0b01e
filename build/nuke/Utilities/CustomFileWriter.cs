namespace Nuke.Common.Utilities;

/// <summary>Writes lines with an indentation.</summary>
/// <param name="streamWriter">Where they go.</param>
/// <param name="indentationFactor">Blanks of one level.</param>
/// <param name="commentPrefix">What begins a comment.</param>
public class CustomFileWriter(StreamWriter streamWriter, int indentationFactor, string commentPrefix)
{
    int level;

    /// <summary>Writes a line; an empty one has no indentation.</summary>
    public void WriteLine(string? text = null)
        => streamWriter.WriteLine(string.IsNullOrEmpty(text) ? "" : new string(' ', level * indentationFactor) + text);

    /// <summary>Writes a line that is a comment.</summary>
    public void WriteComment(string? text = null) => WriteLine($"{commentPrefix} {text}".TrimEnd());

    /// <summary>Hands this writer on.</summary>
    public void Write(Action<CustomFileWriter> writer) => writer(this);

    /// <summary>Indents what follows; disposing ends it.</summary>
    public IDisposable Indent()
    {
        level++;
        return new Ending(() => level--);
    }
}
