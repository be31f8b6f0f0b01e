namespace Ingot.Emulator.WinRm.Ntlm;

/// <summary>RC4, which NTLM wraps the session key with and .NET does not have.</summary>
static class Rc4
{
    /// <summary>The bytes under the key's stream; the same way in both directions.</summary>
    public static byte[] Apply(ReadOnlySpan<byte> key, ReadOnlySpan<byte> bytes)
    {
        var table = new byte[256];
        for (var index = 0; index < table.Length; index++)
            table[index] = (byte)index;
        for (int index = 0, other = 0; index < table.Length; index++)
        {
            other = (other + table[index] + key[index % key.Length]) & 0xff;
            (table[index], table[other]) = (table[other], table[index]);
        }

        var result = new byte[bytes.Length];
        for (int index = 0, at = 0, other = 0; index < bytes.Length; index++)
        {
            at = (at + 1) & 0xff;
            other = (other + table[at]) & 0xff;
            (table[at], table[other]) = (table[other], table[at]);
            result[index] = (byte)(bytes[index] ^ table[(table[at] + table[other]) & 0xff]);
        }

        return result;
    }
}
