using SertiKesos.Platform.Audit;
using SertiKesos.Regions;

namespace SertiKesos.Rights;

/// <summary>
/// Whom the records of one actor point at. A record of a region stands for the whole region where it is about a roster
/// or a list that was read, or where an office acted, whose key opens all of it; else for the person whom it names.
/// </summary>
internal sealed class ActorTrail
{
    private const string Office = "office:";

    /// <summary>Rosters, lists of people that were read, and candidates that were handed out.</summary>
    private static readonly string[] WholeRegion = ["roster.", "people.", "candidates."];

    private const string Person = "person.";

    private readonly HashSet<RegionCode> _regions = [];
    private readonly HashSet<string> _subjects = new(StringComparer.Ordinal);
    private readonly HashSet<RegionCode> _places = [];
    private bool _everywhere;

    public int Records { get; private set; }

    public void Take(AuditRecord record)
    {
        Records++;
        if (!RegionCode.TryParse(record.Scope, out var region))
        {
            // The national chain also records acts on keys and data as a whole, which name nobody.
            if (record.Entry.Action.StartsWith(Person, StringComparison.Ordinal))
            {
                _everywhere = true;
                _subjects.Add(record.Entry.Subject);
            }
        }
        else if (record.Entry.Actor.StartsWith(Office, StringComparison.Ordinal)
            || WholeRegion.Any(action => record.Entry.Action.StartsWith(action, StringComparison.Ordinal)))
        {
            _regions.Add(region);
        }
        else
        {
            _places.Add(region);
            _subjects.Add(record.Entry.Subject);
        }
    }

    public bool MayCover(RegionCode region) => _everywhere || _regions.Contains(region) || _places.Contains(region);

    public bool Covers(AffectedPerson person) => _regions.Contains(person.Region) || person.Keys.Overlaps(_subjects);

    /// <summary>Subjects that nobody bears: erased since, or named under an older key.</summary>
    public int Unknown(IEnumerable<AffectedPerson> people) => _subjects.Except(people.SelectMany(person => person.Keys)).Count();
}
