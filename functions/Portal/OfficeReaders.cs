using SertiKesos.Pages.Offices;
using SertiKesos.Platform.Audit;
using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Portal;

/// <summary>Who read people of an office in the last 90 days, and why, the newest first.</summary>
internal sealed class OfficeReaders(AuditLog audit, TimeProvider clock)
{
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(90);

    public DateTimeOffset From => clock.GetUtcNow() - LookBack;

    public async Task<IReadOnlyList<ReaderLine>> ListAsync(Region region, CancellationToken cancel)
    {
        var readers = new List<ReaderLine>();
        await foreach (var record in audit.ListAsync(region.Code.Value, From, null, cancel))
        {
            if (record.Entry.Action == ReadingLog.Action)
            {
                readers.Add(new ReaderLine(
                    record.At.ToOffset(region.Zone.Offset()),
                    record.Entry.Actor,
                    record.Entry.Subject,
                    record.Entry.Details.GetValueOrDefault(ReadingLog.ReasonDetail),
                    record.Entry.Details.GetValueOrDefault(ReadingLog.LetterDetail)));
            }
        }

        readers.Reverse();
        return readers;
    }
}
