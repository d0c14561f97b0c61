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
    /// <summary>Open institutions of the list before, of which <see cref="Gone"/> are no longer named.</summary>
    public int Scope { get; init; }

    public int Gone => Missing.Count(institution => !institution.Closed);

    /// <summary>Institutions that had a date of their accreditation or Tanda Daftar, and those of them that have another one now.</summary>
    public int Dated { get; init; }

    public int Redated { get; init; }

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
            missing)
        {
            Scope = before.Count(institution => !institution.Closed),
            Dated = pairs.Count(pair => Dates(pair.Before).Any()),
            Redated = pairs.Count(pair => Dates(pair.Before).Except(Dates(pair.After)).Any()),
        };
    }

    /// <summary>A date that was not there before changes none.</summary>
    private static IEnumerable<(string, DateOnly)> Dates(Institution institution) => new (string Of, DateOnly? Day)[]
    {
        ("issued", institution.Accreditation.IssuedOn), ("expires", institution.Accreditation.ExpiresOn), ("registered", institution.Registration?.ValidUntil),
    }.Where(date => date.Day is not null).Select(date => (date.Of, date.Day!.Value));

    /// <summary>Storage times have whole seconds; of two uploads in one second the submission's name decides, on every run alike.</summary>
    private static bool IsOlder(InstitutionList current, InstitutionArrival arrival) =>
        (current.UploadedAt, StringComparer.Ordinal.Compare(current.Submission, arrival.Submission)).CompareTo((arrival.UploadedAt, 0)) <= 0;
}
