using Kept.App.Api;
using Kept.App.Data;
using Kept.Domain;

namespace Kept.App.Access;

/// <summary>Access tokens over HTTP, and the very first act over the operator's socket.</summary>
public static class TokenApi
{
    public static void MapTokens(this RouteGroupBuilder api)
    {
        var tokens = api.MapGroup("/tokens")
            .WithTags("Tokens")
            .RequireAuthorization(ApiSetup.Admin);
        tokens
            .MapPost("", Create)
            .Begins<CreatedTokenJson>("Make a token; its secret is shown once", ApiSetup.Admin);
        tokens.MapGet("", List).Reads("Tokens, without their secrets");
        tokens
            .MapPost("/{id:guid}/revocation", Revoke)
            .Acts<TokenJson>("It opens nothing any more", ApiSetup.Admin, ifMatch: false);
    }

    public static void MapSetUp(this RouteGroupBuilder api) =>
        api.MapPost("/setup", SetUpHouse)
            .WithTags("Set-up")
            .Begins<HouseSetUpJson>(
                "Set the house up; only over the data folder's own socket",
                ApiSetup.Admin
            );

    private static Task<IResult> Create(HttpContext http, ApiAct act, CreateTokenJson body) =>
        act.Run(
            http,
            body,
            async scope =>
            {
                var (row, secret) = await Access.Tokens.Create(
                    scope,
                    body.Name,
                    body.Scope,
                    body.Person
                );
                var token = TokenJson.Of(row);
                return new ApiAnswer(
                    StatusCodes.Status201Created,
                    new CreatedTokenJson(token, null),
                    Shown: new CreatedTokenJson(token, secret)
                );
            }
        );

    /// <param name="after">What the page before gave as next.</param>
    /// <param name="limit">1 to 200; 50 unless said otherwise.</param>
    internal static Task<Page<TokenJson>> List(Store store, string? after, int? limit) =>
        store.Read(db => db.Tokens(after, Paging.Limit(limit)));

    private static Task<IResult> Revoke(HttpContext http, ApiAct act, Guid id) =>
        act.Run(
            http,
            null,
            async scope =>
            {
                var row = await scope.Db.Token(id);
                row.RevokedAt ??= await scope.Now();
                return new ApiAnswer(StatusCodes.Status200OK, TokenJson.Of(row));
            }
        );

    private static Task<IResult> SetUpHouse(
        HttpContext http,
        ApiAct act,
        SetUp setUp,
        SetUpJson body
    )
    {
        if (http.Features.Get<OperatorConnection>() is null)
        {
            throw new OperatorNeeded();
        }
        return act.Run(
            http,
            body with
            {
                Password = "",
            },
            async scope =>
            {
                var account = await setUp.Run(
                    scope,
                    new SetUpWish(
                        body.Organisation,
                        body.Zone,
                        body.Name,
                        body.Email,
                        body.Password,
                        body.Week
                    )
                );
                return new ApiAnswer(
                    StatusCodes.Status201Created,
                    new HouseSetUpJson(body.Organisation.Trim(), account.PersonId, account.Email!)
                );
            }
        );
    }
}

/// <summary>Only whoever runs the server may do this.</summary>
public sealed class OperatorNeeded()
    : Refusal(
        "operator_needed",
        "Only whoever runs the server may do this, over the socket in its data folder.",
        RefusalKind.Forbidden
    );
