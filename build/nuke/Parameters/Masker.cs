using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Nuke.Common.Parameters;

/// <summary>Hides secret values in text, also where they were written as JSON or into an address.</summary>
sealed class Masker
{
    const int ShortestSecret = 4;
    const string Mask = "***";

    readonly Lock gate = new();
    string[] secrets = [];
    SearchValues<char> beginnings = SearchValues.Create("");

    /// <summary>Whether there is nothing to hide.</summary>
    public bool IsIdle => secrets.Length == 0;

    /// <summary>
    /// Takes a value to hide; one of fewer than four characters would garble the text and is left. Of a value with line breaks each
    /// line is hidden, because output comes by lines.
    /// </summary>
    public void Add(string? secret)
    {
        if (secret is null)
            return;
        var forms = secret.Split(['\r', '\n']).Prepend(secret).Where(x => x.Length >= ShortestSecret).SelectMany(Forms);
        lock (gate)
        {
            var all = new HashSet<string>(secrets, StringComparer.Ordinal);
            all.UnionWith(forms);
            beginnings = SearchValues.Create(string.Concat(all.Select(x => x[0])));
            secrets = [.. all.OrderByDescending(x => x.Length)];
        }
    }

    /// <summary>Hides secrets in a text that nothing follows.</summary>
    public string Apply(string text)
    {
        foreach (var secret in secrets)
            text = text.Replace(secret, Mask, StringComparison.Ordinal);
        return text;
    }

    /// <summary>Hides secrets in a piece of text; the end of it that may begin a secret is held back.</summary>
    /// <param name="text">The piece.</param>
    /// <param name="rest">What must be seen again, with the text that follows.</param>
    public string Apply(string text, out string rest)
    {
        var masked = new StringBuilder(text.Length);
        var all = secrets;
        var at = 0;
        while (at < text.Length)
        {
            var next = text.AsSpan(at).IndexOfAny(beginnings);
            var plain = next < 0 ? text.Length - at : next;
            masked.Append(text, at, plain);
            at += plain;
            var secret = Array.Find(all, x => text.AsSpan(at).StartsWith(x, StringComparison.Ordinal));
            if (IsBeginning(text.AsSpan(at), all, secret?.Length ?? 0))
                break;
            if (secret is not null)
                masked.Append(Mask);
            else if (at < text.Length)
                masked.Append(text[at]);
            at += secret?.Length ?? 1;
        }

        rest = at < text.Length ? text[at..] : "";
        return masked.ToString();
    }

    // Whether all that is left is the beginning of a secret longer than the one that stands there already.
    static bool IsBeginning(ReadOnlySpan<char> ahead, string[] secrets, int found)
    {
        foreach (var secret in ahead.IsEmpty ? [] : secrets)
        {
            if (secret.Length > found && secret.Length > ahead.Length && secret.AsSpan().StartsWith(ahead, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    static IEnumerable<string> Forms(string secret)
    {
        yield return secret;
        yield return JsonEncodedText.Encode(secret).ToString();
        yield return JsonEncodedText.Encode(secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
        yield return LowerEscapes(secret);
        yield return Uri.EscapeDataString(secret);
    }

    // As Python and many others write JSON: only what must be is escaped, and all that is not ASCII, in lower case.
    static string LowerEscapes(string secret)
    {
        var text = new StringBuilder();
        foreach (var character in secret)
        {
            text.Append(character switch
            {
                '"' or '\\' => $"\\{character}",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or > '~' => $"\\u{(int)character:x4}",
                _ => $"{character}",
            });
        }

        return text.ToString();
    }
}
