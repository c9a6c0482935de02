using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Kept.Domain.Ledger;
using Shouldly;
using Xunit;

namespace Kept.App.Tests.Api;

/// <summary>What opens the house and what proves its ledger: tokens, seals, the operator's socket.</summary>
public abstract class TrustApiContract : ApiHouse
{
    [Fact]
    public async Task A_token_is_shown_once_and_opens_nothing_once_revoked_or_its_person_has_left()
    {
        var made = await Admin.Post(
            "/tokens",
            new
            {
                name = "till",
                scope = "write",
                person = Ben,
            },
            key: "till"
        );
        made.Status.ShouldBe(201, made.Text);
        var secret = made["secret"].GetValue<string>();
        var till = Caller(App, secret);
        (await till.Get("/customers")).Status.ShouldBe(200);

        var again = await Admin.Post(
            "/tokens",
            new
            {
                name = "till",
                scope = "write",
                person = Ben,
            },
            key: "till"
        );
        again["token"].ToJsonString().ShouldBe(made["token"].ToJsonString());
        again.Body!["secret"].ShouldBeNull();
        (await Admin.Get("/tokens")).Text.ShouldNotContain(secret[5..]);

        (await Reader.Post("/customers", new { name = "x" })).ShouldRefuse(403, "scope_needed");
        (await till.Get("/tokens")).ShouldRefuse(403, "scope_needed");
        (await Admin.Post($"/tokens/{made["token"]["id"]}/revocation")).Status.ShouldBe(200);
        (await Admin.Post($"/tokens/{made["token"]["id"]}/revocation")).Status.ShouldBe(200);
        (await till.Get("/customers")).ShouldRefuse(401, "token_needed");

        await Admin.Post($"/people/{Ben}/leaving");
        (await AsBensProgram.Get("/customers")).ShouldRefuse(401, "token_needed");
        (
            await Admin.Post(
                "/tokens",
                new
                {
                    name = "x",
                    scope = "read",
                    person = Ben,
                }
            )
        ).ShouldRefuse(404, "person_unknown");
    }

    [Fact]
    public async Task A_fact_is_proved_under_the_head_that_everybody_may_read()
    {
        (await Anonymous.Get("/ledger/head")).ShouldRefuse(404, "ledger_empty");
        var (id, _) = await MadePromise();
        var fact = (await FactsOf(id)).Single().Id;
        (await Reader.Get($"/ledger/proof/{fact}")).ShouldRefuse(409, "not_sealed_yet");
        await Sealer.RunOnce();

        var head = await Anonymous.Get("/ledger/head");
        var proof = await Reader.Get($"/ledger/proof/{fact}");
        proof["seal"]["hash"]!
            .GetValue<string>()
            .ShouldBe(head["seal"]["hash"]!.GetValue<string>());
        var leaf = SHA256.HashData([
            0,
            .. Encoding.UTF8.GetBytes(proof["text"].GetValue<string>()),
        ]);
        Convert.ToHexStringLower(leaf).ShouldBe(proof["leaf"].GetValue<string>());
        var path = proof["path"]
            .AsArray()
            .Select(hash => Convert.FromHexString(hash!.GetValue<string>()))
            .ToList();
        Convert
            .ToHexStringLower(
                MerkleTree.RootFrom(
                    leaf,
                    proof["index"].GetValue<int>(),
                    proof["count"].GetValue<int>(),
                    path
                )!
            )
            .ShouldBe(proof["seal"]["root"]!.GetValue<string>());

        var all = await Reader.All("/ledger", 3);
        all.Select(one => one["place"]!.GetValue<long>())
            .ShouldBe(Enumerable.Range(1, all.Count).Select(place => (long)place));
        all.Count.ShouldBe(head["seal"]["last"]!.GetValue<int>());
        (await Reader.Get("/ledger?after=everything")).ShouldRefuse(422, "cursor_unknown");
        (await Reader.Get($"/ledger/proof/{Guid.NewGuid()}")).ShouldRefuse(404, "fact_unknown");
        (await Reader.Get("/clock/stuck")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_house_is_set_up_once_and_only_by_whoever_runs_the_server()
    {
        var house = new
        {
            organisation = "Other",
            zone = "Europe/Berlin",
            name = "Eve",
            email = "eve@example.com",
            password = "a long enough password",
        };
        (await Admin.Post("/setup", house)).ShouldRefuse(403, "operator_needed");
        using var socket = new HttpClient(
            new SocketsHttpHandler
            {
                ConnectCallback = async (_, stopping) =>
                {
                    var open = new Socket(
                        AddressFamily.Unix,
                        SocketType.Stream,
                        ProtocolType.Unspecified
                    );
                    await open.ConnectAsync(
                        new UnixDomainSocketEndPoint(Path.Combine(Folder, "kept.sock")),
                        stopping
                    );
                    return new NetworkStream(open, ownsSocket: true);
                },
            }
        )
        {
            BaseAddress = new Uri("http://kept"),
        };
        (await socket.Post("/setup", house)).ShouldRefuse(409, "already_set_up");
        (await socket.Get("/tokens")).Status.ShouldBe(200);
    }
}

public sealed class SqliteTrustApi : TrustApiContract
{
    protected override bool OnPostgres => false;
}

public sealed class PostgresTrustApi : TrustApiContract
{
    protected override bool OnPostgres => true;
}
