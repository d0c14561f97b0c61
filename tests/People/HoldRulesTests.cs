using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.Registers;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.People;

public sealed class HoldRulesTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(40, 10, false)]
    [InlineData(40, 11, true)]
    [InlineData(100, 20, false)]
    [InlineData(100, 21, true)]
    [InlineData(8, 7, false)]
    public void More_than_ten_people_and_a_fifth_of_the_scope_may_not_go_missing(int scope, int missing, bool held)
    {
        var before = People(1, scope);

        var hold = Hold(before, before[missing..]);

        Assert.Equal(held, hold is { ForMissing: true });
        Assert.Equal(held ? $"{missing} of {scope}" : "", hold is null ? "" : $"{hold.Missing} of {hold.Scope}");
    }

    [Theory]
    [InlineData(20, 6, false)]
    [InlineData(20, 7, true)]
    [InlineData(10, 5, false)]
    [InlineData(10, 6, true)]
    [InlineData(2, 2, false)]
    public void More_than_five_people_and_three_tenths_of_the_dates_may_not_change(int dated, int changed, bool held)
    {
        var before = People(1, dated, "2028-01-01");
        var after = before.Select((person, index) => index < changed ? A.Person(index + 1, A.Post(credentials: A.Certificate("2029-06-30"))) : person).ToArray();

        Assert.Equal(held, Hold(before, after) is { ForDates: true });
    }

    [Fact]
    public void A_further_certificate_changes_no_date()
    {
        var before = People(1, 10, "2028-01-01");
        var after = before.Select((_, index) => A.Person(index + 1, A.Post(credentials: [A.Certificate("2028-01-01"), A.Certificate("2030-01-01")]))).ToArray();

        Assert.Null(Hold(before, after));
    }

    [Fact]
    public void A_date_that_is_filled_in_or_left_open_is_no_other_date()
    {
        var open = Enumerable.Range(1, 10).Select(serial => A.Person(serial, A.Post(credentials: A.Certificate("2028-01-01") with { ExpiresOn = null, IssuedOn = A.Date("2023-01-02") }))).ToArray();
        var filled = Enumerable.Range(1, 10).Select(serial => A.Person(serial, A.Post(credentials: A.Certificate("2028-01-01") with { IssuedOn = A.Date("2023-01-02") }))).ToArray();

        Assert.Null(Hold(open, filled));
        Assert.Null(Hold(filled, open));
    }

    [Fact]
    public void People_of_other_roles_are_out_of_scope()
    {
        var tagana = Enumerable.Range(100, 50).Select(serial => A.Person(serial, A.Post(Role.Tagana))).ToArray();
        var first = RegisterChange.Of(Register.Empty(A.Cimahi), Roster("s1", 0, [.. People(1, 12), .. tagana])).Next;

        var change = RegisterChange.Of(first, Roster("s2", 1, A.Person(1)));

        Assert.Equal((11, 12), (HoldRules.Default.Of(first, change)!.Missing, HoldRules.Default.Of(first, change)!.Scope));
    }

    [Theory]
    [InlineData(40, 10, false)]
    [InlineData(40, 11, true)]
    [InlineData(100, 20, false)]
    [InlineData(100, 21, true)]
    [InlineData(8, 7, false)]
    public void Institutions_may_go_missing_no_more_than_people(int scope, int missing, bool held)
    {
        var before = Institutions(scope);

        var hold = Hold(before, before[missing..]);

        Assert.Equal(held ? new InstitutionHold(true, missing, scope, false, 0, scope - missing) : null, hold?.Institutions);
        Assert.False(hold is { ForMissing: true } or { ForDates: true });
    }

    [Theory]
    [InlineData(20, 6, false)]
    [InlineData(20, 7, true)]
    [InlineData(10, 5, false)]
    [InlineData(10, 6, true)]
    [InlineData(2, 2, false)]
    public void Dates_of_institutions_may_change_no_more_than_those_of_people(int dated, int changed, bool held)
    {
        var before = Institutions(dated);

        Assert.Equal(held, Hold(before, Redated(before, changed, accreditation: true))?.Institutions is { ForDates: true });
        Assert.Equal(held, Hold(before, Redated(before, changed, accreditation: false))?.Institutions is { ForDates: true });
    }

    [Fact]
    public void Closed_institutions_may_go_and_dates_may_be_filled_in()
    {
        var closed = Institutions(30).Select(institution => institution with { Closed = true }).ToArray();
        var undated = Institutions(30).Select(institution => institution with { Accreditation = Accreditation.None, Registration = null }).ToArray();

        Assert.Null(Hold(closed, closed[29..]));
        Assert.Null(Hold(undated, Institutions(30)));
        Assert.Null(Hold([], Institutions(500)));
    }

    private static Institution[] Institutions(int count) => [.. Enumerable.Range(1, count).Select(serial => new Institution(
        InstitutionKind.Lks,
        $"LKS Contoh {(char)('A' + (serial / 26))}{(char)('a' + (serial % 26))}",
        new Registration($"TD-{serial}", A.Date("2028-01-01")),
        new Accreditation(AccreditationClaim.Accredited, AccreditationGrade.A, IssuedOn: A.Date("2024-05-31"))))];

    private static Institution[] Redated(Institution[] institutions, int count, bool accreditation) =>
    [
        .. institutions.Select((institution, index) => index >= count ? institution
            : accreditation ? institution with { Accreditation = institution.Accreditation with { IssuedOn = A.Date("2025-05-31") } }
            : institution with { Registration = institution.Registration! with { ValidUntil = A.Date("2029-01-01") } }),
    ];

    private static RosterHold? Hold(Institution[] before, Institution[] after)
    {
        var first = before.Length == 0 ? Register.Empty(A.Cimahi) : RegisterChange.Of(Register.Empty(A.Cimahi), Roster("s1", 0) with { Institutions = before }).Next;
        return HoldRules.Default.Of(first, RegisterChange.Of(first, Roster("s2", 1) with { Institutions = after }));
    }

    [Theory]
    [InlineData(3, 10, 3)]
    [InlineData(2, 10, null)]
    [InlineData(3, 15, null)]
    public void Words_that_take_more_than_a_fifth_away_hold_even_a_first_roster(int left, int people, int? held)
    {
        var first = Register.Empty(A.Cimahi);
        Person[] all = [.. People(1, people).Select((person, index) => index < left
            ? person with { Assignments = [person.Assignments[0] with { Status = ServiceStatus.Moved }] }
            : person)];

        var change = RegisterChange.Of(first, Roster("s1", 0, all));

        Assert.Equal(held, HoldRules.Default.Of(first, change, leftByWord: left)?.ByWord?.Left);
        Assert.Null(HoldRules.Default.Of(change.Next, RegisterChange.Of(change.Next, Roster("s2", 1, all)), leftByWord: left));
    }

    [Fact]
    public void The_first_roster_is_never_held() => Assert.Null(Hold([], People(1, 500)));

    private static RosterHold? Hold(Person[] before, Person[] after)
    {
        var first = before.Length == 0 ? Register.Empty(A.Cimahi) : RegisterChange.Of(Register.Empty(A.Cimahi), Roster("s1", 0, before)).Next;
        return HoldRules.Default.Of(first, RegisterChange.Of(first, Roster("s2", 1, after)));
    }

    private static Person[] People(int from, int count, string? lastDay = null) =>
        [.. Enumerable.Range(from, count).Select(serial => A.Person(serial, lastDay is null ? A.Post() : A.Post(credentials: A.Certificate(lastDay))))];

    private static RosterEntry Roster(string submission, int day, params Person[] people) =>
        new(submission, Monday.AddDays(day), Monday.AddDays(day), A.Date("2026-11-23").AddDays(day), people, null, []);
}
