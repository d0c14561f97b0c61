using SertiKesos.Coverage;
using SertiKesos.People;
using SertiKesos.Protection;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Registers.Matching;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Changes;
using SertiKesos.Tests.Support;
using SertiKesos.Time;

namespace SertiKesos.Tests.Summaries.Changes;

/// <summary>Three regions that hand in rosters, correct them, lose people and send them to each other while days pass.</summary>
internal sealed class DrawnMonths
{
    public static readonly IReadOnlyList<RegionCode> Regions = [RegionCode.Parse("32.77"), RegionCode.Parse("32.17"), RegionCode.Parse("34.71")];

    private static readonly Role[] Roles = [Role.Psm, Role.Pkh, Role.Tksk];
    private static readonly BlindIndex Index = new(TestKeys.Key(9));
    private static readonly RulesInForce Shorter = new(new CertificateRules(48, 90), RulesInForce.Default.Institutions, ReferenceData.Shipped, RegionCatalog.Shipped);

    private readonly Dictionary<RegionCode, Register> _registers = [];
    private DateOnly _today = new(2026, 9, 1);
    private int _minute;

    public RulesInForce Rules { get; private set; } = RulesInForce.Default;

    /// <summary>One thing that happens, told by a number.</summary>
    public void Happen(int number)
    {
        var draw = new Draws(number);
        var region = Regions[draw.Next(Regions.Count)];
        var register = _registers.GetValueOrDefault(region) ?? Register.Empty(region);
        switch (draw.Next(10))
        {
            case < 5:
                Take(region, Roster(register, draw));
                break;
            case 5 or 6:
                _today = _today.AddDays(draw.Next(200));
                break;
            case 7:
                Rules = draw.Next(3) == 0 ? Shorter : RulesInForce.Default;
                break;
            case 8 when register.Muster.Count > 0:
                var entry = register.Muster[draw.Next(register.Muster.Count)];
                Act(region, RegisterActs.Explain(register, entry.Person.Identity, entry.Role, (MusterReason)draw.Next(6), _today));
                break;
            case 9 when register.People.Where(person => person.Nik is not null).ToList() is { Count: > 0 } known:
                Act(region, RegisterActs.SendTo(register, known[draw.Next(known.Count)].Nik!.Value, Regions[draw.Next(Regions.Count)], _today, "act"));
                break;
            default:
                break;
        }
    }

    public DrawnIssue Issue(int number)
    {
        var coverages = _registers.Values.Select(register => RegionCount.Of(register, Rules)).ToList();
        var digests = _registers.Values.Select(register => PeopleDigest.Of(register, Rules.Certificates, Index)).ToList();
        return new DrawnIssue(
            NationalSummary.Of(Period.Of(_today), _today, number, coverages, Rules, CrossRegionMatch.Of(digests)),
            new Dictionary<RegionCode, Register>(_registers), coverages, digests, Rules);
    }

    /// <summary>The bridge of a region between two issues.</summary>
    public static RegionChanges? Bridge(RegionCode region, DrawnIssue before, DrawnIssue after) =>
        RegionChanges.Of(before.Side(region), after.Side(region), Transfers.Into(region, after.Digests, Index));

    private void Take(RegionCode region, Register next) => _registers[region] = next;

    private void Act(RegionCode region, Register? next)
    {
        if (next is not null)
        {
            _registers[region] = next.Advance(next.NextStep($"act{_minute}", At()));
        }
    }

    private Register Roster(Register register, Draws draw)
    {
        var roles = Roles.Where(_ => draw.Next(2) == 0).DefaultIfEmpty(Role.Psm).ToList();
        var people = Enumerable.Range(1, 9).Where(_ => draw.Next(4) > 0)
            .SelectMany(serial => roles.Where(_ => draw.Next(3) > 0).Select(role => Person(serial, role, draw)))
            .ToList();
        var at = At();
        return people.Count == 0 ? register : RegisterChange.Of(register, new RosterEntry($"roster{_minute}", at, at, _today, people, null, [])).Next;
    }

    /// <summary>Now and then without NIK, as in the field.</summary>
    private Person Person(int serial, Role role, Draws draw)
    {
        var person = A.Person(serial);
        var status = draw.Next(12) == 0 ? (ServiceStatus)(1 + draw.Next(6)) : ServiceStatus.Active;
        return person with
        {
            Name = $"Orang {"Satu Dua Tiga Empat Lima Enam Tujuh Delapan Sembilan".Split(' ')[serial - 1]}",
            Nik = draw.Next(5) == 0 ? null : person.Nik,
            Assignments = [person.Assignments[0] with { Role = role, Status = status, Credentials = Credentials(draw) }],
        };
    }

    private IReadOnlyList<Credential> Credentials(Draws draw)
    {
        Credential Paper(CredentialEvidence evidence) => new(CredentialKind.Competency, evidence);
        var issued = new DateOnly(2026, 9, 1).AddDays(-draw.Next(2200) + 300);
        return draw.Next(8) switch
        {
            0 or 1 => [],
            2 => [Paper(CredentialEvidence.Claimed)],
            3 => [Paper(CredentialEvidence.PassedNotIssued)],
            4 => [Paper(CredentialEvidence.Dated) with { IssuedOn = issued, Suspended = draw.Next(2) == 0 }],
            5 => [Paper(CredentialEvidence.Dated) with { NeverExpires = true, Number = "tetap" }],
            _ => [Paper(CredentialEvidence.Dated) with { IssuedOn = issued < _today ? issued : _today, Number = draw.Next(3) == 0 ? null : $"N{draw.Next(4)}" }],
        };
    }

    private DateTimeOffset At() => new DateTimeOffset(_today, new TimeOnly(8, 0), TimeSpan.FromHours(7)).AddMinutes(++_minute);

    /// <summary>Numbers from a seed, the same on every machine.</summary>
    private sealed class Draws(int seed)
    {
        private uint _state = (uint)seed * 2654435761u + 12345u;

        public int Next(int below)
        {
            _state = (_state * 1664525u) + 1013904223u;
            return (int)((_state >> 8) % (uint)below);
        }
    }
}

/// <summary>One issue with the registers behind it.</summary>
internal sealed record DrawnIssue(
    NationalSummary Summary, IReadOnlyDictionary<RegionCode, Register> Registers, IReadOnlyList<RegionCoverage> Coverages, IReadOnlyList<PeopleDigest> Digests, RulesInForce Rules)
{
    public RegionSide? Side(RegionCode region) => Registers.TryGetValue(region, out var register) ? new RegionSide(register, Summary.AsOf, Rules) : null;
}
