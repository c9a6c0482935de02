using System.Data.Common;
using System.Security.Cryptography;
using Kept.App.Ledger;
using Kept.Domain.Ledger;
using NodaTime;

namespace Kept.App.Data;

/// <summary>What an act needs of one writing transaction: the moment, who acts, the tables and the ledger.</summary>
public sealed class WriteScope(
    Store store,
    KeptDb db,
    DbConnection connection,
    DbTransaction transaction,
    Actor by,
    Replay? replay
)
{
    private Instant? now;
    private Instant? recordedAt;

    public Store Store { get; } = store;

    public KeptDb Db { get; } = db;

    public DbConnection Connection { get; } = connection;

    public DbTransaction Transaction { get; } = transaction;

    public Actor By { get; } = by;

    public Guid? Lane => replay?.Lane;

    public Provenance Provenance => replay is null ? Provenance.Lived : Provenance.Imported;

    /// <summary>The act's moment: read once, so read it after the rows are locked.</summary>
    public async ValueTask<Instant> Now() => now ??= replay?.At ?? await RecordedAt();

    /// <summary>The database's clock, read once per scope.</summary>
    public async ValueTask<Instant> RecordedAt() =>
        recordedAt ??= await Store.Clock.Now(Connection, Transaction);

    public async ValueTask<Guid> NewId() => Ids.New(await RecordedAt());

    /// <summary>Keeps words beside the ledger and returns what a fact may hold of them.</summary>
    public async ValueTask<TextRef> Keep(Words words, string subjectKind, Guid subject)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var reference = TextRef.Of(await NewId(), salt, words);
        Db.Add(
            new TextRow
            {
                Id = reference.Id,
                Salt = salt,
                Text = words.Text,
                SubjectKind = subjectKind,
                SubjectId = subject,
            }
        );
        return reference;
    }

    public async ValueTask<TextRef?> Keep(string? words, string subjectKind, Guid subject) =>
        Words.Maybe(words) is { } said ? await Keep(said, subjectKind, subject) : null;

    /// <summary>Appends facts to a subject's history.</summary>
    /// <param name="version">How many facts the subject had before.</param>
    public async Task Append(
        string subjectKind,
        Guid subject,
        int version,
        IEnumerable<Fact> facts,
        Actor? by = null
    )
    {
        foreach (var fact in facts)
        {
            version++;
            Db.Add(
                FactRow.Of(
                    await NewId(),
                    fact,
                    await RecordedAt(),
                    by ?? By,
                    Provenance,
                    subjectKind,
                    subject,
                    version
                )
            );
        }
    }

    public async Task<long> NextNumber(string of)
    {
        var text = Store.Dialect.IsPostgres
            ? $"select nextval('{of}_numbers')"
            : "update numbers set last = last + 1 where name = @name returning last";
        return (
            await Connection
                .Command(Store.Dialect, Transaction, text, ("@name", of))
                .Value(row => row.GetInt64(0))
        )!.Value;
    }

    /// <summary>Waits until nobody else runs under the same name; held until the transaction ends.</summary>
    public async Task OnlyOne(string name)
    {
        if (Store.Dialect.IsPostgres)
        {
            await Connection
                .Command(
                    Store.Dialect,
                    Transaction,
                    "select 1 from pg_advisory_xact_lock(hashtextextended(@name, 4850393))",
                    ("@name", name)
                )
                .Run();
        }
    }

    /// <summary>Whether anything was written so far.</summary>
    internal bool HasWritten { get; private set; }

    internal async Task Save() => HasWritten |= await Db.SaveChangesAsync() > 0;
}
