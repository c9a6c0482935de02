using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Kept.Domain.Ledger;

/// <summary>A batch of facts, fixed: their place in the one sequence, the root over them, and the chain to the seal before.</summary>
/// <param name="Number">1, 2, 3 … without gaps.</param>
/// <param name="First">The place of the batch's first fact in the sequence; places start at 1 and have no gaps.</param>
/// <param name="Last">The place of its last fact.</param>
/// <param name="At">When it was sealed.</param>
/// <param name="Root">The Merkle root over the facts' leaves, lower-case hex.</param>
/// <param name="Previous">The hash of the seal before, lower-case hex; 64 zeros for the first.</param>
public sealed record Seal(
    long Number,
    long First,
    long Last,
    Instant At,
    string Root,
    string Previous
)
{
    /// <summary>What the first seal names as the one before.</summary>
    public static string Beginning { get; } = new('0', 64);

    /// <summary>SHA-256 over all of the seal, lower-case hex: what is signed and given out as the ledger's head.</summary>
    public string Hash { get; } =
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    FormattableString.Invariant(
                        $"kept-seal-1\n{Number}\n{First}\n{Last}\n{At.ToUnixTimeTicks() / 10}\n{Root}\n{Previous}"
                    )
                )
            )
        );
}

/// <summary>A fact as it lies in the ledger: exactly what is hashed.</summary>
/// <param name="Id">The fact's id.</param>
/// <param name="At">The instant of the act, to the microsecond.</param>
/// <param name="RecordedAt">The database's clock when it was written, to the microsecond.</param>
/// <param name="ByKind">What sort of actor.</param>
/// <param name="ById">Which one, where there is one.</param>
/// <param name="Provenance">Lived here or imported.</param>
/// <param name="SubjectKind">promise, case, customer …</param>
/// <param name="SubjectId">Which one.</param>
/// <param name="Version">1, 2, 3 … within the subject, without gaps.</param>
/// <param name="Kind">The fact's name, as in <see cref="FactNameAttribute"/>.</param>
/// <param name="Body">JSON, byte for byte as written.</param>
public sealed record LedgerFact(
    Guid Id,
    Instant At,
    Instant RecordedAt,
    ActorKind ByKind,
    Guid? ById,
    Provenance Provenance,
    string SubjectKind,
    Guid SubjectId,
    int Version,
    string Kind,
    string Body
)
{
    /// <summary>The text that is hashed.</summary>
    public string Text =>
        FormattableString.Invariant(
            $"kept-fact-1\n{Id:D}\n{At.ToUnixTimeTicks() / 10}\n{RecordedAt.ToUnixTimeTicks() / 10}\n{ByKind}\n{ById:D}\n{Provenance}\n{SubjectKind}\n{SubjectId:D}\n{Version}\n{Kind}\n{Body}"
        );

    /// <summary>The fact's leaf in its batch's Merkle tree.</summary>
    public byte[] Leaf() => MerkleTree.Leaf(Encoding.UTF8.GetBytes(Text));
}
