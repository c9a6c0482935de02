using System.Reflection;
using Kept.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Kept.App.Ledger;

/// <summary>A table whose rows follow from facts.</summary>
/// <param name="name">The table.</param>
/// <param name="subject">The column that names the subject.</param>
/// <param name="rowType">The row's type.</param>
public abstract class ProjectedTable(string name, string subject, Type rowType)
{
    public string Name { get; } = name;

    public string Subject { get; } = subject;

    public Type RowType { get; } = rowType;

    /// <summary>Which rows of the table follow from facts, as SQL; null for all.</summary>
    public string? Only { get; protected init; }

    /// <summary>What tells one row from another.</summary>
    public abstract object KeyOf(object row);

    public abstract Guid SubjectOf(object row);

    /// <summary>The rows whose subject lies after one and not after another; null for no limit.</summary>
    public abstract Task<List<object>> Between(KeptDb db, Guid? after, Guid? to);

    /// <summary>The first column in which two rows differ, or null.</summary>
    public abstract string? Difference(object expected, object actual);
}

/// <summary>A table whose rows of one type follow from facts.</summary>
public sealed class ProjectedTable<TRow> : ProjectedTable
    where TRow : class
{
    private readonly Func<TRow, object> key;
    private readonly PropertyInfo subjectProperty;
    private readonly PropertyInfo[] compared;

    /// <param name="name">The table.</param>
    /// <param name="subject">The column that names the subject.</param>
    /// <param name="key">What tells one row from another.</param>
    /// <param name="only">Which rows of the table follow from facts, as SQL.</param>
    /// <param name="aside">Properties that no fact says: how often it was tried and the like.</param>
    public ProjectedTable(
        string name,
        string subject,
        Func<TRow, object> key,
        string? only = null,
        params IReadOnlyCollection<string> aside
    )
        : base(name, subject, typeof(TRow))
    {
        this.key = key;
        Only = only;
        var properties = typeof(TRow).GetProperties();
        subjectProperty = properties.Single(property =>
            property.Name.Equals(
                subject.Replace("_", "", StringComparison.Ordinal),
                StringComparison.OrdinalIgnoreCase
            )
        );
        compared =
        [
            .. properties.Where(property => !aside.Contains(property.Name, StringComparer.Ordinal)),
        ];
    }

    public override object KeyOf(object row) => key((TRow)row);

    public override Guid SubjectOf(object row) => (Guid)subjectProperty.GetValue(row)!;

    public override async Task<List<object>> Between(KeptDb db, Guid? after, Guid? to)
    {
        List<string> conditions = [];
        List<object> limits = [];
        Add(Only);
        Limit(">", after);
        Limit("<=", to);
        var where = conditions.Count == 0 ? "" : " where " + string.Join(" and ", conditions);
        var rows = await db.Set<TRow>()
            .FromSqlRaw($"select * from {Name}{where}", [.. limits])
            .AsNoTracking()
            .ToListAsync();
        return [.. rows];

        void Limit(string compares, Guid? id)
        {
            if (id is { } limit)
            {
                Add($"{Subject} {compares} {{{limits.Count}}}");
                limits.Add(db.Dialect.Stored(limit));
            }
        }

        void Add(string? condition)
        {
            if (condition is not null)
            {
                conditions.Add(condition);
            }
        }
    }

    public override string? Difference(object expected, object actual) =>
        compared
            .FirstOrDefault(property =>
                !Equals(property.GetValue(expected), property.GetValue(actual))
            )
            ?.Name;
}
