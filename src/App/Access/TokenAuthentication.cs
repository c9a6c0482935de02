using System.Security.Claims;
using System.Text.Encodings.Web;
using Kept.App.Data;
using Kept.App.People;
using Kept.Domain.Ledger;
using Kept.Domain.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kept.App.Access;

/// <summary>Marks a connection over the data folder's own socket: whoever may open that file runs the server.</summary>
public sealed record OperatorConnection;

/// <summary>Who calls the API: an access token, or the operator over the data folder's socket. Read afresh for each request.</summary>
public sealed class TokenAuthentication(
    Store store,
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Token";
    internal const string ScopeClaim = "scope";
    internal const string TokenClaim = "token";
    internal const string PersonClaim = "person";
    internal const string SupervisorClaim = "supervisor";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.Features.Get<OperatorConnection>() is not null)
        {
            return Success(new Claim(ScopeClaim, nameof(TokenScope.Admin)));
        }
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }
        var hash = Tokens.HashOf(header["Bearer ".Length..].Trim());
        await using var db = await store.Read();
        var token = await db.Set<TokenRow>()
            .SingleOrDefaultAsync(row => row.Hash == hash && row.RevokedAt == null);
        if (token is null)
        {
            return AuthenticateResult.Fail("no such token");
        }
        var claims = new List<Claim>
        {
            new(ScopeClaim, token.Scope.ToString()),
            new(TokenClaim, token.Id.ToString()),
        };
        if (token.PersonId is { } id)
        {
            if (await db.Person(id) is not { Active: true } person)
            {
                return AuthenticateResult.Fail("its person has left");
            }
            claims.Add(new Claim(PersonClaim, id.ToString()));
            if (person.Role >= Role.Supervisor)
            {
                claims.Add(new Claim(SupervisorClaim, "true"));
            }
        }
        else if (token.Scope == TokenScope.Admin)
        {
            claims.Add(new Claim(SupervisorClaim, "true"));
        }
        return Success([.. claims]);
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        await Api
            .Problems.Of(
                StatusCodes.Status401Unauthorized,
                "token_needed",
                "Send a valid access token: Authorization: Bearer …"
            )
            .ExecuteAsync(Context);
    }

    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        await Api
            .Problems.Of(
                StatusCodes.Status403Forbidden,
                "scope_needed",
                "This token may not do that."
            )
            .ExecuteAsync(Context);

    private AuthenticateResult Success(params Claim[] claims) =>
        AuthenticateResult.Success(
            new AuthenticationTicket(
                new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name)),
                Scheme.Name
            )
        );
}

/// <summary>Who acts, as the API knows them.</summary>
public static class Callers
{
    public static Actor Actor(this HttpContext http)
    {
        var user = http.User;
        var supervisor = user.HasClaim(TokenAuthentication.SupervisorClaim, "true");
        if (Guid.TryParse(user.FindFirstValue(TokenAuthentication.PersonClaim), out var person))
        {
            return new Actor(ActorKind.Person, person, supervisor);
        }
        return Guid.TryParse(user.FindFirstValue(TokenAuthentication.TokenClaim), out var token)
            ? new Actor(ActorKind.Token, token, supervisor)
            : Domain.Ledger.Actor.Operator;
    }

    /// <summary>Whose idempotency keys these are.</summary>
    public static string Caller(this HttpContext http) =>
        http.User.FindFirstValue(TokenAuthentication.TokenClaim) ?? "operator";
}
