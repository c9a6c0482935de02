using Kept.App.Api;
using Kept.App.Data;
using Kept.Domain.People;

namespace Kept.App.People;

/// <summary>Members of staff over HTTP.</summary>
public static class PeopleApi
{
    public static void MapPeople(this RouteGroupBuilder api)
    {
        var people = api.MapGroup("/people").WithTags("People");
        people.MapPost("", Add).Begins<PersonJson>("Somebody joins", ApiSetup.Admin);
        people.MapGet("", List).Reads("Members of staff");
        people.MapGet("/{id:guid}", Get).Reads("One member of staff", versioned: true);
        people
            .MapPost("/{id:guid}/leaving", Leave)
            .Acts<PersonJson>(
                "Somebody leaves; refused while they own what is owed",
                ApiSetup.Admin
            );
        people
            .MapPost("/{id:guid}/duty", Duty)
            .Acts<PersonJson>("Somebody is off duty, or back on", ApiSetup.Admin);
        people
            .MapPost("/{id:guid}/deputy", Deputy)
            .Acts<PersonJson>("Who stands in while they are off duty", ApiSetup.Admin);
    }

    private static Task<IResult> Add(HttpContext http, ApiAct act, AddPersonJson body) =>
        act.Run(
            http,
            body,
            async scope =>
            {
                var area = await scope.Db.AreaId(body.Area);
                var row = await AddPerson.Run(scope, body.Name, body.Email, body.Role, area);
                return ApiAnswer.Created(
                    $"{ApiSetup.Root}/people/{row.Id}",
                    PersonJson.Of(row),
                    row.Version
                );
            }
        );

    /// <param name="active">Only who works here, or only who has left.</param>
    /// <param name="area">The area's id or key.</param>
    /// <param name="after">What the page before gave as next.</param>
    /// <param name="limit">1 to 200; 50 unless said otherwise.</param>
    internal static Task<Page<PersonJson>> List(
        Store store,
        bool? active,
        string? area,
        string? after,
        int? limit
    ) => store.Read(db => db.People(active, area, after, Paging.Limit(limit)));

    private static async Task<PersonJson> Get(HttpContext http, Store store, Guid id)
    {
        var row = await store.Read(db => db.Person(id)) ?? throw new PersonUnknown();
        http.SetVersion(row.Version);
        return PersonJson.Of(row);
    }

    private static Task<IResult> Leave(HttpContext http, ApiAct act, Guid id) =>
        Change(http, act, null, id, scope => LeavePerson.Run(scope, id));

    private static Task<IResult> Duty(HttpContext http, ApiAct act, Guid id, DutyJson body) =>
        Change(http, act, body, id, scope => ChangeDuty.Run(scope, id, body.OnDuty, body.Until));

    private static Task<IResult> Deputy(HttpContext http, ApiAct act, Guid id, DeputyJson body) =>
        Change(http, act, body, id, scope => NameDeputy.Run(scope, id, body.Deputy));

    private static Task<IResult> Change(
        HttpContext http,
        ApiAct act,
        object? body,
        Guid id,
        Func<WriteScope, Task<PersonRow>> change
    ) =>
        act.Run(
            http,
            body,
            async scope =>
            {
                http.MustMatch((await scope.LockPerson(id)).Version);
                var row = await change(scope);
                return ApiAnswer.Ok(PersonJson.Of(row), row.Version);
            }
        );
}
