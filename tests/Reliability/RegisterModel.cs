using SertiKesos.People;
using SertiKesos.Regions;

namespace SertiKesos.Tests.Reliability;

/// <summary>A roster as the model sees it: who is listed in which role, and when it was uploaded.</summary>
/// <param name="Submission">The identity of its content.</param>
internal sealed record ModelRoster(string Submission, DateTimeOffset UploadedAt, IReadOnlySet<InventedLine> Lines, bool IsBroken)
{
    /// <summary>The submission's own identity: that of its content, unless it was sent again.</summary>
    public string Id { get; init; } = Submission;

    public IEnumerable<Role> Roles => Lines.Select(line => line.Role).Distinct();
}

/// <summary>
/// What the register of a region must be, in the simplest words: each role is what its newest roster says. It shares no
/// code with the product.
/// </summary>
internal sealed class RegisterModel(RegionCode region)
{
    private readonly Dictionary<Role, ModelRoster> _newest = [];
    private readonly HashSet<InventedLine> _missing = [];
    private readonly SortedDictionary<string, string> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _firstUploads = [];
    private int _accepted;

    public RegionCode Region => region;

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
        if (_states[roster.Submission] != "needsFixing" && roster.UploadedAt > _firstUploads[roster.Submission] && replacedBy.Count > 0)
        {
            // What it is called is the product's own affair.
            Apply(roster with { Id = SertiKesos.Rosters.Submission.AgainIdOf(roster.Submission, replacedBy) });
        }
    }

    private void Apply(ModelRoster roster)
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

        _states[roster.Id] = "accepted";
        _accepted++;
        foreach (var role in roles)
        {
            var before = Of(role).ToHashSet();
            _newest[role] = roster;
            _missing.ExceptWith(Of(role));
            _missing.UnionWith(before.Except(Of(role)));
        }
    }

    /// <summary>Everything that must be so, in a form that can be compared with what is stored.</summary>
    public string Expected()
    {
        var lines = _newest.Keys.SelectMany(Of).ToList();
        var people = lines.Select(line => line.Serial).Distinct().ToList();
        return Write(
            _accepted,
            lines.Select(line => (InventedRoster.Nik(region, line.Serial), line.Role)),
            _newest.Select(newest => (newest.Key, newest.Value.Id)),
            _missing.Select(line => (InventedRoster.Nik(region, line.Serial), line.Role)),
            _accepted == 0 ? null : (_accepted, people.Count, people.Count(serial => new InventedLine(serial, default).IsCertified)),
            _states);
    }

    public static string Write(
        long version,
        IEnumerable<(string Nik, Role Role)> assignments,
        IEnumerable<(Role Role, string Submission)> sources,
        IEnumerable<(string Nik, Role Role)> missing,
        (long Version, int People, int Certified)? coverage,
        IEnumerable<KeyValuePair<string, string>> states) => string.Join(
        '\n',
        $"version {version}",
        $"people {string.Join(' ', assignments.Select(one => $"{one.Nik}/{one.Role}").Order(StringComparer.Ordinal))}",
        $"sources {string.Join(' ', sources.Select(one => $"{one.Role}={one.Submission}").Order(StringComparer.Ordinal))}",
        $"missing {string.Join(' ', missing.Select(one => $"{one.Nik}/{one.Role}").Order(StringComparer.Ordinal))}",
        $"coverage {coverage}",
        $"submissions {string.Join(' ', states.Select(one => $"{one.Key}={one.Value}").Order(StringComparer.Ordinal))}");

    private IEnumerable<InventedLine> Of(Role role) =>
        _newest.TryGetValue(role, out var newest) ? newest.Lines.Where(line => line.Role == role) : [];

    private static bool IsNewer(ModelRoster roster, ModelRoster than) =>
        roster.UploadedAt != than.UploadedAt
            ? roster.UploadedAt > than.UploadedAt
            : string.CompareOrdinal(roster.Id, than.Id) > 0;
}
