using SertiKesos.Institutions;
using SertiKesos.Rosters.Cells;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.InstitutionSheets;

/// <summary>
/// What one cell says of an accreditation, whichever column it stands in: a grade, a word such as "proses", a number, a
/// date, or several of them. <see cref="Claim"/> is null where the cell says nothing.
/// </summary>
/// <param name="IsEnd">The date is the last valid day, not the day of issue.</param>
internal readonly record struct AccreditationCell(
    AccreditationClaim? Claim, AccreditationGrade? Grade = null, string? Number = null, DateOnly? Date = null, bool IsEnd = false)
{
    private static readonly string[] InProcess =
        ["proses", "pengajuan", "diajukan", "mengajukan", "visitasi", "menunggu", "usulan", "diusulkan", "pra akreditasi", "reakreditasi", "perpanjangan", "diperpanjang", "diproses"];

    private static readonly string[] NotYet = ["belum diajukan", "belum mengajukan", "belum diproses", "belum proses", "belum diusulkan", "tidak mengajukan"];
    private static readonly string[] End = ["berlaku", "s d", "sampai", "berakhir", "hingga"];

    public static AccreditationCell Read(SheetCell? cell, DateOnly today)
    {
        if (cell is { Kind: CellKind.Text } text)
        {
            var folded = CleanText.Fold(text.Text);
            if (IsInProcess(folded))
            {
                return new(AccreditationClaim.InProcess);
            }

            if (CleanText.HasAnyWord(folded, NotYet))
            {
                return new(AccreditationClaim.None);
            }

            var said = CertificateCell.Read(cell, today);
            if (said.Claim is CertificateClaim.Unknown && (GradeOf(folded) is not null || CleanText.HasAnyWord(folded, "akreditasi", "terakreditasi", "unggul", "baik", "cukup")))
            {
                said = new(CertificateClaim.Yes);
            }

            return said.Claim == CertificateClaim.Training ? default : Of(said) with
            {
                Grade = said.Claim is CertificateClaim.Yes or CertificateClaim.Suspended ? GradeOf(folded) : null,
                IsEnd = said.Date is not null && CleanText.HasAnyWord(folded, End),
            };
        }

        return Of(CertificateCell.Read(cell, today));
    }

    /// <summary>"Proses", "pengajuan ulang", "sudah visitasi": applied for, not decided.</summary>
    public static bool IsInProcess(string folded) => CleanText.HasAnyWord(folded, InProcess) && !CleanText.HasAnyWord(folded, NotYet);

    private static AccreditationCell Of(CertificateCell said) => said.Claim switch
    {
        CertificateClaim.Yes => new(AccreditationClaim.Accredited, null, said.Number, said.Date?.Date),
        CertificateClaim.Passed => new(AccreditationClaim.InProcess),
        CertificateClaim.Suspended => new(AccreditationClaim.Suspended),
        CertificateClaim.No => new(AccreditationClaim.None),
        _ => default,
    };

    /// <summary>"A", "Terakreditasi B", "C (cukup)".</summary>
    private static AccreditationGrade? GradeOf(string folded)
    {
        var grades = folded.Split(' ').Where(word => word is "a" or "b" or "c").Distinct().ToList();
        return grades.Count == 1 ? grades[0] switch { "a" => AccreditationGrade.A, "b" => AccreditationGrade.B, _ => AccreditationGrade.C } : null;
    }
}
