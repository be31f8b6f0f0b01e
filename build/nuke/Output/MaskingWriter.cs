using System.Text;
using Nuke.Common.Parameters;

namespace Nuke.Common.Output;

/// <summary>
/// Hides secrets in what is written through it. The end of a piece that may begin a secret waits for the next piece or the end of the
/// line, so that a secret is also hidden when it is written in parts.
/// </summary>
sealed class MaskingWriter(TextWriter inner, Masker masker) : TextWriter
{
    readonly Lock gate = new();
    string waiting = "";

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return;
        lock (gate)
            Pass(value);
    }

    public override void WriteLine(string? value) => Write(value + inner.NewLine);

    public override void WriteLine() => Write(inner.NewLine);

    // What waits goes on waiting: the text around a flush may still be one secret.
    public override void Flush() => inner.Flush();

    /// <summary>Writes what waits: nothing follows.</summary>
    public void Release()
    {
        lock (gate)
        {
            if (waiting.Length > 0)
                inner.Write(masker.Apply(waiting));
            waiting = "";
            inner.Flush();
        }
    }

    void Pass(string value)
    {
        if (masker.IsIdle)
        {
            inner.Write(value);
            return;
        }

        var masked = masker.Apply(waiting + value, out waiting);
        // A line ends what could have become a secret.
        if (waiting.EndsWith('\n'))
        {
            masked += masker.Apply(waiting);
            waiting = "";
        }

        inner.Write(masked);
    }
}
