using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Summaries.Changes;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Summaries.Changes;

public sealed class RegionChangesTests
{
    private static readonly DateOnly Then = A.Date("2026-10-31");
    private static readonly DateOnly Now = A.Date("2026-11-30");

    private int _minute;

    [Fact]
    public void The_first_roster_of_a_region_is_no_growth()
    {
        var after = Roster(Register.Empty(A.Cimahi), A.Person(1), Certified(2, "2030-01-01"));

        var changes = RegionChanges.Of(null, Side(after, Now))!;

        Assert.Equal([new CauseChange(ChangeCause.FirstReport, 2, 2, 1)], changes.Causes);
    }

    [Fact]
    public void The_first_roster_of_a_role_is_no_growth_either()
    {
        var before = Roster(Register.Empty(A.Cimahi), A.Person(1));
        var after = Roster(before, A.Person(2, A.Post(Role.Pkh)));

        Assert.Equal([new CauseChange(ChangeCause.FirstReport, 1, 1, 0)], Between(before, after).Causes);
    }

    [Fact]
    public void Who_is_new_joined_and_who_is_gone_left_for_the_reason_that_was_given()
    {
        var before = Roster(Register.Empty(A.Cimahi), A.Person(1), Certified(2, "2030-01-01"), A.Person(3));
        var after = Roster(before, A.Person(1), A.Person(4));
        after = RegisterActs.Explain(after, A.Person(2).Identity, Role.Psm, MusterReason.Retired, Now)!;

        var changes = Between(before, after);

        Assert.Equal([new CauseChange(ChangeCause.Joined, 1, 1, 0), new CauseChange(ChangeCause.Left, 2, -2, -1)], changes.Causes);
        Assert.Equal([new LeftChange(MusterReason.Retired, -1, -1), new LeftChange(null, -1, 0)], changes.Left);
        Assert.Equal("pensiun 1, belum dijelaskan 1", ChangeTexts.Reasons(changes.Left));
    }

    [Fact]
    public void Who_never_belonged_to_the_roster_is_a_correction()
    {
        var before = Roster(Register.Empty(A.Cimahi), A.Person(1), A.Person(2));
        var after = RegisterActs.Explain(Roster(before, A.Person(1)), A.Person(2).Identity, Role.Psm, MusterReason.Error, Now)!;

        Assert.Equal([new CauseChange(ChangeCause.Corrected, 1, -1, 0)], Between(before, after).Causes);
    }

    [Fact]
    public void Who_was_sent_to_another_region_moved_and_so_did_who_came_from_one()
    {
        var before = Roster(Register.Empty(A.Cimahi), A.Person(1), A.Person(2));
        var sent = RegisterActs.SendTo(before, A.NikNumber(2), RegionCode.Parse("32.17"), Now, "pindah")!;
        var after = Roster(sent.Advance(sent.NextStep("pindah", At())), A.Person(1), A.Person(3));

        var changes = RegionChanges.Of(Side(before, Then), Side(after, Now), nik => nik == A.NikNumber(3))!;

        Assert.Equal([new CauseChange(ChangeCause.MovedIn, 1, 1, 0), new CauseChange(ChangeCause.MovedOut, 1, -1, 0)], changes.Causes);
        Assert.Equal(SourceKind.Acts, changes.Sources.Single(source => source.Causes.Any(cause => cause.Cause == ChangeCause.MovedOut)).Kind);
    }

    [Fact]
    public void A_new_certificate_an_expiry_and_a_renewal_are_told_apart()
    {
        var before = Roster(Register.Empty(A.Cimahi), A.Person(1), Certified(2, "2026-11-15"), Issued(3, "2022-01-01", "lama"));
        var after = Roster(before, Issued(1, "2026-11-03", "baru"), Certified(2, "2026-11-15"), Issued(3, "2026-11-03", "ulang"));

        Assert.Equal(
            [new CauseChange(ChangeCause.NewCertificate, 1, 0, 1), new CauseChange(ChangeCause.Renewed, 1, 0, 0), new CauseChange(ChangeCause.Expired, 1, 0, -1)],
            Between(before, after).Causes);
    }

    [Fact]
    public void A_claim_that_got_its_dates_and_a_date_that_was_put_right_are_corrections()
    {
        var before = Roster(Register.Empty(A.Cimahi), A.Person(1, A.Post(credentials: A.Claimed)), Issued(2, "2020-01-01", "N2"), Issued(3, "2024-01-01", "N3"));
        var after = Roster(before, Issued(1, "2023-05-01", "N1"), Issued(2, "2024-01-01", "N2"), Issued(3, "2024-02-01", "N3"));

        Assert.Equal([new CauseChange(ChangeCause.Corrected, 3, 0, 2)], Between(before, after).Causes);
    }

    [Fact]
    public void A_suspension_and_its_end_have_causes_of_their_own()
    {
        var paper = new Credential(CredentialKind.Competency, CredentialEvidence.Dated, Number: "N", IssuedOn: A.Date("2024-01-01"));
        Person Person(int serial, bool suspended) => A.Person(serial, A.Post(credentials: paper with { Suspended = suspended }));
        var before = Roster(Register.Empty(A.Cimahi), Person(1, false), Person(2, true));
        var after = Roster(before, Person(1, true), Person(2, false));

        Assert.Equal([new CauseChange(ChangeCause.Suspended, 1, 0, -1), new CauseChange(ChangeCause.Reactivated, 1, 0, 1)], Between(before, after).Causes);
    }

    [Fact]
    public void Other_rules_are_the_cause_of_what_they_change_alone()
    {
        var register = Roster(Register.Empty(A.Cimahi), Issued(1, "2022-03-01", "N"));
        var shorter = new RulesInForce(new CertificateRules(48), RulesInForce.Default.Institutions, ReferenceData.Shipped, RegionCatalog.Shipped);

        var changes = RegionChanges.Of(Side(register, Then), new RegionSide(register, Now, shorter))!;

        Assert.Equal([new CauseChange(ChangeCause.RulesChanged, 1, 0, -1)], changes.Causes);
        Assert.Equal(SourceKind.Calendar, Assert.Single(changes.Sources).Kind);
    }

    [Fact]
    public void A_NIK_that_came_right_changes_nobody_and_two_entries_of_one_person_are_a_correction()
    {
        var unsure = A.Person(1) with { Nik = null };
        var before = Roster(Register.Empty(A.Cimahi), unsure, A.Person(2));
        var after = Roster(before, A.Person(1), A.Person(2));
        var twice = before with { People = [.. before.People, A.Person(1) with { Name = "H. " + A.Person(1).Name }] };

        Assert.Empty(Between(before, after).Causes);
        Assert.Equal([new CauseChange(ChangeCause.Corrected, 1, -1, 0)], Between(twice, after).Causes);
    }

    [Fact]
    public void Each_change_stands_at_the_roster_that_brought_it()
    {
        var before = Roster(Roster(Register.Empty(A.Cimahi), A.Person(1)), A.Person(2, A.Post(Role.Pkh)), Certified(3, "2026-11-10", Role.Pkh));
        var psm = Roster(before, A.Person(1), A.Person(4));
        var after = Roster(psm, Certified(3, "2026-11-10", Role.Pkh));

        var sources = Between(before, after).Sources;

        Assert.Equal([SourceKind.Roster, SourceKind.Roster, SourceKind.Calendar], sources.Select(source => source.Kind));
        Assert.Equal([new CauseChange(ChangeCause.Joined, 1, 1, 0)], sources[0].Causes);
        Assert.Equal([new CauseChange(ChangeCause.Left, 1, -1, 0)], sources[1].Causes);
        Assert.Equal([new CauseChange(ChangeCause.Expired, 1, 0, -1)], sources[2].Causes);
        Assert.Equal([Role.Pkh], sources[1].Roles);
    }

    [Fact]
    public void A_region_with_institutions_alone_has_no_bridge() =>
        Assert.Null(RegionChanges.Of(null, Side(Register.Empty(A.Cimahi) with { Institutions = new("s", default, default, [], []) }, Now)));

    private static RegionChanges Between(Register before, Register after) => RegionChanges.Of(Side(before, Then), Side(after, Now))!;

    private static RegionSide Side(Register register, DateOnly on) => new(register, on, RulesInForce.Default);

    private static Person Certified(int serial, string last, Role role = Role.Psm) => A.Person(serial, A.Post(role, credentials: A.Certificate(last)));

    private static Person Issued(int serial, string issued, string number) =>
        A.Person(serial, A.Post(credentials: new Credential(CredentialKind.Competency, CredentialEvidence.Dated, Number: number, IssuedOn: A.Date(issued))));

    private Register Roster(Register register, params IReadOnlyList<Person> people)
    {
        var at = At();
        return RegisterChange.Of(register, new RosterEntry($"roster{_minute}", at, at, A.Date("2026-11-05"), people, null, [])).Next;
    }

    private DateTimeOffset At() => new DateTimeOffset(2026, 11, 5, 3, 0, 0, TimeSpan.Zero).AddMinutes(++_minute);
}
