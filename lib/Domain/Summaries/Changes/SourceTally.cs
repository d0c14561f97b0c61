using System.Text.Json.Serialization;
using SertiKesos.People;
using SertiKesos.Registers;
using SertiKesos.Time;

namespace SertiKesos.Summaries.Changes;

/// <summary>What brought a change about.</summary>
internal enum SourceKind
{
    Roster,

    /// <summary>What the office did beside handing in rosters: reasons given, corrections, transfers.</summary>
    Acts,

    /// <summary>Days that passed, and rules that changed.</summary>
    Calendar,
}

/// <summary>What one roster changed, or all acts together, or the calendar.</summary>
/// <param name="Submission">The roster.</param>
/// <param name="On">The local day on which it was put in force.</param>
internal sealed record SourceChanges(SourceKind Kind, string? Submission, DateOnly? On, IReadOnlyList<Role> Roles, IReadOnlyList<CauseChange> Causes)
{
    [JsonIgnore]
    public Headcount Net => CauseChange.NetOf(Causes);
}

/// <summary>
/// Adds up causes by roster. Of several rosters of a role the newest is named, which states what is counted; those that it
/// replaced, and those that changed nobody, have a line without causes.
/// </summary>
internal sealed class SourceTally(RegionSide? before, RegionSide? after)
{
    /// <summary>Names of acts may speak of people, so that they are never told apart.</summary>
    public const string Acts = "";

    private readonly IReadOnlyList<RegisterStep> _rosters =
    [
        .. (after?.Register.Steps ?? [])
            .Where(step => step.Change is not null && step.Roles.Count > 0 && step.Version > (before?.Register.Version ?? 0))
            .Reverse()
            .DistinctBy(step => step.Id)
            .OrderBy(step => step.Version),
    ];

    private readonly Dictionary<string, CauseTally> _tallies = new(StringComparer.Ordinal);
    private readonly CauseTally _calendar = new();

    public IReadOnlyList<SourceChanges> All
    {
        get
        {
            var zone = after is { } side ? side.Rules.Regions.Find(side.Register.Region)?.Zone ?? IndonesianZone.Wib : IndonesianZone.Wib;
            return
            [
                .. _rosters
                    .Select(step => new SourceChanges(SourceKind.Roster, step.Id, step.At.DayAt(zone), step.Roles, _tallies.TryGetValue(step.Id, out var tally) ? tally.Causes : [])),
                .. Line(SourceKind.Acts, _tallies.GetValueOrDefault(Acts)?.Causes ?? []),
                .. Line(SourceKind.Calendar, _calendar.Causes),
            ];
        }
    }

    public void Add(PersonChangeCause person)
    {
        if (person.Cause is null)
        {
            return;
        }

        if (person.Source is null)
        {
            _calendar.Add(person);
            return;
        }

        var key = _rosters.Any(step => step.Id == person.Source) ? person.Source : Acts;
        if (!_tallies.TryGetValue(key, out var tally))
        {
            _tallies[key] = tally = new CauseTally();
        }

        tally.Add(person);
    }

    private static IEnumerable<SourceChanges> Line(SourceKind kind, IReadOnlyList<CauseChange> causes) =>
        causes.Count == 0 ? [] : [new SourceChanges(kind, null, null, [], causes)];
}
