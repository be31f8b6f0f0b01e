using System.Security.Cryptography;

namespace Ingot.Emulator.Modules.Files;

/// <summary>Sums of files, by the names modules use.</summary>
static class FileHash
{
    /// <summary>Lower-case hexadecimal.</summary>
    public static string Of(string algorithm, byte[] content)
    {
#pragma warning disable CA5350, CA5351 // Do Not Use Weak or Broken Cryptographic Algorithms: modules offer them
        return Convert.ToHexStringLower(algorithm switch
        {
            "md5" => MD5.HashData(content),
            "sha256" => SHA256.HashData(content),
            "sha384" => SHA384.HashData(content),
            "sha512" => SHA512.HashData(content),
            _ => SHA1.HashData(content),
        });
#pragma warning restore CA5350, CA5351
    }
}
