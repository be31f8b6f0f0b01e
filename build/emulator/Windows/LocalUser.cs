using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Ingot.Emulator.Windows;

/// <summary>A local account. Its password is kept as a salted hash, so that saved state holds no secret.</summary>
public sealed class LocalUser
{
    /// <summary>The account name.</summary>
    public required string Name { get; set; }

    /// <summary>Security identifier.</summary>
    public required string Sid { get; set; }

    /// <summary>The name people see.</summary>
    public string FullName { get; set; } = "";

    /// <summary>What people read about it.</summary>
    public string Description { get; set; } = "";

    /// <summary>False when disabled.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>True when the password does not expire.</summary>
    public bool PasswordNeverExpires { get; set; }

    /// <summary>True when the password has to be changed at the next logon.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>True when the user may not change the password.</summary>
    public bool UserMayNotChangePassword { get; set; }

    /// <summary>Salt of <see cref="PasswordHash"/>.</summary>
    public byte[] Salt { get; set; } = [];

    /// <summary>PBKDF2 of the password; empty when none is set.</summary>
    public byte[] PasswordHash { get; set; } = [];

    /// <summary>The password's NT hash, which NTLM needs; as good as the password, so it is never saved. Null: none was set since the start.</summary>
    [JsonIgnore]
    public byte[]? NtHash { get; set; }

    /// <summary>Sets the password.</summary>
    public void SetPassword(string password)
    {
        Salt = RandomNumberGenerator.GetBytes(16);
        PasswordHash = Hash(password, Salt);
        NtHash = Md4.Hash(Encoding.Unicode.GetBytes(password));
    }

    /// <summary>True when the account is enabled and this is its password.</summary>
    public bool Accepts(string password) =>
        Enabled && PasswordHash.Length > 0 && CryptographicOperations.FixedTimeEquals(PasswordHash, Hash(password, Salt));

    static byte[] Hash(string password, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations: 10_000, HashAlgorithmName.SHA256, outputLength: 32);
}
