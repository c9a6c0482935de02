using System.Buffers.Binary;
using System.Security.Cryptography;
using NodaTime;

namespace Kept.App.Data;

/// <summary>UUIDs of version 7 that only ever rise within a process, so that facts written together keep their order.</summary>
public static class Ids
{
    private static readonly Lock Gate = new();
    private static long lastMillisecond;
    private static int counter;

    public static Guid New(Instant now)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        lock (Gate)
        {
            var millisecond = Math.Max(now.ToUnixTimeMilliseconds(), lastMillisecond);
            counter =
                millisecond == lastMillisecond
                    ? counter + 1
                    : RandomNumberGenerator.GetInt32(1 << 20);
            if (counter >= 1 << 26)
            {
                millisecond++;
                counter = 0;
            }
            lastMillisecond = millisecond;
            BinaryPrimitives.WriteInt64BigEndian(
                bytes,
                (millisecond << 16) | 0x7000L | (uint)(counter >> 14)
            );
            BinaryPrimitives.WriteUInt16BigEndian(
                bytes[8..],
                (ushort)(0x8000 | (counter & 0x3FFF))
            );
        }
        return new Guid(bytes, bigEndian: true);
    }
}
