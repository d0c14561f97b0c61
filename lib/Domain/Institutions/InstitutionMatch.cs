namespace SertiKesos.Institutions;

/// <summary>Finds the institutions of one list in another.</summary>
internal static class InstitutionMatch
{
    /// <summary>
    /// Pairs each institution with at most one of the other list, the surest first: by number and name, then by number,
    /// then by name and kind, since a renewed Tanda Daftar often has another number.
    /// </summary>
    public static IReadOnlyList<(Institution Before, Institution After)> Pair(IReadOnlyList<Institution> before, IReadOnlyList<Institution> after)
    {
        var pairs = new List<(Institution, Institution)>();
        var open = before.ToList();
        var free = after.ToList();
        foreach (var key in (Func<Institution, object?>[])[NumberAndName, institution => InstitutionIdentity.FoldNumber(institution.Registration?.Number), NameAndKind])
        {
            var known = new Dictionary<object, Queue<Institution>>();
            foreach (var institution in open)
            {
                if (key(institution) is { } value)
                {
                    known.TryAdd(value, new Queue<Institution>());
                    known[value].Enqueue(institution);
                }
            }

            var paired = new HashSet<Institution>(ReferenceEqualityComparer.Instance);
            foreach (var institution in free)
            {
                if (key(institution) is { } value && known.TryGetValue(value, out var candidates) && candidates.TryDequeue(out var match))
                {
                    pairs.Add((match, institution));
                    paired.Add(match);
                    paired.Add(institution);
                }
            }

            open.RemoveAll(paired.Contains);
            free.RemoveAll(paired.Contains);
        }

        return pairs;
    }

    /// <summary>Each institution once; of repeats the later row stands, as with people.</summary>
    public static IReadOnlyList<Institution> WithoutRepeats(IReadOnlyList<Institution> institutions)
    {
        var kept = new List<Institution>();
        var byName = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var institution in institutions)
        {
            var name = InstitutionIdentity.FoldName(institution.Name);
            byName.TryAdd(name, []);
            var same = byName[name].FindIndex(index => InstitutionIdentity.AreSame(kept[index], institution));
            if (same >= 0)
            {
                kept[byName[name][same]] = institution;
            }
            else
            {
                byName[name].Add(kept.Count);
                kept.Add(institution);
            }
        }

        return kept;
    }

    private static object? NumberAndName(Institution institution) =>
        InstitutionIdentity.FoldNumber(institution.Registration?.Number) is { } number ? (number, InstitutionIdentity.FoldName(institution.Name)) : null;

    private static object? NameAndKind(Institution institution) => (InstitutionIdentity.FoldName(institution.Name), institution.Kind);
}
