using Kept.App.Access;
using Kept.App.Data;
using Kept.App.Import;
using Kept.App.Ledger;

namespace Kept.App.Commands;

/// <summary>A head kept elsewhere, as its line.</summary>
internal sealed record VerifyJson(string? Head = null);

/// <summary>Where to write the backup: a whole path on this machine.</summary>
internal sealed record BackupJson(string File);

/// <summary>What to import: whole paths on this machine.</summary>
internal sealed record ImportIncidentsJson(
    string File,
    string? Targets = null,
    string? Zone = null
);

/// <summary>What only whoever runs the server may ask, over the data folder's socket; for everybody else it is not there.</summary>
public static class OperatorApi
{
    public static void MapOperator(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/operator").AllowAnonymous().ExcludeFromDescription();
        group.AddEndpointFilter(
            async (context, next) =>
                context.HttpContext.Features.Get<OperatorConnection>() is null
                    ? Results.NotFound()
                    : await next(context)
        );
        group.MapPost("/verify", Verify);
        group.MapPost("/backup", Backup);
        group.MapPost("/imports/incidents", ImportIncidents);
    }

    private static Task<IResult> Verify(
        HttpContext http,
        Store store,
        ServeSettings settings,
        VerifyJson body
    ) =>
        Telling.Run(
            http,
            async (tell, _) =>
                await Ledger.Verify.Run(
                    store,
                    new Witness(settings.Data, body.Head is { } line ? Head.Parse(line) : null),
                    settings.Loops ? await store.Now() : null,
                    tell.Of<long>(facts => new Told(facts, null, $"{facts} facts"))
                )
        );

    private static Task<IResult> Backup(
        HttpContext http,
        Store store,
        ServeSettings settings,
        BackupJson body
    ) =>
        Telling.Run(
            http,
            async (_, stop) => await Data.Backup.To(store, settings.Data, body.File, stop)
        );

    private static Task<IResult> ImportIncidents(
        HttpContext http,
        Store store,
        Clock.Clock clock,
        ImportIncidentsJson body
    ) =>
        Telling.Run(
            http,
            async (tell, stop) =>
            {
                await using var csv = File.OpenRead(body.File);
                var targets = body.Targets is { } file
                    ? await File.ReadAllTextAsync(file, stop)
                    : IncidentTargets.Default;
                var import = new ImportIncidents(store, clock, new IncidentSettings(body.Zone));
                return await import.Run(
                    csv,
                    targets,
                    tell.Of<ImportProgress>(far => new Told(
                        far.Done,
                        far.Total,
                        $"replaying {far.At.InUtc().Date:uuuu-MM-dd}"
                    )),
                    stop
                );
            }
        );
}
