using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ingot.Emulator.WinRm.Ntlm;

/// <summary>What ties a sign-in to one TLS server: tls-server-end-point of RFC 5929, in the form NTLM hashes.</summary>
static class ChannelBinding
{
    /// <summary>MD5 of the binding to a server's certificate, whose own signature is of SHA-256 as all of this model are.</summary>
    public static byte[] Of(X509Certificate2 certificate)
    {
        byte[] data = [.. "tls-server-end-point:"u8, .. SHA256.HashData(certificate.RawData)];
        // Two addresses that nobody states, each a type and a length, then the length of the data.
        var bindings = new byte[20 + data.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bindings.AsSpan(16), data.Length);
        data.CopyTo(bindings, 20);
#pragma warning disable CA5351 // The protocol has no other.
        return MD5.HashData(bindings);
#pragma warning restore CA5351
    }
}
