using System.Globalization;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Platform.Audit;
using SertiKesos.Regions;

namespace SertiKesos.Alerts.Answers;

/// <summary>By which way a reader said it.</summary>
internal enum LetterWay
{
    /// <summary>The button of the page behind a link.</summary>
    Page,

    /// <summary>The mail program of the reader (RFC 8058).</summary>
    OneClick,

    /// <summary>An answer to the mail.</summary>
    Reply,
}

/// <summary>
/// Does what readers of reminders ask for, each time on record without the address. Every act may be repeated: what stands
/// already stays as it is, and a record that was lost is made good.
/// </summary>
internal sealed class LetterActs(AlertOptOuts optOuts, UndeliverableAddresses undeliverable, AuditLog audit)
{
    /// <param name="region">Whose reminder it was; null where that cannot be told.</param>
    public async Task StopAsync(string addressKey, RegionCode? region, LetterWay way, CancellationToken cancel)
    {
        var since = await optOuts.StopAsync(addressKey, cancel);
        await RecordAsync("stopped", addressKey, since, region, way, cancel);
    }

    public async Task ResumeAsync(string addressKey, RegionCode? region, LetterWay way, CancellationToken cancel)
    {
        if (await optOuts.SinceAsync(addressKey, cancel) is { } since)
        {
            // The record comes first: it is named by the wish that ends, which is gone afterwards.
            await RecordAsync("resumed", addressKey, since, region, way, cancel);
            await optOuts.ResumeAsync(addressKey, cancel);
        }
    }

    /// <summary>The address is not that of whom the reminder was about: nothing more goes there, and the office is to ask.</summary>
    public async Task NotMeAsync(LetterTag tag, CancellationToken cancel)
    {
        var marked = await undeliverable.MarkAsync(tag.AddressKey, UndeliverableCause.Wrong, tag.Region, tag.PersonKey, null, cancel);
        await RecordAsync("not-me", tag.AddressKey, marked.Since, tag.Region, LetterWay.Page, cancel);
    }

    /// <summary>It is theirs after all. What a mail server said of an address only another address settles.</summary>
    public async Task ItIsMeAsync(LetterTag tag, CancellationToken cancel)
    {
        if (await undeliverable.FindAsync(tag.AddressKey, cancel) is { Cause: UndeliverableCause.Wrong } marked)
        {
            await RecordAsync("is-me", tag.AddressKey, marked.Since, tag.Region, LetterWay.Page, cancel);
            await undeliverable.ForgetAsync(tag.AddressKey, cancel);
        }
    }

    private async Task RecordAsync(string what, string addressKey, DateTimeOffset since, RegionCode? region, LetterWay way, CancellationToken cancel)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"letter-{what}-{addressKey}-{since.UtcDateTime:yyyyMMddTHHmmssfffffff}");
        await audit.AppendAsync(
            region?.Value ?? AuditScope.National,
            new AuditEntry(id, "system:letter", $"letter.{what}", addressKey, new Dictionary<string, string> { ["way"] = Word(way) }),
            cancel);
    }

    private static string Word(LetterWay way) => way switch
    {
        LetterWay.Page => "page",
        LetterWay.OneClick => "one-click",
        _ => "reply",
    };
}
