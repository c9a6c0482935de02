using Kept.App.Data;
using Kept.App.People;
using Kept.App.Promises;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kept.App.Clock;

/// <summary>Something the clock has to do at a moment.</summary>
public sealed class DueEventRow
{
    public required string SubjectKind { get; init; }
    public required Guid SubjectId { get; init; }
    public required string Step { get; init; }
    public required int Generation { get; init; }
    public required Instant DueAt { get; init; }

    /// <summary>When it is tried next: its due moment, or later after a failure.</summary>
    public required Instant RunAt { get; set; }

    public int Tries { get; set; }
    public Instant? StuckAt { get; set; }
    public string? Problem { get; set; }

    /// <summary>The import that replays it; the live clock leaves it alone.</summary>
    public Guid? Lane { get; init; }
}

/// <summary>A message to a member of staff, one per promise, step and generation.</summary>
public sealed class OutboxRow
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required Guid PromiseId { get; init; }
    public required string Step { get; init; }
    public required int Generation { get; init; }
    public required Instant CreatedAt { get; init; }
    public Instant? SeenAt { get; set; }
}

/// <summary>Something the house does for itself, again and again.</summary>
public sealed class DutyRow
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
}

public static class ClockTables
{
    public static void Map(ModelBuilder builder)
    {
        builder
            .Entity<DueEventRow>()
            .ToTable("due_events")
            .HasKey(due => new
            {
                due.SubjectKind,
                due.SubjectId,
                due.Step,
                due.Generation,
            });
        builder.Entity<OutboxRow>().ToTable("outbox").HasKey(message => message.Id);
        builder.Entity<DutyRow>().ToTable("duties").HasKey(duty => duty.Id);
        builder.Refers<OutboxRow, PersonRow>(nameof(OutboxRow.PersonId));
        builder.Refers<OutboxRow, PromiseRow>(nameof(OutboxRow.PromiseId));
    }
}
