using FsCheck;
using FsCheck.Fluent;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Registers.Matching;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.People;

public sealed class CrossRegionMatchTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
    private static readonly RegionCode Cimahi = A.Cimahi;
    private static readonly RegionCode Bandung = RegionCode.Parse("32.73");

    [Fact]
    public void Somebody_in_two_regions_counts_in_the_one_that_confirmed_last_and_both_get_a_task()
    {
        var matches = Match(Register(Cimahi, Monday, A.Person(1)), Register(Bandung, Monday.AddDays(1), A.Person(1)));

        Assert.Single(Of(matches, Cimahi).Elsewhere);
        Assert.Empty(Of(matches, Bandung).Elsewhere);
        Assert.Equal((CrossRegionKind.Double, Bandung, false), Task(matches, Cimahi));
        Assert.Equal((CrossRegionKind.Double, Cimahi, true), Task(matches, Bandung));
    }

    [Fact]
    public void At_the_same_moment_the_lower_code_counts() =>
        Assert.Empty(Of(Match(Register(Cimahi, Monday, A.Person(1)), Register(Bandung, Monday, A.Person(1))), Bandung).Elsewhere);

    [Fact]
    public void Roles_that_only_one_region_states_are_not_left_out()
    {
        var matches = Match(
            Register(Cimahi, Monday, A.Person(1, A.Post(Role.Psm), A.Post(Role.Tksk))),
            Register(Bandung, Monday.AddDays(1), A.Person(1, A.Post(Role.Psm))));

        var elsewhere = Assert.Single(Of(matches, Cimahi).Elsewhere);
        Assert.Equal([Role.Psm], elsewhere.Roles);
        Assert.Equal([LegalCategory.RelawanSosial], elsewhere.Categories);
    }

    [Fact]
    public void Who_left_one_region_and_serves_in_another_is_a_transfer_and_counts_there()
    {
        var left = Register(Cimahi, Monday) with { Muster = [new MusterEntry(A.Person(1), Role.Psm, A.Date("2026-11-01"), "s")] };
        var matches = Match(left, Register(Bandung, Monday, A.Person(1)));

        Assert.Empty(Of(matches, Cimahi).Elsewhere);
        Assert.Equal((CrossRegionKind.Transfer, Bandung, false), Task(matches, Cimahi));
        Assert.Equal((CrossRegionKind.Transfer, Cimahi, true), Task(matches, Bandung));
    }

    [Fact]
    public void A_settled_move_asks_nobody_any_more()
    {
        var entry = new MusterEntry(A.Person(1), Role.Psm, A.Date("2026-11-01"), "s") { Reason = MusterReason.Moved, To = Bandung };

        Assert.Empty(Match(Register(Cimahi, Monday) with { Muster = [entry] }, Register(Bandung, Monday, A.Person(1))));
    }

    [Fact]
    public void Who_serves_in_both_by_one_offices_word_is_only_asked_of_the_other()
    {
        var confirmed = Register(Cimahi, Monday, A.Person(1)) with { Doubles = [new ConfirmedDouble(A.NikNumber(1), Bandung, A.Date("2026-11-24"))] };

        var matches = Match(confirmed, Register(Bandung, Monday.AddDays(1), A.Person(1)));

        Assert.Empty(Of(matches, Cimahi).Tasks);
        Assert.Single(Of(matches, Cimahi).Elsewhere);
        Assert.Single(Of(matches, Bandung).Tasks);
    }

    [Fact]
    public void Other_names_and_birth_dates_under_one_nik_are_told()
    {
        var matches = Match(
            Register(Cimahi, Monday, A.Person(1)),
            Register(Bandung, Monday, A.Person(1) with { Name = "Budi Lain", BirthDate = A.Date("1985-08-18") }));

        Assert.All(matches.SelectMany(match => match.Tasks), task => Assert.True(task is { OtherName: true, OtherBirthDate: true }));
    }

    [Fact]
    public void Nobody_is_counted_twice_whatever_the_regions_state()
    {
        var regions = RegionCatalog.Shipped.All.Take(4).Select(region => region.Code).ToArray();
        var property = Prop.ForAll(
            ArbMap.Default.ArbFor<int[]>(),
            stated =>
            {
                var registers = regions.Select((region, index) => Register(
                    region,
                    Monday.AddDays(stated.Length == 0 ? 0 : Math.Abs(stated[0] % 3) * index),
                    [.. stated.Where((value, at) => (value + at) % 4 == index || value % 3 == index).Select(value => A.Person((Math.Abs(value % 9) * 7) + 1)).DistinctBy(person => person.Nik)]))
                    .ToList();
                var matches = Match([.. registers]);
                var distinct = registers.SelectMany(register => register.People).Select(person => person.Nik).Distinct().Count();
                return registers.Sum(register => register.People.Count) - matches.Sum(match => match.Elsewhere.Count) == distinct
                    && matches.SelectMany(match => match.Tasks).All(task => task.Kind == CrossRegionKind.Double);
            });

        Check.QuickThrowOnFailure(property);
    }

    [Fact]
    public void A_digest_names_nobody()
    {
        var digest = PeopleDigest.Of(Register(Cimahi, Monday, A.Person(4321)), CertificateRules.Default, TestKeys.Ring.Index);

        var text = System.Text.Json.JsonSerializer.Serialize(digest);
        Assert.DoesNotContain(A.NikNumber(4321).Digits, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Orang", text, StringComparison.Ordinal);
        Assert.DoesNotContain("1985", text, StringComparison.Ordinal);
    }

    private static Register Register(RegionCode region, DateTimeOffset uploadedAt, params Person[] people) =>
        new(region, 1, people, Enum.GetValues<Role>().ToDictionary(role => role, _ => new RoleSource("s", uploadedAt, uploadedAt)), [], []);

    private static IReadOnlyList<RegionMatch> Match(params Register[] registers) =>
        CrossRegionMatch.Of(registers.Select(register => PeopleDigest.Of(register, CertificateRules.Default, TestKeys.Ring.Index)));

    private static RegionMatch Of(IReadOnlyList<RegionMatch> matches, RegionCode region) =>
        matches.SingleOrDefault(match => match.Region == region) ?? new RegionMatch(region, [], []);

    private static (CrossRegionKind, RegionCode, bool) Task(IReadOnlyList<RegionMatch> matches, RegionCode region)
    {
        var task = Assert.Single(Of(matches, region).Tasks);
        return (task.Kind, task.Other, task.CountedHere);
    }
}
