using SertiKesos.Alerts.Mail;
using SertiKesos.Coverage.Statements;

namespace SertiKesos.Alerts;

/// <summary>
/// What offices, provinces and training centres state of how they are reached, read again after a minute, or at once where
/// this process has recorded something.
/// </summary>
internal sealed class OfficeContacts(StatementStore statements, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private volatile Reading? _last;

    /// <summary>The same object until something else is stated.</summary>
    public async ValueTask<StatedContacts> CurrentAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var recorded = statements.Recorded;
        if (_last is { } last && last.Recorded == recorded && now - last.At < Fresh && now >= last.At)
        {
            return last.Contacts;
        }

        List<OfficeContact> read = [.. (await statements.LoadAsync(StatementKind.Contact, cancel)).All.OfType<OfficeContact>()];
        var contacts = _last is { } known && known.Contacts.All.SequenceEqual(read) ? known.Contacts : new StatedContacts(read);
        _last = new Reading(now, recorded, contacts);
        return contacts;
    }

    private sealed record Reading(DateTimeOffset At, long Recorded, StatedContacts Contacts);
}

/// <summary>Contacts that are in force.</summary>
internal sealed class StatedContacts(IReadOnlyList<OfficeContact> all)
{
    public static StatedContacts None { get; } = new([]);

    public IReadOnlyList<OfficeContact> All => all;

    /// <summary>As letters print them, by the codes of regions and provinces and the numbers of training centres.</summary>
    public IReadOnlyDictionary<string, ContactLine> Lines { get; } =
        all.ToDictionary(contact => contact.Of, contact => new ContactLine(contact.Unit, contact.Phone, contact.Hours), StringComparer.Ordinal);
}
