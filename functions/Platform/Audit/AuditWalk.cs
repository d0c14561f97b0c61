using Azure.Data.Tables;

namespace SertiKesos.Platform.Audit;

/// <summary>What is wrong with a chain.</summary>
internal enum AuditFault
{
    /// <summary>A record does not match its hash.</summary>
    Changed,

    /// <summary>A record is not there although later ones, or the head, say that it was written.</summary>
    Removed,

    /// <summary>A record does not follow from the one before it: put in, replaced, or in another's place.</summary>
    Inserted,

    /// <summary>The head is gone or cannot be read.</summary>
    HeadMissing,

    /// <summary>The head names an older record, or another one, than the newest in the chain.</summary>
    HeadChanged,

    /// <summary>The chain does not hold the record that was anchored.</summary>
    AnchorMissing,
}

/// <summary>The first record that is not as it was written, by its place in the chain.</summary>
internal sealed record AuditBreak(AuditFault Fault, long Sequence);

/// <summary>What a verification found: a whole chain, with its newest hash, or the first break.</summary>
internal sealed record AuditVerdict(string Scope, long Count, string? Hash, AuditBreak? Break)
{
    public bool IsWhole => Break is null;
}

/// <summary>Follows one chain, record by record.</summary>
internal sealed class AuditWalk(string scope, AuditHead? head, AuditHead? anchor)
{
    private long _count;
    private string _hash = AuditHash.Start;
    private AuditBreak? _break;

    public AuditVerdict Verdict => new(scope, _count, _count == 0 ? null : _hash, _break);

    /// <summary>Whether records came after the one that the head named when the walk began.</summary>
    public bool IsAhead => _count > (head?.Sequence ?? 0);

    /// <summary>False as soon as the chain is broken.</summary>
    public bool Take(TableEntity row)
    {
        var expected = _count + 1;
        if (string.CompareOrdinal(row.RowKey, AuditRows.RecordKey(expected)) is not 0 and var order)
        {
            return Fail(order > 0 ? AuditFault.Removed : AuditFault.Inserted, expected);
        }

        AuditRecord record;
        try
        {
            record = AuditRows.ReadRecord(row);
        }
        catch (InvalidDataException)
        {
            return Fail(AuditFault.Changed, expected);
        }

        // Its own hash first: a record that is whole but does not belong here was put here.
        if (AuditHash.Of(record.Scope, record.Sequence, record.At, record.Entry, record.Previous) != record.Hash)
        {
            return Fail(AuditFault.Changed, expected);
        }

        if (record.Sequence != expected || record.Previous != _hash)
        {
            return Fail(AuditFault.Inserted, expected);
        }

        (_count, _hash) = (expected, record.Hash);
        return !Differs(head, AuditFault.HeadChanged) && !Differs(anchor, AuditFault.AnchorMissing);
    }

    /// <param name="latest">The head as it is after the walk.</param>
    public AuditVerdict End(AuditHead? latest)
    {
        if (latest is null && _count > 0)
        {
            Fail(AuditFault.HeadMissing, _count);
        }
        else if (latest is not null && latest.Sequence < _count)
        {
            Fail(AuditFault.HeadChanged, latest.Sequence);
        }
        else if (head is not null && head.Sequence > _count)
        {
            Fail(AuditFault.Removed, _count + 1);
        }
        else if (anchor is not null && anchor.Sequence > _count)
        {
            Fail(AuditFault.AnchorMissing, anchor.Sequence);
        }

        return Verdict;
    }

    private bool Differs(AuditHead? known, AuditFault fault) =>
        known is not null && known.Sequence == _count && known.Hash != _hash && !Fail(fault, _count);

    private bool Fail(AuditFault fault, long sequence)
    {
        _break = new AuditBreak(fault, sequence);
        return false;
    }
}
