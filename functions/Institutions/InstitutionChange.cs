namespace SertiKesos.Institutions;

/// <summary>A list of institutions as a roster brings it.</summary>
/// <param name="Today">The local date of the region.</param>
internal sealed record InstitutionArrival(
    string Submission, DateTimeOffset UploadedAt, DateTimeOffset AcceptedAt, DateOnly Today, IReadOnlyList<Institution> Institutions)
{
    public override string ToString() => $"InstitutionArrival ({Institutions.Count} institutions)";
}

/// <summary>The next list of a region, and how it differs from the one before.</summary>
internal sealed record InstitutionChange(InstitutionList Next, int Added, int Changed, int Unchanged, IReadOnlyList<Institution> Missing)
{
    public override string ToString() => $"InstitutionChange +{Added} ~{Changed} ={Unchanged} -{Missing.Count}";

    /// <summary>Null when nothing changes: the roster has no institutions, or a newer list is in force.</summary>
    public static InstitutionChange? Of(InstitutionList? current, InstitutionArrival arrival)
    {
        if (arrival.Institutions.Count == 0 || (current is not null && !IsOlder(current, arrival)))
        {
            return null;
        }

        var incoming = InstitutionMatch.WithoutRepeats(arrival.Institutions);
        var before = current?.Institutions ?? [];
        var pairs = InstitutionMatch.Pair(before, incoming);
        var unchanged = pairs.Count(pair => pair.Before == pair.After);
        var missing = before.Where(known => pairs.All(pair => !ReferenceEquals(pair.Before, known))).ToList();
        var left = current?.Left ?? [];
        var back = InstitutionMatch.Pair([.. left.Select(entry => entry.Institution)], incoming);
        return new InstitutionChange(
            new InstitutionList(
                arrival.Submission,
                arrival.UploadedAt,
                arrival.AcceptedAt,
                incoming,
                [
                    .. left.Where(entry => back.All(pair => !ReferenceEquals(pair.Before, entry.Institution))),
                    .. missing.Select(institution => new LeftInstitution(institution, arrival.Today, arrival.Submission)),
                ]),
            incoming.Count - pairs.Count,
            pairs.Count - unchanged,
            unchanged,
            missing);
    }

    /// <summary>Storage times have whole seconds; of two uploads in one second the submission's name decides, on every run alike.</summary>
    private static bool IsOlder(InstitutionList current, InstitutionArrival arrival) =>
        (current.UploadedAt, StringComparer.Ordinal.Compare(current.Submission, arrival.Submission)).CompareTo((arrival.UploadedAt, 0)) <= 0;
}
