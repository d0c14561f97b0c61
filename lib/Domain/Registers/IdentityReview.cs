using SertiKesos.People;

namespace SertiKesos.Registers;

/// <summary>Which part of an identity two rosters state differently.</summary>
internal enum IdentityField
{
    Name,
    BirthDate,
}

/// <summary>
/// A newer roster states another name or birth date under a known NIK. Nothing was overwritten; somebody has to look
/// at the identity card and decide.
/// </summary>
/// <param name="Id">Names the review within its region without saying who.</param>
/// <param name="Known">What the register says, as text.</param>
/// <param name="Stated">What the newer roster says.</param>
/// <param name="Since">The local date on which that roster was accepted.</param>
internal sealed record IdentityReview(
    string Id, Nik Nik, IdentityField Field, string Known, string Stated, DateOnly Since, string Submission)
{
    /// <summary>Decided in favour of the register: kept, so that the same statement does not ask again.</summary>
    public bool Rejected { get; init; }

    public override string ToString() => $"IdentityReview {Field} since {Since:yyyy-MM-dd}";
}
