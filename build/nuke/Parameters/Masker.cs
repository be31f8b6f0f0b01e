using System.Text.Json;

namespace Nuke.Common.Parameters;

/// <summary>Hides secret values in text, also where they were written as JSON.</summary>
sealed class Masker
{
    const int ShortestSecret = 4;
    const string Mask = "***";

    readonly Lock gate = new();
    string[] secrets = [];

    /// <summary>Takes a value to hide; one of fewer than four characters would garble the text and is left.</summary>
    public void Add(string? secret)
    {
        if (secret is null || secret.Length < ShortestSecret)
            return;
        lock (gate)
        {
            var all = new HashSet<string>(secrets, StringComparer.Ordinal) { secret, JsonEncodedText.Encode(secret).ToString() };
            secrets = [.. all.OrderByDescending(x => x.Length)];
        }
    }

    public string Apply(string text)
    {
        foreach (var secret in secrets)
            text = text.Replace(secret, Mask, StringComparison.Ordinal);
        return text;
    }
}
