using SertiKesos.Coverage;
using SertiKesos.Coverage.Completeness;
using SertiKesos.Notices;
using SertiKesos.People;
using SertiKesos.Tests.Alerts;
using SertiKesos.Tests.Summaries;

namespace SertiKesos.Tests.Notices.Planning;

public sealed class OfficeActionsTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void A_missing_roster_comes_first_and_then_what_most_people_gain_by() => Assert.Equal(
        [new(OfficeActionKind.FileRoster), new(OfficeActionKind.Renew, 9), new(OfficeActionKind.CompleteCertificates, 4)],
        OfficeActions.Of(Standing(new StateCounts(0, 5, 6, 3, 0, 4, 50) { IdentityUncertain = 1 }, without: 2, hasFiled: false)));

    [Fact]
    public void First_certificates_come_last_however_many() => Assert.Equal(
        [new(OfficeActionKind.GiveAddresses, 2), new(OfficeActionKind.GiveIdentities, 1), new(OfficeActionKind.Certify, 50)],
        OfficeActions.Of(Standing(new StateCounts(0, 5, 0, 0, 0, 0, 50) { IdentityUncertain = 1 }, without: 2)));

    [Fact]
    public void What_was_handed_in_and_not_taken_is_mended_rather_than_sent_anew()
    {
        Assert.Equal(new OfficeAction(OfficeActionKind.ReleaseRoster), OfficeActions.Of(Standing(null, trouble: RosterTrouble.Held, hasFiled: false))[0]);
        Assert.Equal(new OfficeAction(OfficeActionKind.FixRoster), OfficeActions.Of(Standing(null, trouble: RosterTrouble.NeedsFixing))[0]);
    }

    [Fact]
    public void Where_all_is_well_there_is_nothing_to_do() => Assert.Empty(OfficeActions.Of(Standing(new StateCounts(0, 5, 0, 0, 0, 0, 0))));

    [Fact]
    public void Without_an_address_are_those_of_the_due_and_expired_whom_no_mail_reaches()
    {
        var register = Workers.Register(
            Workers.Person("Ani", "3277014101900001", null, Workers.Certificate(Today.AddDays(30))),
            Workers.Person("Budi", "3277010101900002", "bukan alamat", Workers.Certificate(Today.AddDays(-1))),
            Workers.Person("Citra", "3277014101900003", "citra@contoh.go.id", Workers.Certificate(Today.AddDays(30))),
            Workers.Person("Dedi", "3277010101900004", null, Workers.Certificate(Today.AddDays(900))),
            Workers.Person("Euis", "3277014101900005", null, Workers.Certificate(Today.AddDays(30))).With(ServiceStatus.Retired));

        Assert.Equal(2, OfficeStanding.CountWithoutAddress(register, CertificateRules.Default, Today));
    }

    private static OfficeStanding Standing(StateCounts? states, int without = 0, RosterTrouble trouble = RosterTrouble.None, bool hasFiled = true) => new(
        new OfficeFiling(Workers.Cimahi, Counts.November, new(2026, 11, 25), new(2026, 11, 30), hasFiled ? Timeliness.OnTime : Timeliness.Waiting, null, hasFiled), states, without, trouble);
}
