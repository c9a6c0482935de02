using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Kept.Bench.Auditor;

/// <summary>Reads a database through its tables, in one snapshot, with nothing of the program that wrote it.</summary>
public sealed class Reading
{
    private readonly DbConnection connection;
    private readonly bool postgres;

    private Reading(DbConnection connection, bool postgres)
    {
        this.connection = connection;
        this.postgres = postgres;
    }

    public static async Task<Seen> Sqlite(string file)
    {
        await using var database = Open(file);
        return await new Reading(database, postgres: false).All();
    }

    /// <summary>What SQLite itself finds broken in a file.</summary>
    public static async Task<IReadOnlyList<string>> SqliteDamage(string file)
    {
        await using var database = Open(file);
        await database.OpenAsync();
        return await new Reading(database, postgres: false).Damage();
    }

    public static async Task<Seen> Postgres(string connection)
    {
        await using var database = new NpgsqlConnection(connection);
        return await new Reading(database, postgres: true).All();
    }

    private static SqliteConnection Open(string file) =>
        new(
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ToString()
        );

    private async Task<Seen> All()
    {
        await connection.OpenAsync();
        await using var snapshot = postgres
            ? await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead)
            : await connection.BeginTransactionAsync();
        var now = postgres
            ? (await List("select clock_timestamp()", row => At(row, 0)))[0]
            : Microseconds(TimeProvider.System.GetUtcNow().UtcDateTime);
        return new Seen(
            await Facts(),
            await Promises(),
            await List(
                "select subject_id, step, generation, due_at, stuck_at from due_events where subject_kind = 'promise'",
                row => new SeenEvent(
                    Id(row, 0),
                    row.GetString(1),
                    row.GetInt64(2),
                    At(row, 3),
                    !row.IsDBNull(4)
                )
            ),
            await List(
                "select id, promise_id, step, generation from outbox",
                row => new SeenMessage(Id(row, 0), Id(row, 1), row.GetString(2), row.GetInt64(3))
            ),
            await Seals(),
            await List(
                "select place, fact_id, seal_number from fact_places order by place",
                row => new SeenPlace(row.GetInt64(0), Id(row, 1), row.GetInt64(2))
            ),
            await List("select fact_id from unsealed", row => Id(row, 0)),
            await List(
                "select key, status, body from idempotency_keys",
                row => new SeenAnswer(row.GetString(0), row.GetInt64(1), row.GetString(2))
            ),
            postgres ? [] : await Damage(),
            now
        );
    }

    private Task<List<SeenFact>> Facts() =>
        List(
            "select id, at, recorded_at, by_kind, by_id, provenance, subject_kind, subject_id, version, kind, body from facts order by subject_kind, subject_id, version",
            row => new SeenFact(
                Id(row, 0),
                At(row, 1),
                At(row, 2),
                row.GetString(3),
                row.IsDBNull(4) ? null : Id(row, 4),
                row.GetString(5),
                row.GetString(6),
                Id(row, 7),
                row.GetInt64(8),
                row.GetString(9),
                row.GetString(10)
            )
        );

    private Task<List<SeenPromise>> Promises() =>
        List(
            "select p.id, p.version, t.text, p.due, p.verdict, p.owed, p.next_step, p.next_step_at, p.generation from promises p left join texts t on t.id = p.words_id",
            row => new SeenPromise(
                Id(row, 0),
                row.GetInt64(1),
                row.IsDBNull(2) ? "" : row.GetString(2),
                At(row, 3),
                row.GetString(4),
                postgres ? row.GetBoolean(5) : row.GetInt64(5) != 0,
                row.IsDBNull(6) ? null : row.GetString(6),
                row.IsDBNull(7) ? null : At(row, 7),
                row.GetInt64(8)
            )
        );

    private Task<List<SeenSeal>> Seals() =>
        List(
            "select s.number, s.first_place, s.last_place, s.at, s.root, s.previous, s.hash, k.public_key, s.signature from seals s join signing_keys k on k.id = s.key_id order by s.number",
            row => new SeenSeal(
                row.GetInt64(0),
                row.GetInt64(1),
                row.GetInt64(2),
                At(row, 3),
                row.GetString(4),
                row.GetString(5),
                row.GetString(6),
                row.GetString(7),
                row.GetString(8)
            )
        );

    private async Task<List<string>> Damage() =>
        [
            .. (await List("pragma integrity_check", row => row.GetString(0))).Where(said =>
                said != "ok"
            ),
            .. await List(
                "pragma foreign_key_check",
                row =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{row.GetString(0)} refers to a row of {row.GetString(2)} that is not there"
                    )
            ),
        ];

    private string Id(DbDataReader row, int column) =>
        (
            postgres
                ? row.GetGuid(column)
                : new Guid(row.GetFieldValue<byte[]>(column), bigEndian: true)
        ).ToString("D");

    private long At(DbDataReader row, int column) =>
        postgres ? Microseconds(row.GetDateTime(column)) : row.GetInt64(column);

    internal static long Microseconds(DateTime utc) => (utc - DateTime.UnixEpoch).Ticks / 10;

    private async Task<List<T>> List<T>(string text, Func<DbDataReader, T> of)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(of(reader));
        }
        return rows;
    }
}
