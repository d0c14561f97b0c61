using SertiKesos.Alerts.Planning;
using SertiKesos.Coverage;
using SertiKesos.People;
using SertiKesos.Registers;

namespace SertiKesos.Notices;

/// <summary>What became of the last roster that an office handed in for the period, where it is not in force.</summary>
internal enum RosterTrouble
{
    None,

    /// <summary>It could not be read, or needs fixing.</summary>
    NeedsFixing,

    /// <summary>It waits for the release by a second person.</summary>
    Held,
}

/// <summary>How an office stands on a day: counts alone.</summary>
/// <param name="Filing">Of the period that is reported now.</param>
/// <param name="States">Null where it has never reported people.</param>
/// <param name="WithoutAddress">Of those whose certificate is due or expired: whom no mail can reach.</param>
internal sealed record OfficeStanding(OfficeFiling Filing, StateCounts? States, int WithoutAddress, RosterTrouble Trouble)
{
    /// <summary>
    /// Who is due or expired on a day and has no address that mail can be sent to. People whose processing is restricted are
    /// warned by nobody and left out.
    /// </summary>
    public static int CountWithoutAddress(Register register, CertificateRules rules, DateOnly day) => register.People.Count(person =>
        person.IsActive && person.Restricted is null && !AlertAddress.TryParse(person.Email, out _)
        && rules.StateOn(rules.Standing(person), day) is CertificationState.Due or CertificationState.Expired);
}
