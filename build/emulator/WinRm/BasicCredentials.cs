using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Ingot.Emulator.WinRm;

/// <summary>
/// Checks Basic credentials against a machine's accounts; what was accepted once is remembered by a keyed hash, since PBKDF2 is slow.
/// </summary>
sealed class BasicCredentials
{
    readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    readonly ConcurrentDictionary<string, bool> accepted = new(StringComparer.Ordinal);

    /// <summary>The account's name when the header's credentials are right, else null.</summary>
    public string? Check(GuestState state, string machineName, string? header)
    {
        if (!state.BasicAllowed || header is null || !header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)
            || Decode(header[6..]) is not { } credentials)
            return null;
        var colon = credentials.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || LocalName(credentials[..colon], machineName) is not { } name || !state.Accounts.TryGetValue(name, out var user))
            return null;
        var password = credentials[(colon + 1)..];
        var fingerprint = Fingerprint(user.PasswordHash, password);
        if (!user.Enabled || !(accepted.ContainsKey(fingerprint) || user.Accepts(password)))
            return null;
        accepted[fingerprint] = true;
        return user.Name;
    }

    /// <summary>
    /// Local accounts may be written plain, as .\name or as COMPUTER\name; others are of a domain this machine is not in.
    /// </summary>
    static string? LocalName(string name, string machineName)
    {
        var slash = name.IndexOf('\\', StringComparison.Ordinal);
        if (slash < 0)
            return name;
        var domain = name[..slash];
        return domain == "." || domain.Equals(machineName, StringComparison.OrdinalIgnoreCase) ? name[(slash + 1)..] : null;
    }

    static string? Decode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    string Fingerprint(byte[] passwordHash, string password) =>
        Convert.ToHexString(HMACSHA256.HashData(key, (byte[])[.. passwordHash, .. Encoding.UTF8.GetBytes(password)]));
}
