using Kept.App.Calendars;
using Kept.App.Cases;
using Kept.App.Clock;
using Kept.App.Customers;
using Kept.App.People;
using Kept.App.Promises;
using Kept.Domain.Calendars;
using Kept.Domain.Cases;
using Kept.Domain.Customers;
using Kept.Domain.People;
using Kept.Domain.Promises;

namespace Kept.App.Ledger;

/// <summary>How the facts of one kind of subject become rows: what verify compares with and a rebuild writes.</summary>
/// <param name="Name">The kind, as facts name it.</param>
/// <param name="Tables">Where its rows are.</param>
/// <param name="Rows">The rows that a history makes.</param>
public sealed record SubjectKind(
    string Name,
    IReadOnlyList<ProjectedTable> Tables,
    Func<SubjectHistory, IEnumerable<object>> Rows
)
{
    /// <summary>Calendars come first: promises reckon by them.</summary>
    public static IReadOnlyList<SubjectKind> All { get; } =
    [
        new(
            CalendarTable.Subject,
            [new ProjectedTable<CalendarRow>("calendars", "calendar_id", row => row.Id)],
            CalendarRows
        ),
        new(
            OrganisationTable.Subject,
            [new ProjectedTable<OrganisationRow>("organisation", "id", row => row.Id)],
            OrganisationRows
        ),
        new(
            PeopleTables.AreaSubject,
            [new ProjectedTable<AreaRow>("areas", "id", row => row.Id)],
            AreaRows
        ),
        new(
            PeopleTables.PersonSubject,
            [new ProjectedTable<PersonRow>("people", "id", row => row.Id)],
            PersonRows
        ),
        new(
            CustomerTable.Subject,
            [new ProjectedTable<CustomerRow>("customers", "id", row => row.Id)],
            CustomerRows
        ),
        new(
            CaseTables.Subject,
            [
                new ProjectedTable<CaseRow>("cases", "id", row => row.Id),
                new ProjectedTable<MessageRow>("messages", "case_id", row => row.Id),
            ],
            CaseRows
        ),
        new(
            PromiseTable.Subject,
            [
                new ProjectedTable<PromiseRow>("promises", "id", row => row.Id),
                new ProjectedTable<DueEventRow>(
                    "due_events",
                    "subject_id",
                    row => (row.SubjectId, row.Step, row.Generation),
                    $"subject_kind = '{PlannedEvents.SubjectKind}'",
                    nameof(DueEventRow.RunAt),
                    nameof(DueEventRow.Tries),
                    nameof(DueEventRow.StuckAt),
                    nameof(DueEventRow.Problem)
                ),
            ],
            PromiseRows
        ),
    ];

    private static IEnumerable<object> CalendarRows(SubjectHistory history) =>
        history.Facts.Select(
            (fact, index) => CalendarTable.RowOf(history.Id, index + 1, (CalendarSet)fact)
        );

    private static IEnumerable<object> OrganisationRows(SubjectHistory history)
    {
        yield return OrganisationTable.RowOf(history.Id, history.First<OrganisationSetUp>());
    }

    private static IEnumerable<object> AreaRows(SubjectHistory history)
    {
        var first = Area.From(history.Id, history.First<AreaOpened>());
        yield return new AreaRow { Id = history.Id }.Set(
            history.Later<AreaFact>().Aggregate(first, (area, fact) => area.After(fact))
        );
    }

    private static IEnumerable<object> PersonRows(SubjectHistory history)
    {
        var joined = history.First<PersonJoined>();
        var person = history
            .Later<PersonFact>()
            .Aggregate(Person.From(history.Id, joined), (person, fact) => person.After(fact));
        yield return new PersonRow
        {
            Id = history.Id,
            Name = history.Said(joined.Name),
            Email = history.MaybeSaid(joined.Email),
        }.Set(person);
    }

    private static IEnumerable<object> CustomerRows(SubjectHistory history)
    {
        var met = history.First<CustomerMet>();
        yield return new CustomerRow { Id = history.Id }.Set(
            Customer.From(history.Id, met),
            history.Said(met.Name),
            history.MaybeSaid(met.Email),
            history.MaybeSaid(met.Phone)
        );
    }

    private static IEnumerable<object> CaseRows(SubjectHistory history)
    {
        var first = Case.From(history.Id, history.First<CaseOpened>());
        var later = history.Later<CaseFact>();
        yield return new CaseRow { Id = history.Id }.Set(
            later.Aggregate(first, (opened, fact) => opened.After(fact))
        );
        foreach (var added in later.OfType<CaseMessageAdded>())
        {
            yield return MessageRow.Of(history.Id, added);
        }
    }

    private static IEnumerable<object> PromiseRows(SubjectHistory history)
    {
        var promise = Promise.From(history.Id, history.First<PromiseMade>());
        var hours = history.Hours(promise.Terms.Calendar);
        var row = new PromiseRow
        {
            Id = history.Id,
            Provenance = history.Provenance,
            Lane = history.Lane,
        };
        row.Set(promise, promise.NextStep(hours));
        foreach (var fact in history.Later<PromiseFact>())
        {
            promise = promise.After(fact);
            row.Set(promise, promise.NextStep(hours));
        }
        return [row, .. row.Planned().Rows()];
    }
}
