using Kept.App.Data;
using Kept.App.Ledger;
using Kept.App.Promises;
using Kept.App.Tests.Data;
using Kept.Bench.Auditor;
using Kept.Domain.Promises;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Kept.App.Tests.Faults;

/// <summary>A database in which nothing is wrong: one promise kept, one broken and escalated, one still open.</summary>
public sealed class HealthyHouse : TestHouse
{
    private readonly List<Acknowledged> log = [];

    public IReadOnlyList<Acknowledged> Log => log;

    /// <summary>The moment to judge by, in the auditor's own count.</summary>
    public long AsOf => Time.Moment.ToUnixTimeTicks() / 10;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var kept = await BenPromises(now + Duration.FromHours(4), words: "kept");
        await BenPromises(now + Duration.FromHours(3), words: "broken");
        await BenPromises(now + Duration.FromDays(20), words: "open");
        Time.Moment = now + Duration.FromHours(1);
        await Do(
            kept.Id,
            AsBen,
            (scope, row) => KeepPromise.Run(scope, row, new EvidenceWish(EvidenceKind.Said))
        );
        foreach (var hours in (int[])[2, 3, 4, 26, 30, 50])
        {
            Time.Moment = now + Duration.FromHours(hours);
            while (await Clock.RunOnce() > 0) { }
        }
        using var key = SealingKey.In(Folder);
        await new Sealer(Store, key, new Heads(Folder)).RunOnce();
        await Answered("make", "key-1", kept.Id, "kept", "open");
        await Answered("keep", "key-2", kept.Id, "kept", "kept");
    }

    /// <summary>A copy that somebody has been at.</summary>
    public async Task<Seen> After(string planting)
    {
        var file = Path.Combine(Folder, $"{Guid.NewGuid():N}.db");
        await ((SqliteStore)Store).Exclusively(writer => Run(writer, $"vacuum into '{file}'"));
        await using var copy = new SqliteConnection(
            $"Data Source={file};Pooling=false;Foreign Keys=false"
        );
        await copy.OpenAsync();
        var triggers = new List<string>();
        await using (var command = copy.CreateCommand())
        {
            command.CommandText = "select name from sqlite_master where type = 'trigger'";
            await using var names = await command.ExecuteReaderAsync();
            while (await names.ReadAsync())
            {
                triggers.Add($"drop trigger {names.GetString(0)};");
            }
        }
        Run(copy, string.Concat(triggers) + "pragma ignore_check_constraints = on;" + planting);
        return await Reading.Sqlite(file);
    }

    protected override Task<Store> Open() => TestStores.Sqlite(Folder, Time);

    private async Task Answered(string act, string key, Guid promise, string words, string state)
    {
        log.Add(new Acknowledged(act, key, $"{promise:D}", words, state));
        await ((SqliteStore)Store).Exclusively(writer =>
            Run(
                writer,
                $$"""insert into idempotency_keys values ('t', '{{key}}', '', 200, '', '{"id":"{{promise:D}}"}', 0)"""
            )
        );
    }

    private static bool Run(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
        return true;
    }
}
