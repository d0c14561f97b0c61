using SertiKesos.Coverage;
using SertiKesos.Coverage.Statements;
using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Registers;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Changes;
using SertiKesos.Summaries.Offices;
using SertiKesos.Summaries.Outlook;
using SertiKesos.Tests.Support;
using SertiKesos.Time;

namespace SertiKesos.Tests.Summaries.Offices;

/// <summary>An invented office over two issues: people join, leave, get certificates and lose them.</summary>
internal static class DrawnOffice
{
    public static readonly Period October = new(2026, 10);
    public static readonly Period November = new(2026, 11);

    private static readonly string[] First = ["Sri", "Budi", "Dewi", "Agus", "Rina", "Hendra", "Wati", "Joko", "Lestari", "Andi", "Maya", "Rudi"];
    private static readonly string[] Last = ["Contohwati", "Misalnya", "Umpama", "Rekaan", "Ilustrasi", "Karangan", "Fiktif", "Andaian"];
    private static readonly Role[] Roles = [Role.Psm, Role.Pkh, Role.Tksk, Role.Tagana];

    public static Register Before(int people) => Roster(Register.Empty(A.Cimahi), "roster-okt", new DateOnly(2026, 10, 8), [.. Enumerable.Range(1, people).Select(number => Person(number, later: false))]);

    /// <summary>One in twelve is gone, some are new, some have a certificate now.</summary>
    public static Register After(Register before, int people)
    {
        var next = Roster(before, "roster-nov", new DateOnly(2026, 11, 9), [.. Enumerable.Range(1, people + (people / 20)).Where(number => number % 12 != 7).Select(number => Person(number, later: true))]);
        foreach (var entry in next.Muster.Take(next.Muster.Count / 2).ToList())
        {
            next = RegisterActs.Explain(next, entry.Person.Identity, entry.Role, entry.Person.Name.Length % 2 == 0 ? MusterReason.Retired : MusterReason.Moved, new DateOnly(2026, 11, 12)) ?? next;
        }

        return next.Advance(next.NextStep("alasan", new DateTimeOffset(2026, 11, 12, 3, 0, 0, TimeSpan.Zero)));
    }

    public static NationalSummary Summary(Register register, Period period, DateOnly asOf, params IReadOnlyList<RegionCoverage> others)
    {
        var coverage = RegionCount.Of(register, RulesInForce.Default);
        return NationalSummary.Of(period, asOf, 1, [coverage, .. others], RulesInForce.Default, inputs: new OutlookInputs(StatementSet.Empty, ReferenceData.Shipped, [coverage], []));
    }

    public static OfficeSummary Office(int people = 60)
    {
        var before = Before(people);
        var after = After(before, people);
        var (then, now) = (Summary(before, October, October.LastDay), Summary(after, November, Counts.AsOf));
        var changes = RegionChanges.Of(new RegionSide(before, then.AsOf, RulesInForce.Default), new RegionSide(after, now.AsOf, RulesInForce.Default));
        return Of(now, after, changes, new IssueName(October, 2, then.AsOf));
    }

    public static OfficeSummary Of(NationalSummary summary, Register? register, RegionChanges? changes, IssueName? from)
    {
        var (figures, outlook) = summary.Outlook.With(summary).Single(region => region.Figures.Region.Code == A.Cimahi);
        return OfficeSummary.Of(OfficeIssue.Of(summary, IssueStanding.Of(summary), from), figures, outlook, register, Trend(figures.Figures.Total), changes);
    }

    public static IReadOnlyList<TrendEntry> Trend(StateCounts? now) =>
    [
        new(new DateOnly(2026, 6, 30), null),
        .. Enumerable.Range(7, 4).Select(month => new TrendEntry(new Period(2026, month).LastDay, new StateCounts(0, 6 + (month * 2), 2, 3, 1, 1, 70 - (month * 3)))),
        new(Counts.AsOf, now),
    ];

    private static Register Roster(Register register, string id, DateOnly day, IReadOnlyList<Person> people)
    {
        var at = new DateTimeOffset(day, new TimeOnly(9, 0), TimeSpan.FromHours(7));
        return RegisterChange.Of(register, new RosterEntry(id, at, at, day, people, new DeclaredTotals(people.Count + 1, null, [], [], "baris JUMLAH"), [])).Next;
    }

    private static Person Person(int number, bool later)
    {
        var name = $"{First[number % First.Length]} {Last[number % Last.Length]} {First[number / 8 % First.Length]}";
        var role = Roles[number % Roles.Length];
        var issued = new DateOnly(2021, 11, 1).AddDays(number * 37 % 1500);
        IReadOnlyList<Credential> papers = (number % 5) switch
        {
            0 or 1 => [new(CredentialKind.Competency, CredentialEvidence.Dated, Number: $"LSP-{number:0000}/2024", IssuedOn: issued)],
            2 when later && number % 3 == 0 => [new(CredentialKind.Competency, CredentialEvidence.Dated, Number: $"LSP-{number:0000}/2026", IssuedOn: new DateOnly(2026, 11, 3))],
            3 when number % 2 == 0 => [new(CredentialKind.Competency, CredentialEvidence.Claimed)],
            _ => [],
        };
        return new Person(
            name,
            number % 15 == 4 ? null : A.NikNumber(number),
            A.Date("1985-08-17"),
            Sex.Male,
            number % 3 == 0 ? [] : ["+62812000" + number.ToString("0000", System.Globalization.CultureInfo.InvariantCulture)],
            number % 4 == 0 ? $"orang{number}@contoh.go.id" : null,
            [new Assignment(role, number % 6 == 0 ? null : number % 2 == 0 ? "Kelurahan" : "Dinsos", "Cimahi Utara", null, ServiceStatus.Active, papers)]);
    }
}
