using Kept.App.Data;
using Kept.Domain.Ledger;

namespace Kept.App.Ledger;

/// <summary>The keys that seals name: whether they are known outside the database, and whether their signatures hold.</summary>
internal sealed class SealKeys : IDisposable
{
    private readonly Dictionary<string, string> named;
    private readonly IReadOnlyDictionary<string, string>? known;
    private readonly Signatures signatures = new();
    private readonly HashSet<string> unknown = new(StringComparer.Ordinal);
    private readonly VerifyReport report;

    private SealKeys(
        Dictionary<string, string> named,
        IReadOnlyDictionary<string, string>? known,
        VerifyReport report
    )
    {
        this.named = named;
        this.known = known;
        this.report = report;
    }

    public static async Task<SealKeys> Of(Snapshot snapshot, Witness witness, VerifyReport report)
    {
        var rows = await snapshot
            .Command("select id, public_key from signing_keys")
            .List(row => (Id: row.GetString(0), Key: row.GetString(1)));
        return new SealKeys(
            rows.ToDictionary(row => row.Id, row => row.Key, StringComparer.Ordinal),
            witness.Keys(),
            report
        );
    }

    public void Check(SealRow row, Seal seal)
    {
        var key = (known ?? named).GetValueOrDefault(row.KeyId);
        if (key is null)
        {
            if (unknown.Add(row.KeyId))
            {
                report.Found(
                    "seal_key_unknown",
                    $"From seal {row.Number} on there are seals signed with key {row.KeyId}, which is none of this house's."
                );
            }
        }
        else if (!signatures.Hold(key, seal, row.Signature))
        {
            report.Found("seal_signature", $"The signature of seal {row.Number} is false.");
        }
    }

    public void Dispose() => signatures.Dispose();
}
