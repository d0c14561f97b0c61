using SertiKesos.Coverage;
using SertiKesos.Coverage.Statements;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Outlook;
using SertiKesos.Tests.Support;
using SertiKesos.Time;

namespace SertiKesos.Tests.Coverage;

/// <summary>From roster files to the figures of the nation, by the product's own steps and without storage.</summary>
internal sealed class GoldenCase
{
    private readonly Dictionary<RegionCode, Register> _registers = [];
    private readonly List<RegionCoverage> _history = [];

    public List<Statement> Statements { get; } = [];

    /// <summary>Rosters are accepted on the day that they are read.</summary>
    public GoldenCase Accept(string region, DateOnly day, byte[] content)
    {
        var known = RegionCatalog.Shipped.Find(RegionCode.Parse(region))!;
        var check = RosterCheck.Run(new RosterFile("roster.xlsx", content), known, day, RulesInForce.Default, CancellationToken.None);
        Assert.True(check.Outcome is SubmissionState.Accepted or SubmissionState.AcceptedWithWarnings, $"The roster is {check.Outcome}.");

        var at = new DateTimeOffset(day, new TimeOnly(10, 0), known.Zone.Offset());
        var next = RegisterChange.Of(
            _registers.GetValueOrDefault(known.Code) ?? Register.Empty(known.Code),
            new RosterEntry(
                $"roster-{_history.Count}", at, at, day, [.. check.Reading.People.Select(row => row.Person)], check.Reading.Declared, check.Discrepancies)
            {
                Institutions = [.. check.Reading.Institutions.Select(row => row.Institution)],
            }).Next;
        _registers[known.Code] = next;
        _history.Add(RegionCount.Of(next, RulesInForce.Default));
        return this;
    }

    public GoldenCase AcceptSample(string region, DateOnly day, params string[] path) =>
        Accept(region, day, File.ReadAllBytes(Repository.PathOf(["samples", .. path])));

    public IReadOnlyCollection<Register> Registers => _registers.Values;

    public Register RegisterOf(string region) => _registers[RegionCode.Parse(region)];

    public NationalSummary Summary(DateOnly asOf)
    {
        var period = Period.Of(asOf);
        return NationalSummary.Of(
            period, asOf, 1, KnownOn(asOf), RulesInForce.Default,
            inputs: new OutlookInputs(
                StatementSet.Of(Statements),
                ReferenceData.Shipped,
                KnownOn(ReferenceData.Shipped.DeadlineOf(period).Deadline),
                KnownOn(period.Previous().LastDay)));
    }

    /// <summary>A roster of people with the given roles; the first so many of each are certified on the day of the roster.</summary>
    public static byte[] Roster(DateOnly day, params (string Role, int People, int Certified)[] groups)
    {
        var rows = new List<object?[]>();
        foreach (var (role, people, certified) in groups)
        {
            for (var number = 0; number < people; number++)
            {
                rows.Add(Row(rows.Count + 1, role, number < certified ? day.AddYears(-1) : null));
            }
        }

        return Xlsx.Of("Data", [SmallRoster.Header, .. rows]).Build().Content;
    }

    public static object?[] Row(int serial, string role, DateOnly? certified) => SmallRoster.Row(1).With(
        (0, serial), (1, $"Orang Contoh {Letters(serial)}"), (2, $"327701170885{serial:0000}"), (5, role),
        (8, certified is null ? null : $"SK.{serial}/LSP/{certified.Value.Year}"), (9, certified));

    private List<RegionCoverage> KnownOn(DateOnly day) =>
        [.. _history.Where(coverage => coverage.CountedOn <= day).GroupBy(coverage => coverage.Region).Select(group => group.Last())];

    private static string Letters(int serial) =>
        new([(char)('A' + (serial / 676 % 26)), (char)('a' + (serial / 26 % 26)), (char)('a' + (serial % 26))]);
}
