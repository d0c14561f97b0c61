using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Registers;

namespace SertiKesos.Rigs;

/// <summary>A roster as the model sees it: who is listed in which role, and when it was uploaded.</summary>
/// <param name="Submission">The identity of its content.</param>
internal sealed record ModelRoster(string Submission, DateTimeOffset UploadedAt, IReadOnlySet<InventedLine> Lines, bool IsBroken)
{
    /// <summary>The submission's own identity: that of its content, unless it was sent again.</summary>
    public string Id { get; init; } = Submission;

    public string? UploadedBy { get; init; }

    public IEnumerable<Role> Roles => Lines.Select(line => line.Role).Distinct();
}

/// <summary>What the office said of somebody who is missing.</summary>
internal sealed record ModelLeaving(MusterReason? Reason, RegionCode? To)
{
    public override string ToString() => $"{Reason}>{To}";
}

/// <summary>
/// What the register of a region must be, in the simplest words: each role is what its newest roster says, but for those
/// who moved since. It shares no code with the product.
/// </summary>
internal sealed class RegisterModel(RegionCode region)
{
    private readonly HashSet<InventedLine> _serving = [];
    private readonly Dictionary<InventedLine, ModelLeaving> _missing = [];
    private readonly Dictionary<Role, ModelRoster> _newest = [];
    private readonly Dictionary<string, ModelRoster> _waiting = [];
    private readonly HashSet<(RegionCode? Home, int Serial)> _received = [];
    private readonly SortedDictionary<string, string> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _firstUploads = [];
    private int _version;

    public RegionCode Region => region;

    /// <summary>Rosters that wait for a second person.</summary>
    public IReadOnlyList<string> Waiting => [.. _waiting.Keys.Order(StringComparer.Ordinal)];

    public IReadOnlyList<InventedLine> Missing => [.. _missing.Keys.OrderBy(line => line.Serial).ThenBy(line => line.Role)];

    /// <summary>
    /// Takes a roster in; one that is known already changes nothing, unless another one has replaced it since and it is
    /// uploaded after that one.
    /// </summary>
    public void Take(ModelRoster roster)
    {
        if (_firstUploads.TryAdd(roster.Submission, roster.UploadedAt))
        {
            Apply(roster);
            return;
        }

        var replacedBy = roster.Roles
            .Select(role => _newest.GetValueOrDefault(role))
            .OfType<ModelRoster>()
            .Where(newest => newest.Submission != roster.Submission && newest.UploadedAt < roster.UploadedAt)
            .Select(newest => newest.Id)
            .ToList();
        if (_states[roster.Submission] is not ("needsFixing" or "held") && roster.UploadedAt > _firstUploads[roster.Submission] && replacedBy.Count > 0)
        {
            // What it is called is the product's own affair.
            var again = SertiKesos.Rosters.Submissions.Submission.AgainIdOf(roster.Submission, replacedBy);
            if (!_states.ContainsKey(again))
            {
                Apply(roster with { Id = again });
            }
        }
    }

    /// <summary>A second key lets a waiting roster through; the one that handed it in may not.</summary>
    public string Release(string id, string by)
    {
        if (!_waiting.TryGetValue(id, out var roster))
        {
            return "NotHeld";
        }

        if (roster.UploadedBy == by)
        {
            return "SamePerson";
        }

        _waiting.Remove(id);
        Apply(roster, released: true);
        return "Released";
    }

    public string Explain(InventedLine line, MusterReason reason)
    {
        if (!_missing.TryGetValue(line, out var leaving))
        {
            return "NotFound";
        }

        if (leaving.Reason != reason)
        {
            _missing[line] = leaving with { Reason = reason };
            _version++;
        }

        return "Done";
    }

    /// <summary>Somebody of this region has moved to another one; <paramref name="byOther"/> when that one says so.</summary>
    public string MoveTo(RegisterModel other, int serial, bool byOther)
    {
        if (!(byOther ? other.Knows(region, serial) : Knows(null, serial)))
        {
            return "NotFound";
        }

        if (byOther && _serving.Any(line => line.Serial == serial))
        {
            return "NotYours";
        }

        if (!Knows(null, serial))
        {
            return "NotFound";
        }

        // The certificate is told to the other region where it lists the person and does not know of it.
        if (new InventedLine(serial, default).IsCertified && other._serving.Any(line => line.Home == region && line.Serial == serial) && other._received.Add((region, serial)))
        {
            other._version++;
        }

        var moved = new ModelLeaving(MusterReason.Moved, other.Region);
        var leaving = _serving.Where(line => line.Serial == serial)
            .Concat(_missing.Where(entry => entry.Key.Serial == serial && entry.Value.To is null).Select(entry => entry.Key)).ToList();
        foreach (var line in leaving)
        {
            _serving.Remove(line);
            _missing[line] = moved;
        }

        _version += leaving.Count > 0 ? 1 : 0;
        return "Done";
    }

    /// <summary>Everything that must be so, in a form that can be compared with what is stored.</summary>
    public string Expected()
    {
        var people = _serving.Select(line => (line.Home, line.Serial)).Distinct().ToList();
        return Write(
            _version,
            _serving.Select(line => (Nik(line), line.Role)),
            _newest.Select(newest => (newest.Key, newest.Value.Id)),
            _missing.Select(entry => (Nik(entry.Key), entry.Key.Role, entry.Value)),
            _serving.Where(line => _received.Contains((line.Home, line.Serial))).Select(Nik).Distinct(),
            _version == 0 ? null : (_version, people.Count, people.Count(person => new InventedLine(person.Serial, default) { Home = person.Home }.IsCertified)),
            _states);
    }

    public static string Write(
        long version,
        IEnumerable<(string Nik, Role Role)> assignments,
        IEnumerable<(Role Role, string Submission)> sources,
        IEnumerable<(string Nik, Role Role, ModelLeaving Leaving)> missing,
        IEnumerable<string> received,
        (long Version, int People, int Certified)? coverage,
        IEnumerable<KeyValuePair<string, string>> states) => string.Join(
        '\n',
        $"version {version}",
        $"people {string.Join(' ', assignments.Select(one => $"{one.Nik}/{one.Role}").Order(StringComparer.Ordinal))}",
        $"sources {string.Join(' ', sources.Select(one => $"{one.Role}={one.Submission}").Order(StringComparer.Ordinal))}",
        $"missing {string.Join(' ', missing.Select(one => $"{one.Nik}/{one.Role}:{one.Leaving}").Order(StringComparer.Ordinal))}",
        $"received {string.Join(' ', received.Order(StringComparer.Ordinal))}",
        $"coverage {coverage}",
        $"submissions {string.Join(' ', states.Select(one => $"{one.Key}={one.Value}").Order(StringComparer.Ordinal))}");

    private void Apply(ModelRoster roster, bool released = false)
    {
        if (roster.IsBroken)
        {
            _states[roster.Id] = "needsFixing";
            return;
        }

        var roles = roster.Roles.Where(role => !_newest.TryGetValue(role, out var newest) || IsNewer(roster, newest)).ToList();
        if (roles.Count == 0)
        {
            _states[roster.Id] = "superseded";
            return;
        }

        var before = _serving.Where(line => roles.Contains(line.Role)).ToHashSet();
        var after = roster.Lines.Where(line => roles.Contains(line.Role)).ToHashSet();
        var gone = before.Except(after).ToList();
        var people = before.Select(Nik).Distinct().Count();
        var leaving = gone.Select(Nik).Distinct().Count();
        if (!released && leaving > 10 && leaving * 5 > people)
        {
            _states[roster.Id] = "held";
            _waiting[roster.Id] = roster;
            return;
        }

        _states[roster.Id] = "accepted";
        _version++;
        _serving.ExceptWith(before);
        _serving.UnionWith(after);
        gone.ForEach(line => _missing[line] = new ModelLeaving(null, null));
        foreach (var line in after)
        {
            _missing.Remove(line);
        }

        roles.ForEach(role => _newest[role] = roster);
        foreach (var waiting in _waiting.Values.Where(other => other.Roles.All(role => _newest.TryGetValue(role, out var newest) && newest.UploadedAt > other.UploadedAt)).ToList())
        {
            _waiting.Remove(waiting.Id);
            _states[waiting.Id] = "superseded";
        }
    }

    private bool Knows(RegionCode? home, int serial) =>
        _serving.Concat(_missing.Keys).Any(line => line.Home == home && line.Serial == serial);

    private string Nik(InventedLine line) => InventedRoster.Nik(line.Home ?? region, line.Serial);

    private static bool IsNewer(ModelRoster roster, ModelRoster than) =>
        roster.UploadedAt != than.UploadedAt
            ? roster.UploadedAt > than.UploadedAt
            : string.CompareOrdinal(roster.Id, than.Id) > 0;
}
