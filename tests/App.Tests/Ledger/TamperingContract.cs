using Kept.App.Data;
using Kept.App.Ledger;
using Kept.App.Tests.Data;
using NodaTime;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.Ledger;

/// <summary>What is changed past the application is found, and each sort by its own name.</summary>
public abstract class TamperingContract : LedgerHouse
{
    private const string LastFact = "(select fact_id from fact_places order by place desc limit 1)";

    [Fact]
    public async Task An_untouched_ledger_is_sound()
    {
        await TwoPromisesSealed();
        await BenPromises(now + Duration.FromHours(8), words: "Still waits for its seal");

        var report = await Check();

        report.Findings.ShouldBeEmpty();
        report.Seals.ShouldBe(2);
        report.HeadsChecked.ShouldBe(2);
        report.FactsWaiting.ShouldBe(1);
        report.VerdictsChecked.ShouldBe(0);
        report.TextsPresent.ShouldBeGreaterThan(5);
        report.DueEvents.ShouldBe(6);
    }

    [Fact]
    public async Task A_changed_fact_is_found()
    {
        await TwoPromisesSealed();
        await Tamper("update facts set by_kind = 'Customer' where kind = 'promise.noted'");
        (await Found()).ShouldBe(["facts_changed"]);
    }

    [Fact]
    public async Task A_fact_removed_from_the_middle_is_found()
    {
        await TwoPromisesSealed();
        await Tamper("delete from facts where kind = 'customer.met'");
        (await Found()).ShouldBe(["fact_missing", "row_without_facts"]);
    }

    [Fact]
    public async Task A_fact_removed_from_the_middle_with_its_place_is_found()
    {
        await TwoPromisesSealed();
        await Tamper(
            "delete from fact_places where fact_id = (select id from facts where kind = 'customer.met')",
            "delete from facts where kind = 'customer.met'"
        );
        (await Found()).ShouldBe(["place_missing", "row_without_facts"]);
    }

    [Fact]
    public async Task The_last_fact_removed_with_its_place_its_seal_and_every_trace_is_found()
    {
        var promise = await TwoPromisesSealed();
        await Note(promise.Id, "The part is here");
        await Seal();

        await Tamper(
            $"delete from facts where id = {LastFact}",
            $"delete from fact_places where fact_id = {LastFact}",
            "delete from seals where number = 3",
            $"update promises set version = 2 where number = {promise.Number}"
        );

        (await Found()).ShouldBe(["ledger_cut_short"]);
    }

    [Fact]
    public async Task A_removed_end_is_found_with_nothing_but_a_head_written_down()
    {
        await TwoPromisesSealed();
        var head = (await Check()).Head;
        await Tamper(
            "delete from fact_places where seal_number = 2",
            "delete from facts where id not in (select fact_id from fact_places)",
            "delete from seals where number = 2",
            "delete from due_events where subject_id in (select id from promises where number = 1002)",
            "delete from promises where number = 1002"
        );
        File.WriteAllLines(
            Path.Combine(Folder, Heads.FileName),
            File.ReadLines(Path.Combine(Folder, Heads.FileName)).Take(1).ToList()
        );

        (await Found()).ShouldBeEmpty();
        (await Found(head)).ShouldBe(["ledger_cut_short"]);
    }

    [Fact]
    public async Task A_fact_slipped_in_without_a_place_is_found()
    {
        await TwoPromisesSealed();
        await Tamper(
            Insert(version: 3),
            "delete from unsealed",
            "update promises set version = 3 where number = 1002"
        );
        (await Found()).ShouldBe(["fact_without_place"]);
    }

    [Fact]
    public async Task A_fact_slipped_in_with_a_place_is_found()
    {
        await TwoPromisesSealed();
        await Tamper(
            Insert(version: 3),
            "delete from unsealed",
            "insert into fact_places (place, fact_id, seal_number) select max(place) + 1, (select id from facts where version = 3 and kind = 'promise.noted'), 2 from fact_places",
            "update promises set version = 3 where number = 1002"
        );
        (await Found()).ShouldBe(["place_outside"]);
    }

    [Fact]
    public async Task A_changed_row_is_found()
    {
        await TwoPromisesSealed();
        await Tamper("update promises set kind = 'repair' where number = 1002");
        (await Found()).ShouldBe(["row_differs"]);
    }

    [Fact]
    public async Task A_removed_row_and_one_that_follows_from_nothing_are_found()
    {
        await TwoPromisesSealed();
        await Tamper(
            "delete from customers",
            "delete from due_events where step = 'Remind'",
            "update due_events set generation = 7"
        );
        (await Found()).ShouldBe(["due_event_missing", "due_event_without_facts", "row_missing"]);
    }

    [Fact]
    public async Task Removed_words_are_found()
    {
        await TwoPromisesSealed();
        await Tamper("delete from texts where text = 'Bring the keys'");
        var report = await Check();
        report.Findings.Select(finding => finding.Code).ShouldBe(["text_missing"]);
        report.TextsAbsent.ShouldBe(1);
    }

    [Fact]
    public async Task Changed_words_are_found()
    {
        await TwoPromisesSealed();
        await Tamper("update texts set text = 'Bring the key' where text = 'Bring the keys'");
        (await Found()).ShouldBe(["text_changed"]);
    }

    [Fact]
    public async Task A_changed_seal_is_found()
    {
        await TwoPromisesSealed();
        await Tamper("update seals set root = previous where number = 1");
        (await Found()).ShouldBe(["head_differs", "seal_changed", "seal_signature"]);
    }

    [Fact]
    public async Task A_removed_seal_is_found()
    {
        await TwoPromisesSealed();
        await Tamper("delete from seals where number = 1");
        (await Found()).ShouldBe(["place_outside", "seal_missing"]);
    }

    [Fact]
    public async Task A_seal_signed_with_somebody_elses_key_is_found()
    {
        await TwoPromisesSealed();
        var theirs = Path.Combine(Folder, "theirs");
        using var forger = SealingKey.In(theirs);
        var seal = await Store.Read(async db => (await db.FindAsync<SealRow>(2L))!.ToSeal());
        await Tamper(
            $"insert into signing_keys (id, public_key, added_at) select '{forger.Id}', '{forger.PublicKey}', added_at from signing_keys",
            $"update seals set key_id = '{forger.Id}', signature = '{forger.Sign(seal)}' where number = 2"
        );
        (await Found()).ShouldBe(["head_differs", "seal_key_unknown"]);
    }

    [Fact]
    public async Task A_false_signature_is_found()
    {
        await TwoPromisesSealed();
        await Tamper("update seals set signature = (select signature from seals where number = 1)");
        (await Found()).ShouldBe(["head_differs", "seal_signature"]);
    }

    [Fact]
    public async Task A_false_verdict_is_found_by_two_independent_rules()
    {
        await BenPromises(now + Duration.FromHours(6));
        Time.Moment = now + Duration.FromHours(6) + Duration.FromSeconds(1);
        await Clock.RunOnce();
        await Seal();
        await Tamper($"update facts set at = recorded_at where kind = 'promise.broken'");
        (await Found()).ShouldBe([
            "due_event_differs",
            "facts_changed",
            "row_differs",
            "verdict_false",
        ]);
    }

    [Theory]
    [InlineData("update facts set body = '{}'")]
    [InlineData("delete from facts")]
    [InlineData("update seals set root = ''")]
    [InlineData("delete from seals")]
    [InlineData("update fact_places set place = place + 1")]
    [InlineData("delete from fact_places")]
    public async Task The_database_itself_refuses_to_change_or_remove(string statement)
    {
        await TwoPromisesSealed();
        await Should.ThrowAsync<System.Data.Common.DbException>(() => Run(statement));
    }

    protected Task<int> Run(string statement) =>
        Store.Transact(
            (connection, transaction) =>
                connection.Command(Store.Dialect, transaction, statement).Run()
        );

    private string Insert(int version)
    {
        var fresh = Ids.New(now);
        var literal = Store.Dialect.IsPostgres
            ? $"'{fresh}'"
            : $"x'{Convert.ToHexString(fresh.ToByteArray(bigEndian: true))}'";
        return $"""
            insert into facts (id, at, recorded_at, by_kind, by_id, provenance, subject_kind, subject_id, version, kind, body)
            select {literal}, at, recorded_at, by_kind, by_id, provenance, subject_kind, subject_id, {version}, kind, body
            from facts where kind = 'promise.noted'
            """;
    }
}

public sealed class SqliteTampering : TamperingContract
{
    protected override Task<Store> Open() => TestStores.Sqlite(Folder, Time);
}

public sealed class PostgresTampering : TamperingContract
{
    protected override Task<Store> Open() => TestStores.PostgresStore(DatabaseName, Time);

    [Theory]
    [InlineData("truncate facts cascade")]
    [InlineData("truncate seals cascade")]
    [InlineData("truncate fact_places")]
    public async Task The_database_itself_refuses_to_truncate(string statement)
    {
        await TwoPromisesSealed();
        await Should.ThrowAsync<System.Data.Common.DbException>(() => Run(statement));
    }
}
