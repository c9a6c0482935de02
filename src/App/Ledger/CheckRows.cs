using Kept.App.Clock;

namespace Kept.App.Ledger;

/// <summary>The rows of a table against those that the facts make.</summary>
internal sealed class CheckRows(SubjectKind kind, ProjectedTable table, VerifyReport report)
{
    public void Run(IEnumerable<object> expected, IReadOnlyCollection<object> stored)
    {
        report.Rows += stored.Count;
        if (table.RowType == typeof(DueEventRow))
        {
            report.DueEvents += stored.Count;
        }
        var left = stored.ToDictionary(table.KeyOf);
        foreach (var row in expected)
        {
            var subject = table.SubjectOf(row);
            if (!left.Remove(table.KeyOf(row), out var found))
            {
                report.Found(
                    Code("missing"),
                    $"The facts of {kind.Name} {subject} make a row in {table.Name}, but it is not there.",
                    subject
                );
            }
            else if (table.Difference(row, found) is { } column)
            {
                report.Found(
                    Code("differs"),
                    $"The row of {kind.Name} {subject} in {table.Name} is not what its facts make: {column} differs.",
                    subject
                );
            }
        }
        foreach (var row in left.Values)
        {
            report.Found(
                Code("without_facts"),
                $"A row in {table.Name} of {kind.Name} {table.SubjectOf(row)} does not follow from any fact.",
                table.SubjectOf(row)
            );
        }
    }

    private string Code(string what) =>
        table.RowType == typeof(DueEventRow) ? $"due_event_{what}" : $"row_{what}";
}
