using System.Text;

namespace Ingot.Ansible.Events;

/// <summary>Reads a file while another process appends lines to it.</summary>
/// <param name="path">The file; it may not be there yet.</param>
sealed class EventFile(string path)
{
    readonly StringBuilder half = new();
    readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    long position;

    /// <summary>The lines that are whole by now and were not given before.</summary>
    public IReadOnlyList<string> ReadNew()
    {
        if (!File.Exists(path))
            return [];
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Position = position;
        var bytes = new byte[stream.Length - position];
        position += stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var characters = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
        half.Append(characters, 0, decoder.GetChars(bytes, characters, flush: false));
        var lines = half.ToString().Split('\n');
        half.Clear().Append(lines[^1]);
        return lines[..^1];
    }
}
