using Kept.App.Tests.Data;
using Npgsql;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.Api;

/// <summary>What a caller hears when something of ours fails: never how.</summary>
public sealed class FaultyApiTests : ApiHouse
{
    protected override bool OnPostgres => true;

    [Fact]
    public async Task A_fault_is_answered_without_a_word_of_what_failed()
    {
        await Store.Transact(
            async (connection, transaction) =>
            {
                await using var command = connection.CreateCommand();
                command.Transaction = transaction;
                command.CommandText = "drop table customer_words";
                return await command.ExecuteNonQueryAsync();
            }
        );

        var answer = await Reader.Get("/customers?q=brandt");

        answer.ShouldRefuse(500, "fault");
        answer.Text.ShouldNotContain("customer_words");
        answer.Text.ShouldNotContain("Exception");
        (await Reader.Get("/customers")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task While_the_database_is_away_callers_are_told_to_come_back()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Reader.Get("/customers")));
        await using (var admin = new NpgsqlConnection(TestStores.Postgres + ";Pooling=false"))
        {
            await admin.OpenAsync();
            await using var command = admin.CreateCommand();
            command.CommandText =
                $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{DatabaseName}'";
            await command.ExecuteNonQueryAsync();
        }

        var answers = new List<Answer>();
        do
        {
            answers.Add(await Reader.Get("/customers"));
        } while (answers[^1].Status != 200 && answers.Count < 50);

        answers[^1].Status.ShouldBe(200);
        answers.Count.ShouldBeGreaterThan(1);
        foreach (var answer in answers.SkipLast(1))
        {
            answer.ShouldRefuse(503, "unavailable");
            answer.Message.Headers.RetryAfter.ShouldNotBeNull();
        }
    }
}
