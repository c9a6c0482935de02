using Kept.Domain;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Kept.App.Data;

internal sealed class InstantToTimestamp()
    : ValueConverter<Instant, DateTime>(
        at => at.ToDateTimeUtc(),
        at => Instant.FromDateTimeUtc(at)
    );

internal sealed class InstantToMicroseconds()
    : ValueConverter<Instant, long>(at => Moment.Microseconds(at), at => Moment.OfMicroseconds(at));

internal sealed class DurationToMicroseconds()
    : ValueConverter<Duration, long>(
        length => length.BclCompatibleTicks / 10,
        length => Duration.FromTicks(length * 10)
    );

internal sealed class IdToBytes()
    : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));

internal sealed class OffsetToMicroseconds()
    : ValueConverter<DateTimeOffset, long>(
        at => at.ToUnixTimeMilliseconds() * 1000,
        at => DateTimeOffset.FromUnixTimeMilliseconds(at / 1000)
    );
