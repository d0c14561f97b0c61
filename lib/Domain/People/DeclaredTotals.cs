namespace SertiKesos.People;

/// <summary>
/// Totals that an office states in its own words: a <em>Rekap</em> sheet, a JUMLAH row, "36 orang" in a title. They are
/// kept as stated and set beside what is counted, never used to correct it.
/// </summary>
/// <param name="Total">People, as stated; null where the roster states none.</param>
/// <param name="Certified">Certified people, as stated.</param>
/// <param name="Parts">The stated breakdown, such as people per posting.</param>
/// <param name="Trainings">Stated numbers of participants of training events.</param>
/// <param name="Place">Where it stands, such as "lembar Rekap, baris 12".</param>
internal sealed record DeclaredTotals(
    int? Total,
    int? Certified,
    IReadOnlyList<DeclaredPart> Parts,
    IReadOnlyList<DeclaredTraining> Trainings,
    string Place);

/// <summary>One line of a stated breakdown; <paramref name="Label"/> is the office's own word.</summary>
internal sealed record DeclaredPart(string Label, int People, int? Certified = null);

/// <summary>
/// A training event with the stated number of participants, possibly of several regions: Bekasi 2020 stated 500 for
/// parts that sum to 475.
/// </summary>
internal sealed record DeclaredTraining(string Event, int Total, IReadOnlyList<DeclaredPart> Parts);
