using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Ingot.Emulator.WinRm.Ntlm;

/// <summary>The client's last message of NTLM (MS-NLMP 2.2.1.3), and whether it proves a password (3.3.2).</summary>
sealed class NtlmAnswer(byte[] message)
{
    const int ProofLength = 16;

    // Behind the proof: versions, time, the client's nonce; then what the server said of itself, and what the client added.
    const int BlobHeader = 28;

    readonly byte[] response = Field(message, 20);

    /// <summary>The account's name.</summary>
    public string User { get; } = Encoding.Unicode.GetString(Field(message, 36));

    /// <summary>The domain or computer that the account is said to be of; may be empty.</summary>
    public string Domain { get; } = Encoding.Unicode.GetString(Field(message, 28));

    NtlmFlags Flags => (NtlmFlags)BinaryPrimitives.ReadUInt32LittleEndian(message.AsSpan(60));

    /// <summary>True when the client knew the password, of which this is the NT hash, and spoke to this server.</summary>
    /// <param name="challenge">What it was asked.</param>
    /// <param name="ntHash">MD4 of the password.</param>
    /// <param name="channelBinding">MD5 of the channel binding of the TLS connection.</param>
    public bool Proves(NtlmChallenge challenge, byte[] ntHash, byte[] channelBinding)
    {
        if (response.Length < ProofLength + BlobHeader)
            return false;
        var key = Hmac(ntHash, Encoding.Unicode.GetBytes(User.ToUpperInvariant() + Domain));
        var blob = response.AsSpan(ProofLength);
        var proof = Hmac(key, (byte[])[.. challenge.Nonce, .. blob]);
        if (!CryptographicOperations.FixedTimeEquals(proof, response.AsSpan(0, ProofLength)))
            return false;
        // Relaxed, as Windows' default: who binds to a channel must bind to this one.
        if (Pair(blob, 10) is { } bound && bound.AsSpan().ContainsAnyExcept((byte)0) && !bound.AsSpan().SequenceEqual(channelBinding))
            return false;
        return Pair(blob, 6) is not { Length: 4 } flags || (flags[0] & 2) == 0 || IsWhole(challenge, Hmac(key, proof));
    }

    /// <summary>True when the code over all three messages is right: nobody changed what the two sides agreed on.</summary>
    bool IsWhole(NtlmChallenge challenge, byte[] baseKey)
    {
        var key = Flags.HasFlag(NtlmFlags.KeyExchange) && Field(message, 52) is { Length: 16 } wrapped ? Rc4.Apply(baseKey, wrapped) : baseKey;
        var (said, at) = (message[72..88], 72);
        var blank = (byte[])message.Clone();
        blank.AsSpan(at, 16).Clear();
        return CryptographicOperations.FixedTimeEquals(said, Hmac(key, [.. challenge.Negotiate, .. challenge.Message, .. blank]));
    }

    static byte[]? Pair(ReadOnlySpan<byte> blob, int wanted)
    {
        for (var at = BlobHeader; at + 4 <= blob.Length;)
        {
            var (id, length) = (BinaryPrimitives.ReadUInt16LittleEndian(blob[at..]), BinaryPrimitives.ReadUInt16LittleEndian(blob[(at + 2)..]));
            if (id == 0 || at + 4 + length > blob.Length)
                return null;
            if (id == wanted)
                return blob.Slice(at + 4, length).ToArray();
            at += 4 + length;
        }

        return null;
    }

    static byte[] Field(byte[] message, int at)
    {
        if (message.Length < 64)
            return [];
        int length = BinaryPrimitives.ReadUInt16LittleEndian(message.AsSpan(at));
        var offset = BinaryPrimitives.ReadInt32LittleEndian(message.AsSpan(at + 4));
        return offset >= 0 && offset + length <= message.Length ? message[offset..(offset + length)] : [];
    }

#pragma warning disable CA5351 // The protocol has no other.
    static byte[] Hmac(byte[] key, byte[] text) => HMACMD5.HashData(key, text);
#pragma warning restore CA5351
}
