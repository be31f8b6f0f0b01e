using System.Buffers.Binary;
using System.Numerics;

namespace Ingot.Emulator.Windows;

/// <summary>MD4 (RFC 1320), which Windows hashes passwords with and .NET does not have.</summary>
static class Md4
{
    const int Block = 64;

    static readonly int[][] Shifts = [[3, 7, 11, 19], [3, 5, 9, 13], [3, 9, 11, 15]];

    static readonly int[][] Orders =
    [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
        [0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15],
        [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15],
    ];

    /// <summary>The 16 bytes of the hash.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> text)
    {
        var padded = new byte[(text.Length + 8) / Block * Block + Block];
        text.CopyTo(padded);
        padded[text.Length] = 0x80;
        BinaryPrimitives.WriteUInt64LittleEndian(padded.AsSpan(padded.Length - 8), (ulong)text.Length * 8);
        Span<uint> state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
        for (var at = 0; at < padded.Length; at += Block)
            Add(state, padded.AsSpan(at, Block));
        var hash = new byte[16];
        for (var index = 0; index < state.Length; index++)
            BinaryPrimitives.WriteUInt32LittleEndian(hash.AsSpan(index * 4), state[index]);
        return hash;
    }

    static void Add(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> round = [state[0], state[1], state[2], state[3]];
        for (var step = 0; step < 48; step++)
        {
            var (kind, number) = (step / 16, step % 16);
            var word = BinaryPrimitives.ReadUInt32LittleEndian(block[(Orders[kind][number] * 4)..]);
            // The four registers change places instead of their names.
            var target = (4 - (step % 4)) % 4;
            var (b, c, d) = (round[(target + 1) % 4], round[(target + 2) % 4], round[(target + 3) % 4]);
            round[target] = BitOperations.RotateLeft(unchecked(round[target] + Mix(kind, b, c, d) + word), Shifts[kind][number % 4]);
        }

        for (var index = 0; index < state.Length; index++)
            state[index] = unchecked(state[index] + round[index]);
    }

    static uint Mix(int kind, uint b, uint c, uint d) => kind switch
    {
        0 => (b & c) | (~b & d),
        1 => unchecked(((b & c) | (b & d) | (c & d)) + 0x5a827999),
        _ => unchecked((b ^ c ^ d) + 0x6ed9eba1),
    };
}
