using System.Security.Cryptography;
using System.Text;

namespace Nuke.Common.Parameters;

/// <summary>
/// Secrets as they stand in parameters files: <c>v1:</c> and the base64 text of AES-256-CBC, with key and initialization vector from
/// the password. The format is Nuke's; it has no random salt and no authentication, so a strong password matters.
/// </summary>
static class SecretText
{
    public const string Prefix = "v1:";

    const int Iterations = 10_000;
    const int KeyBytes = 32;
    const int VectorBytes = 16;

    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Encrypt(string text, string password)
    {
        var (key, vector) = Derive(password);
        using var aes = Aes.Create();
        aes.Key = key;
        return Prefix + Convert.ToBase64String(aes.EncryptCbc(Strict.GetBytes(text), vector));
    }

    /// <summary>The text; null if the password is another one or the text was damaged.</summary>
    public static string? Decrypt(string encrypted, string password)
    {
        try
        {
            var (key, vector) = Derive(password);
            using var aes = Aes.Create();
            aes.Key = key;
            return Strict.GetString(aes.DecryptCbc(Convert.FromBase64String(encrypted[Prefix.Length..]), vector));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or ArgumentException)
        {
            return null;
        }
    }

#pragma warning disable CA5379, CA5387 // Weak key derivation: the format fixes algorithm, salt and iterations
    static (byte[] Key, byte[] Vector) Derive(string password)
    {
        var stream = Rfc2898DeriveBytes.Pbkdf2(
            Strict.GetBytes(password), "Ivan Medvedev"u8, Iterations, HashAlgorithmName.SHA256, KeyBytes + VectorBytes);
        return (stream[..KeyBytes], stream[KeyBytes..]);
    }
#pragma warning restore CA5379, CA5387
}
