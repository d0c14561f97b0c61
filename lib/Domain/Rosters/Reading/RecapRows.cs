using System.Globalization;
using SertiKesos.People;
using SertiKesos.Rosters.Cells;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Layout;

namespace SertiKesos.Rosters.Reading;

/// <summary>
/// Sets the rows of a recap beside the rows of the lists. A recap is by role, by posting or by place; which of them it is,
/// its labels say themselves. What cannot be set beside anything is left alone: an office may count what no list holds.
/// </summary>
internal static class RecapRows
{
    private static readonly string[] Rest = ["lain", "lainnya", "tanpa", "belum", "tidak", "kosong", "dll"];

    public static void Compare(string sheet, StatedTotals stated, IReadOnlyList<RosterPerson> people, FindingLog log)
    {
        if (stated.Parts.Count < 2 || people.Count == 0)
        {
            return;
        }

        var labels = stated.Parts.Select(part => part.Label).ToList();
        var best = Ways(people).MaxBy(way => labels.Count(way.Knows))!;
        if (labels.Count(best.Knows) * 2 <= labels.Count)
        {
            return;
        }

        for (var index = 0; index < labels.Count; index++)
        {
            var said = stated.Parts[index].People;
            if (best.Counts(labels[index]) is { } counted && counted.All != said && counted.Active != said && counted.Different != said)
            {
                log.Cell(
                    FindingCatalog.RecapRowDiffers, sheet, stated.PartCells[index], stated.Heading, said.ToString(CultureInfo.InvariantCulture),
                    string.Create(CultureInfo.InvariantCulture, $"{labels[index]} tertulis {said}, terbaca {counted.Active}"));
            }
        }
    }

    /// <summary>In this order: where the labels fit two of them equally well, the first is meant.</summary>
    private static IEnumerable<Way> Ways(IReadOnlyList<RosterPerson> people) =>
    [
        new(people, assignment => assignment.Posting, label => PostingTerms.Of(label), null),
        new(people, assignment => assignment.Role.Code(), label => RoleTerms.Find(label)?.Code(), null),
        new(people, assignment => assignment.Kecamatan, label => label, "kecamatan"),
        new(people, assignment => assignment.Kelurahan, label => label, "kelurahan"),
    ];

    /// <summary>One way of counting people.</summary>
    private sealed class Way
    {
        private readonly Dictionary<string, (int All, int Active, int Different)> _counts;
        private readonly Func<string, string?> _read;
        private readonly string? _place;

        public Way(IReadOnlyList<RosterPerson> people, Func<Assignment, string?> of, Func<string, string?> read, string? place)
        {
            (_read, _place) = (read, place);
            _counts = people
                .Select(person => (Person: person, Key: of(person.Person.Assignments[0])))
                .Where(entry => entry.Key is not null)
                .GroupBy(entry => Fold(entry.Key!), entry => entry.Person, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group =>
                {
                    var active = group.Where(person => person.Person.IsActive).ToList();
                    return (group.Count(), active.Count, active.Select(person => person.Person.Identity).Distinct().Count());
                }, StringComparer.Ordinal);
        }

        public bool Knows(string label) => _read(label) is { } key && _counts.ContainsKey(Fold(key));

        /// <summary>Null for "lainnya" and for what no list has a word for.</summary>
        public (int All, int Active, int Different)? Counts(string label)
        {
            if (_read(label) is not { } key || CleanText.HasAnyWord(CleanText.Fold(label), Rest))
            {
                return null;
            }

            return _counts.TryGetValue(Fold(key), out var counts) ? counts : null;
        }

        private string Fold(string text)
        {
            var folded = CleanText.Fold(text);
            foreach (var word in _place is null ? [] : (string[])[_place, "kec", "kel", "desa", "kalurahan", "kemantren", "distrik"])
            {
                if (folded.StartsWith(word + " ", StringComparison.Ordinal))
                {
                    return folded[(word.Length + 1)..];
                }
            }

            return folded;
        }
    }
}
