using Kept.App.Shell;
using NodaTime;

namespace Kept.App.Access;

/// <param name="Secret">From the one-time link; it comes back with the form.</param>
public sealed record SetUpView(
    string Secret,
    SetUpTyped Typed,
    Faults Faults,
    IReadOnlyList<string> Zones
)
{
    public static SetUpView Empty(string secret) => new(secret, new(), Faults.None, AllZones);

    public static IReadOnlyList<string> AllZones { get; } =
    [
        .. DateTimeZoneProviders
            .Tzdb.Ids.Where(id =>
                id.Contains('/', StringComparison.Ordinal)
                && !id.StartsWith("Etc/", StringComparison.Ordinal)
            )
            .Prepend("UTC"),
    ];
}

/// <summary>The fields of the form as they were typed. A refused password is not among them: it is typed again.</summary>
public sealed record SetUpTyped
{
    public string? Organisation { get; init; }

    /// <summary>Null lets the browser guess.</summary>
    public string? Zone { get; init; }
    public string? Name { get; init; }
    public string? Email { get; init; }
    public string Opens { get; init; } = "09:00";
    public string Closes { get; init; } = "17:00";
    public IReadOnlyList<IsoDayOfWeek> Days { get; init; } =
    [
        IsoDayOfWeek.Monday,
        IsoDayOfWeek.Tuesday,
        IsoDayOfWeek.Wednesday,
        IsoDayOfWeek.Thursday,
        IsoDayOfWeek.Friday,
    ];
}
