using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Registers;

namespace SertiKesos.Alerts.Planning;

/// <summary>Who is to be warned on a day: pure, the same for the scan, the check before sending and the rehearsal.</summary>
internal static class AlertPlan
{
    /// <summary>
    /// The alerts that the certificates alone make due on <paramref name="day"/>: at most one per person, about the
    /// certificate that lasts longest, so that a renewal silences the old one. People who left have none, nor have those
    /// who are suspended or whose processing is restricted.
    /// </summary>
    public static IEnumerable<AlertCandidate> Candidates(Register register, AlertRules rules, AlertKeys keys, DateOnly day)
    {
        var sharing = register.People
            .Where(person => person.IsActive && person.Email is not null)
            .CountBy(person => person.Email!.Trim(), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (var person in register.People.Where(person => person.IsActive && person.Restricted is null))
        {
            var standing = rules.Certificates.Standing(person);
            if (standing is { Basis: CertificationBasis.Dated, LastValidDay: { } last } && rules.Schedule.Nearest(last, day) is { } step)
            {
                yield return Candidate(register, person, last, step, rules, keys, person.Email is { } email ? sharing[email.Trim()] : 0);
            }
        }
    }

    /// <summary>
    /// The alerts to enter in the ledger on <paramref name="day"/>. On a day off they are those of the next working day,
    /// which is when they can be sent.
    /// </summary>
    public static IReadOnlyList<PlannedAlert> Of(
        Register register, Region region, AlertRules rules, AlertCalendar calendar, AlertKeys keys, DateOnly day, AlertHistory history)
    {
        var sendOn = calendar.NextWorkingDay(day);
        var opening = calendar.Opening(sendOn, region.Zone);
        return
        [
            .. Weigh(register, rules, keys, sendOn, history)
                .Where(weighed => weighed.Hindrance is null)
                .Select(weighed => new PlannedAlert(
                    weighed.Candidate,
                    calendar.NextOpening(weighed.Candidate.HoldEnds > opening ? weighed.Candidate.HoldEnds : opening, region.Zone))),
        ];
    }

    /// <summary>Every alert that the certificates make due on a working day, each once, with what speaks against it.</summary>
    public static IEnumerable<(AlertCandidate Candidate, AlertHindrance? Hindrance)> Weigh(
        Register register, AlertRules rules, AlertKeys keys, DateOnly sendOn, AlertHistory history) =>
        Candidates(register, rules, keys, sendOn)
            .DistinctBy(candidate => candidate.Key)
            .Select(candidate => (candidate, Hindrance(candidate, rules, sendOn, history)));

    private static AlertHindrance? Hindrance(AlertCandidate candidate, AlertRules rules, DateOnly sendOn, AlertHistory history) =>
        !history.IsNew(candidate) ? AlertHindrance.Done
        : history.HasOptedOut(candidate) ? AlertHindrance.OptedOut
        : history.QuietUntil(candidate, rules.QuietDays) > sendOn ? AlertHindrance.Quiet
        : null;

    private static AlertCandidate Candidate(
        Register register, Person person, DateOnly last, AlertStep step, AlertRules rules, AlertKeys keys, int sharing)
    {
        // Two roles may state the same certificate, one of them without its number.
        var credential = rules.Certificates.Validity(person.Credentials, person.EarlierCredentials)
            .Where(validity => validity.LastValidDay == last)
            .Select(validity => validity.Credential)
            .OrderBy(credential => credential.Number is null)
            .ThenBy(credential => credential.Number, StringComparer.Ordinal)
            .ThenBy(credential => credential.IssuedOn)
            .First();
        AlertAddress? stated = AlertAddress.TryParse(person.Email, out var parsed) ? parsed : null;
        var statedKey = stated is { } written ? keys.Address(written) : null;
        var address = sharing <= rules.MostSharing ? stated : null;
        return new AlertCandidate(
            keys.Alert(person.Identity, credential, last, step),
            keys.Person(person.Identity),
            person,
            address,
            address is null ? null : statedKey,
            credential,
            last,
            step,
            keys.CalendarEntry(person.Identity, last),
            rules.HoldEnds(register, person))
        {
            Sharing = sharing,
            StatedKey = statedKey,
            Phones = person.Phones.Count == 0 ? [] : [.. Phones(person, keys)],
        };
    }

    /// <summary>Mobile numbers of a person that can be used, the preferred one first.</summary>
    public static IEnumerable<PhoneContact> Phones(Person person, AlertKeys keys)
    {
        foreach (var text in person.Phones)
        {
            if (AlertPhone.TryParse(text, out var phone))
            {
                yield return new PhoneContact(phone, keys.Phone(phone));
            }
        }
    }
}
