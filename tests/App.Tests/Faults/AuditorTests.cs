using Kept.Bench.Auditor;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.Faults;

/// <summary>The auditor finds nothing in a healthy database, and each thing that is planted.</summary>
public sealed class AuditorTests(HealthyHouse house) : IClassFixture<HealthyHouse>
{
    private const string Kept = "(select subject_id from facts where kind = 'promise.kept')";

    private const string Again =
        "insert into facts select randomblob(16), at, recorded_at, by_kind, by_id, provenance, subject_kind, subject_id, version + 100, kind, body from facts where kind = ";

    [Fact]
    public async Task A_healthy_database_has_no_findings()
    {
        var seen = await house.After("");

        Audit.Of(seen, house.Log, house.AsOf).ShouldBeEmpty();
        seen.Facts.ShouldContain(fact => fact.Kind == "promise.escalated");
        seen.Outbox.ShouldNotBeEmpty();
        seen.Seals.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(
        "acknowledged",
        "an answer is lost",
        "delete from idempotency_keys where key = 'key-1'"
    )]
    [InlineData("acknowledged", "a promise is lost", "delete from promises where id = " + Kept)]
    [InlineData("acknowledged", "a promise is there twice", "update texts set text = 'kept'")]
    [InlineData(
        "acknowledged",
        "a keeping is lost",
        "delete from facts where kind = 'promise.kept'"
    )]
    [InlineData("acknowledged", "a keeping was done twice", Again + "'promise.kept'")]
    [InlineData(
        "verdict",
        "a due promise without a verdict",
        "delete from facts where kind = 'promise.broken'"
    )]
    [InlineData("verdict", "two verdicts", Again + "'promise.broken'")]
    [InlineData(
        "verdict",
        "broken before due",
        "update facts set recorded_at = at where kind = 'promise.broken'"
    )]
    [InlineData(
        "verdict",
        "broken at another moment",
        "update facts set at = at + 1 where kind = 'promise.broken'"
    )]
    [InlineData(
        "verdict",
        "kept after due",
        "update facts set at = at + 86400000000 where kind = 'promise.kept'"
    )]
    [InlineData(
        "verdict",
        "kept before it was made",
        "update facts set at = at - 86400000000 where kind = 'promise.kept'"
    )]
    [InlineData(
        "verdict",
        "a row says otherwise",
        "update promises set verdict = 'Kept' where verdict = 'Broken'"
    )]
    [InlineData(
        "due moved",
        "a due moment moved",
        "update promises set due = due + 1 where verdict = 'Broken'"
    )]
    [InlineData(
        "versions",
        "a version is missing",
        "update facts set version = version + 1 where kind = 'promise.kept'"
    )]
    [InlineData(
        "versions",
        "a row is behind its facts",
        "update promises set version = version - 1"
    )]
    [InlineData("versions", "a promise has no row", "delete from promises where verdict = 'Open'")]
    [InlineData("step", "reminded twice", Again + "'promise.reminded'")]
    [InlineData(
        "step",
        "reminded too early",
        "update facts set recorded_at = recorded_at - 86400000000 where kind = 'promise.reminded'"
    )]
    [InlineData(
        "step",
        "an escalation is left out",
        "update facts set body = replace(body, '\"count\":1', '\"count\":2') where kind = 'promise.escalated'"
    )]
    [InlineData(
        "step",
        "escalated before it was late",
        "update facts set recorded_at = 0 where kind = 'promise.escalated'"
    )]
    [InlineData(
        "outbox",
        "told twice",
        "create table o as select * from outbox; drop table outbox; alter table o rename to outbox; insert into outbox select randomblob(16), person_id, promise_id, step, generation, created_at, seen_at from outbox limit 1"
    )]
    [InlineData("due events", "no verdict waits", "delete from due_events where step = 'verdict'")]
    [InlineData(
        "due events",
        "a verdict waits at another moment",
        "update due_events set due_at = due_at + 1 where step = 'verdict'"
    )]
    [InlineData(
        "due events",
        "a verdict waits that was given",
        "insert into due_events (subject_kind, subject_id, step, generation, due_at, run_at) select 'promise', id, 'verdict', 0, due, due from promises where verdict = 'Kept'"
    )]
    [InlineData(
        "due events",
        "a step of before waits",
        "update due_events set generation = generation + 1 where step <> 'verdict'"
    )]
    [InlineData("due events", "something is stuck", "update due_events set stuck_at = 1")]
    [InlineData(
        "due events",
        "something waits for nobody",
        "update due_events set subject_id = randomblob(16) where step = 'verdict'"
    )]
    [InlineData(
        "places",
        "a gap in the sequence",
        "update fact_places set place = place + 1 where place = (select max(place) from fact_places)"
    )]
    [InlineData(
        "places",
        "a fact without a place",
        "delete from fact_places where place = (select max(place) from fact_places)"
    )]
    [InlineData(
        "places",
        "a fact with a place that also waits",
        "insert into unsealed select fact_id from fact_places limit 1"
    )]
    [InlineData(
        "places",
        "a place for nothing",
        "delete from facts where id = (select fact_id from fact_places where place = 1)"
    )]
    [InlineData(
        "seals",
        "another body",
        "update facts set body = body || ' ' where kind = 'promise.kept'"
    )]
    [InlineData(
        "seals",
        "two facts change places",
        "update fact_places set fact_id = case place when 1 then (select fact_id from fact_places where place = 2) else fact_id end; update fact_places set fact_id = (select id from facts where id not in (select fact_id from fact_places)) where place = 2"
    )]
    [InlineData("seals", "another root", "update seals set root = previous where number = 1")]
    [InlineData("seals", "another chain", "update seals set previous = hash where number = 1")]
    [InlineData(
        "seals",
        "sealed at another moment",
        "update seals set at = at + 1 where number = 1"
    )]
    [InlineData(
        "seals",
        "the last seal is gone",
        "delete from seals where number = (select max(number) from seals)"
    )]
    [InlineData("damage", "a row refers to nothing", "delete from customers")]
    public async Task What_is_planted_is_found(string rule, string what, string planting)
    {
        var seen = await house.After("pragma foreign_keys = off;" + Loose + planting);

        Audit.Of(seen, house.Log, house.AsOf).ShouldContain(finding => finding.Rule == rule, what);
    }

    /// <summary>Whoever can write past the program can write past its unique places as well.</summary>
    private const string Loose =
        "create table p as select * from fact_places; drop table fact_places; alter table p rename to fact_places;";
}
