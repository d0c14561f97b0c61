using System.Globalization;
using SertiKesos.Platform.Audit;
using SertiKesos.Reference;
using SertiKesos.Reference.Tables;
using SertiKesos.Regions;

namespace SertiKesos.Registers;

/// <summary>What became of a table that somebody wanted to put.</summary>
internal abstract record ReferenceOutcome
{
    /// <summary>It is in force; <paramref name="IsNew"/> is false where it was before.</summary>
    internal sealed record InForce(ReferenceVersion Version, bool IsNew) : ReferenceOutcome;

    /// <summary>The shipped table says the same, and nothing else was ever stored.</summary>
    internal sealed record AsShipped : ReferenceOutcome;

    internal sealed record Refused(IReadOnlyList<ReferenceFault> Faults) : ReferenceOutcome;
}

/// <summary>Replaces a table: checks it as a whole, keeps it, puts it on record. The same again changes nothing.</summary>
internal sealed class ReferenceChange(ReferenceStore store, RegisterStore registers, AuditLog audit)
{
    public const int LeastNote = 3;
    public const int MostNote = 300;

    /// <summary>Every change is explained in a few words.</summary>
    public static bool IsNote(string? text) => text?.Trim().Length is >= LeastNote and <= MostNote && !text.Any(char.IsControl);

    public async Task<ReferenceOutcome> PutAsync(IReferenceTable table, byte[] content, string by, string note, CancellationToken cancel)
    {
        var current = await store.ReadAgainAsync(cancel);
        var withData = new HashSet<RegionCode>();
        await foreach (var region in registers.RegionsAsync(cancel))
        {
            withData.Add(region);
        }

        var faults = ReferenceCheck.Faults(table, content, current, withData);
        if (faults.Count > 0)
        {
            return new ReferenceOutcome.Refused(faults);
        }

        var (canonical, rows) = table.Canonical(ReferenceCsv.Decode(content)!);
        if (!current.IsStored(table.Name) && canonical == table.Canonical(table.Shipped).Text)
        {
            return new ReferenceOutcome.AsShipped();
        }

        var (version, isNew) = await store.AddAsync(table.Name, content, by, note, cancel);

        // Also when it was there: the run that stored it may have ended before its record.
        await audit.AppendAsync(
            AuditScope.National,
            new AuditEntry(
                $"reference-{version.Table}-{version.At.ToUnixTimeMilliseconds()}-{version.Hash}",
                version.By,
                "reference.put",
                version.Table,
                new Dictionary<string, string> { ["content"] = version.Hash, ["rows"] = rows.ToString(CultureInfo.InvariantCulture) }),
            cancel);
        await store.ReadAgainAsync(cancel);
        return new ReferenceOutcome.InForce(version, isNew);
    }
}
