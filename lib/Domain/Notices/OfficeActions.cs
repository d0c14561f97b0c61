namespace SertiKesos.Notices;

/// <summary>Something that an office can do about its figures.</summary>
internal enum OfficeActionKind
{
    /// <summary>Mend the roster that was handed in and could not be taken.</summary>
    FixRoster,

    /// <summary>Release the roster that waits for a second person.</summary>
    ReleaseRoster,
    FileRoster,

    /// <summary>Give number and dates of certificates that are claimed only.</summary>
    CompleteCertificates,

    /// <summary>Propose who is due or expired for the test.</summary>
    Renew,

    /// <summary>Give mail addresses of those whom no warning reaches.</summary>
    GiveAddresses,

    /// <summary>Give a valid NIK.</summary>
    GiveIdentities,

    /// <summary>Propose who was never certified.</summary>
    Certify,
}

/// <param name="People">How many it concerns; null for what concerns the roster.</param>
internal sealed record OfficeAction(OfficeActionKind Kind, int? People = null);

/// <summary>
/// What helps an office most. A roster that is missing comes first, since all figures come from it; then what most people
/// gain by; the long way, first certificates, last.
/// </summary>
internal static class OfficeActions
{
    public const int Most = 3;

    public static IReadOnlyList<OfficeAction> Of(OfficeStanding standing)
    {
        var states = standing.States.GetValueOrDefault();
        OfficeAction[] people =
        [
            new(OfficeActionKind.CompleteCertificates, states.Unknown),
            new(OfficeActionKind.Renew, states.Due + states.Expired),
            new(OfficeActionKind.GiveAddresses, standing.WithoutAddress),
            new(OfficeActionKind.GiveIdentities, states.IdentityUncertain),
        ];
        return
        [
            .. Roster(standing)
                .Concat(people.OrderByDescending(action => action.People))
                .Append(new OfficeAction(OfficeActionKind.Certify, states.Never))
                .Where(action => action.People is null or > 0)
                .Take(Most),
        ];
    }

    private static IEnumerable<OfficeAction> Roster(OfficeStanding standing)
    {
        if (standing.Trouble != RosterTrouble.None)
        {
            yield return new OfficeAction(standing.Trouble == RosterTrouble.Held ? OfficeActionKind.ReleaseRoster : OfficeActionKind.FixRoster);
        }
        else if (!standing.Filing.HasFiled)
        {
            yield return new OfficeAction(OfficeActionKind.FileRoster);
        }
    }
}
