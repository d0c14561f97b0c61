using System.Globalization;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Planning;
using SertiKesos.Platform.Audit;
using SertiKesos.Protection;
using SertiKesos.Regions;
using SertiKesos.Registers;

namespace SertiKesos.Alerts.Channels;

/// <summary>What became of a wish that an office hands on.</summary>
internal enum WishOutcome
{
    Done,

    /// <summary>Nobody of the region bears the reference.</summary>
    PersonUnknown,

    /// <summary>The person has no mobile number that can be used.</summary>
    NoPhone,
}

/// <summary>Offices hand on what their people have said about WhatsApp; it is kept for all numbers of a person, and is on record.</summary>
internal sealed class OfficeWishes(
    RegisterStore registers, ChannelWishes wishes, AlertOptOuts optOuts, AlertKeys keys, AuditLog audit, BlindIndex index, TimeProvider clock)
{
    /// <param name="person">Reference of the person.</param>
    /// <param name="source">A word of <see cref="WishSources.OfOffices"/>.</param>
    public async Task<WishOutcome> KeepAsync(Region region, string person, ChannelWish wish, string source, string by, CancellationToken cancel)
    {
        var register = await registers.LoadAsync(region.Code, cancel);
        if (register?.People.FirstOrDefault(known => PersonReference.Of(index, known.Identity) == person) is not { } found)
        {
            return WishOutcome.PersonUnknown;
        }

        var phones = AlertPlan.Phones(found, keys).ToList();
        if (phones.Count == 0)
        {
            return WishOutcome.NoPhone;
        }

        var now = clock.GetUtcNow();
        var act = string.Create(CultureInfo.InvariantCulture, $"channels-{person}-{now.UtcDateTime:yyyyMMddTHHmmssfff}");
        var details = new Dictionary<string, string>
        {
            ["whatsapp"] = wish.WhatsApp ? "yes" : "no",
            ["prefers"] = wish.Prefers?.ToString() ?? "-",
            ["source"] = source,
        };
        await audit.AppendAsync(region.Code.Value, new AuditEntry(act, by, "alerts.channels", person, details), cancel);
        foreach (var phone in phones)
        {
            // What the owner said in a message of their own is theirs alone to take back.
            if (await wishes.FindAsync(phone.Phone, cancel) is { Source: WishSources.Message, Wish.WhatsApp: false })
            {
                continue;
            }

            if (await wishes.KeepAsync(phone.Phone, wish, now, source, by, cancel) && wish.WhatsApp)
            {
                await optOuts.ResumeAsync(phone.Phone, cancel);
            }
        }

        return WishOutcome.Done;
    }

    /// <summary>
    /// Hands on that somebody wants no more messages at all, by any channel, or wants them again. What the owner of a number said in a
    /// message of their own is theirs alone to take back.
    /// </summary>
    public async Task<WishOutcome> StopAsync(Region region, string person, bool stop, string source, string by, CancellationToken cancel)
    {
        var register = await registers.LoadAsync(region.Code, cancel);
        if (register?.People.FirstOrDefault(known => PersonReference.Of(index, known.Identity) == person) is not { } found)
        {
            return WishOutcome.PersonUnknown;
        }

        var phones = AlertPlan.Phones(found, keys).ToList();
        var hasMail = AlertAddress.TryParse(found.Email, out var address);
        if (phones.Count == 0 && !hasMail)
        {
            return WishOutcome.NoPhone;
        }

        var act = string.Create(CultureInfo.InvariantCulture, $"stop-{person}-{clock.GetUtcNow().UtcDateTime:yyyyMMddTHHmmssfff}");
        var details = new Dictionary<string, string> { ["stop"] = stop ? "yes" : "no", ["source"] = source };
        await audit.AppendAsync(region.Code.Value, new AuditEntry(act, by, stop ? "alerts.person-stopped" : "alerts.person-resumed", person, details), cancel);
        if (hasMail)
        {
            await (stop ? optOuts.StopAsync(address, cancel) : optOuts.ResumeAsync(address, cancel));
        }

        foreach (var phone in phones)
        {
            if (stop)
            {
                await optOuts.StopAsync(phone.Phone, cancel);
            }
            else if (await wishes.FindAsync(phone.Phone, cancel) is not { Source: WishSources.Message, Wish.WhatsApp: false })
            {
                await optOuts.ResumeAsync(phone.Phone, cancel);
            }
        }

        return WishOutcome.Done;
    }
}
