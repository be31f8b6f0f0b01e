using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Ingot.Emulator.WinRm.Ntlm;

/// <summary>The server's side of the first two messages of NTLM (MS-NLMP 2.2.1.1 and 2.2.1.2).</summary>
/// <param name="Negotiate">The client's first message as it came.</param>
/// <param name="Message">The challenge in answer to it.</param>
sealed record NtlmChallenge(byte[] Negotiate, byte[] Message)
{
    /// <summary>What every message begins with.</summary>
    public static readonly byte[] Signature = "NTLMSSP\0"u8.ToArray();

    const NtlmFlags Offered = NtlmFlags.Unicode | NtlmFlags.RequestTarget | NtlmFlags.Sign | NtlmFlags.Ntlm | NtlmFlags.AlwaysSign | NtlmFlags.TargetIsServer
        | NtlmFlags.ExtendedSessionSecurity | NtlmFlags.TargetInformation | NtlmFlags.Version | NtlmFlags.Key128 | NtlmFlags.KeyExchange | NtlmFlags.Key56;

    const int Header = 56;

    /// <summary>The eight bytes the client has to answer.</summary>
    public ReadOnlySpan<byte> Nonce => Message.AsSpan(24, 8);

    /// <summary>The kind of a message, 1 to 3; 0 when it is none of NTLM's.</summary>
    public static int KindOf(ReadOnlySpan<byte> message) =>
        message.Length >= 16 && message[..8].SequenceEqual(Signature) ? BinaryPrimitives.ReadInt32LittleEndian(message[8..]) : 0;

    /// <summary>Answers a first message.</summary>
    public static NtlmChallenge To(byte[] negotiate, string computerName, DateTimeOffset now)
    {
        var target = Encoding.Unicode.GetBytes(computerName);
        var information = Information(computerName, now);
        var message = new byte[Header + target.Length + information.Length];
        Signature.CopyTo(message, 0);
        message[8] = 2;
        Field(message, 12, target.Length, Header);
        var agreed = Offered & (Wanted(negotiate) | NtlmFlags.Unicode | NtlmFlags.TargetInformation | NtlmFlags.TargetIsServer);
        BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(20), (uint)agreed);
        RandomNumberGenerator.Fill(message.AsSpan(24, 8));
        Field(message, 40, information.Length, Header + target.Length);
        // Windows 10.0 build 20348, NTLM revision 15.
        ((byte[])[10, 0, 0x7c, 0x4f, 0, 0, 0, 15]).CopyTo(message, 48);
        target.CopyTo(message, Header);
        information.CopyTo(message, Header + target.Length);
        return new(negotiate, message);
    }

    static NtlmFlags Wanted(byte[] negotiate) => (NtlmFlags)BinaryPrimitives.ReadUInt32LittleEndian(negotiate.AsSpan(12));

    static byte[] Information(string computerName, DateTimeOffset now)
    {
        var time = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(time, now.ToFileTime());
        var name = Encoding.Unicode.GetBytes(computerName);
        return [.. Pair(2, name), .. Pair(1, name), .. Pair(4, name), .. Pair(3, name), .. Pair(7, time), .. Pair(0, [])];
    }

    static byte[] Pair(byte id, byte[] value) => [id, 0, (byte)value.Length, (byte)(value.Length >> 8), .. value];

    static void Field(byte[] message, int at, int length, int offset)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(at), (ushort)length);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(at + 2), (ushort)length);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(at + 4), offset);
    }
}
