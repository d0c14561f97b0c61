using SertiKesos.Alerts.Ledger;
using SertiKesos.Platform.Audit;
using SertiKesos.Protection;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Time;

namespace SertiKesos.Alerts.Unreached;

/// <summary>What became of an office's word that it told somebody.</summary>
internal enum ToldOutcome
{
    Recorded,

    /// <summary>It was said before, and the first word stands.</summary>
    Known,

    /// <summary>Nobody of that reference waits to be told.</summary>
    Unknown,

    /// <summary>The day is missing, lies ahead, or lies more than a year back.</summary>
    WrongDay,
}

/// <summary>Takes an office's word that it told somebody in person, and puts it on record without a name.</summary>
internal sealed class ToldDesk(UnreachedPeople unreached, ToldInPerson told, AuditLog audit, BlindIndex blind, TimeProvider clock)
{
    /// <param name="reference">The person's reference, as the list shows it.</param>
    public async Task<ToldOutcome> TellAsync(Region region, string? reference, DateOnly? on, string by, CancellationToken cancel)
    {
        var today = clock.TodayAt(region.Zone);
        if (on is not { } day || day > today || day < today.AddYears(-1))
        {
            return ToldOutcome.WrongDay;
        }

        if ((await unreached.ListAsync(region, cancel)).FirstOrDefault(person => PersonReference.Of(blind, person.Person.Identity) == reference) is not { } found)
        {
            return ToldOutcome.Unknown;
        }

        var (isNew, _) = await told.TellAsync(region.Code, found.PersonKey, found.LastValidDay, day, by, cancel);

        // Also where it was said before: a run may have ended between the row and its record.
        await audit.AppendAsync(
            region.Code.Value,
            new AuditEntry($"told-{reference}-{found.LastValidDay:yyyyMMdd}", by, "alerts.told", reference!, new Dictionary<string, string>()),
            cancel);
        return isNew ? ToldOutcome.Recorded : ToldOutcome.Known;
    }
}
