namespace SertiKesos.Institutions;

/// <summary>The institutions of a region as its newest accepted list states them; each list replaces the one before as a whole.</summary>
/// <param name="UploadedAt">When the office uploaded it: an older upload never replaces a newer one.</param>
/// <param name="AcceptedAt">When it was accepted, by the product's own clock.</param>
/// <param name="Left">Institutions that a list no longer names, until one names them again.</param>
internal sealed record InstitutionList(
    string Submission,
    DateTimeOffset UploadedAt,
    DateTimeOffset AcceptedAt,
    IReadOnlyList<Institution> Institutions,
    IReadOnlyList<LeftInstitution> Left)
{
    public override string ToString() => $"InstitutionList ({Institutions.Count} institutions)";
}

/// <summary>An institution that the list of <paramref name="Submission"/> no longer names.</summary>
internal sealed record LeftInstitution(Institution Institution, DateOnly MissingSince, string Submission);
