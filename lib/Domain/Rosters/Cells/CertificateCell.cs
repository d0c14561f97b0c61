using System.Text.RegularExpressions;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Cells;

internal enum CertificateClaim
{
    /// <summary>The cell says nothing.</summary>
    Silent,
    No,
    Yes,

    /// <summary>Passed, certificate not issued yet.</summary>
    Passed,
    Suspended,

    /// <summary>It names a training, which is no competency certificate.</summary>
    Training,

    /// <summary>Words that nobody knows: no claim, and named.</summary>
    Unknown,
}

/// <summary>
/// What one certificate cell says, whichever column it stands in: a number, a date, both, or only a word such as Ya,
/// Belum, ✓ or "lulus, belum terbit".
/// </summary>
internal readonly partial record struct CertificateCell(CertificateClaim Claim, string? Number = null, DateCell? Date = null)
{
    public const int MaxNumber = 100;

    public static CertificateCell Read(SheetCell? cell, DateOnly today) => cell switch
    {
        { Kind: CellKind.Text } text => OfText(CleanText.Line(text.Text), today),
        { Kind: CellKind.Number } number => number.Text is "0" ? new(CertificateClaim.No) : new(CertificateClaim.Yes, number.Text is "1" ? null : number.Text),
        { Kind: CellKind.Date, Date: { } date } => new(CertificateClaim.Yes, null, new DateCell(date, DateNote.None)),
        { Kind: CellKind.Boolean } truth => new(truth.Text == "TRUE" ? CertificateClaim.Yes : CertificateClaim.No),
        _ => new(CertificateClaim.Silent),
    };

    /// <summary>Only the words of a remark: free text there is no certificate number.</summary>
    public static CertificateClaim OfRemark(string text)
    {
        var folded = CleanText.Fold(text);
        if (folded is "belum")
        {
            return CertificateClaim.No;
        }

        return CleanText.HasAnyWord(folded, "sertifikat", "sertifikasi", "bersertifikat", "tersertifikasi", "kompetensi", "ukom", "uji kompetensi")
            ? Word(folded) ?? CertificateClaim.Silent
            : CertificateClaim.Silent;
    }

    private static CertificateCell OfText(string line, DateOnly today)
    {
        if (line.Length == 0 || line.All(character => char.IsPunctuation(character) || char.IsWhiteSpace(character) || character is '=' or '+'))
        {
            return new(line.Length == 0 ? CertificateClaim.Silent : CertificateClaim.No);
        }

        if (line is "✓" or "✔" or "√" or "☑" or "✅")
        {
            return new(CertificateClaim.Yes);
        }

        if (line.Length > 0 && CleanText.IsPlaceholder(line))
        {
            return new(CertificateClaim.No);
        }

        var folded = CleanText.Fold(line);
        if (CleanText.HasAnyWord(folded, "bimtek", "diklat", "pelatihan", "latsar", "latsardik", "pdps", "bimbingan teknis"))
        {
            return new(CertificateClaim.Training, Short(line));
        }

        if (Word(folded) is { } claim)
        {
            return new(claim);
        }

        if (DateFirst().Match(line) is { Success: true } first && DateCell.Parse(first.Groups["date"].Value, DateMeaning.Certificate, today) is { Date: not null } leading)
        {
            return new(CertificateClaim.Yes, Whole(first.Groups["number"].Value), leading);
        }

        if (DateCell.Find(line, DateMeaning.Certificate, today) is { } found && Lead().Replace(line[..found.Start], "").Trim(' ', ',', ';', '/', '(', '-', ':') is var number
            && IsBesideNumber(line, found.Start, found.Cell.Date is not null, number))
        {
            return new(CertificateClaim.Yes, number.Length == 0 ? null : Whole(number), found.Cell);
        }

        if (line.Any(char.IsAsciiDigit))
        {
            return new(CertificateClaim.Yes, Whole(line));
        }

        // A scheme's name alone (Generalis, Spesialis) says certified without proof.
        return CleanText.HasAnyWord(folded, CertificateTerms.Schemes) ? new(CertificateClaim.Yes) : new(CertificateClaim.Unknown, Short(line));
    }

    /// <summary>
    /// Whether what looks like a date is one beside the number, and no part of the number: CERT/32.77/0001 ends like a
    /// date, and without it twenty certificates would have one number.
    /// </summary>
    /// <param name="number">What stands before.</param>
    private static bool IsBesideNumber(string line, int start, bool isDay, string number)
    {
        if (start == 0)
        {
            return isDay || !line.Contains('/', StringComparison.Ordinal) || !line.AsSpan().ContainsAny('.', '-');
        }

        if (char.IsWhiteSpace(line[start - 1]) || line[start - 1] is ',' or ';' or ':' or '(')
        {
            return isDay || number.Any(char.IsAsciiDigit);
        }

        return isDay && number.Any(char.IsAsciiDigit) && !line.AsSpan(start).Contains(line[start - 1]);
    }

    private static CertificateClaim? Word(string folded)
    {
        if (CleanText.HasAnyWord(folded, "ditangguhkan", "dibekukan", "dicabut"))
        {
            return CertificateClaim.Suspended;
        }

        var negative = CleanText.HasAnyWord(folded, "belum", "blm", "tidak", "tdk", "nihil", "bukan", "non") || folded is "no" or "n" or "x" or "false" or "f" or "salah" or "t";
        if (CleanText.HasAnyWord(folded, "lulus", "kompeten") && (!negative || CleanText.HasAnyWord(folded, "terbit", "keluar", "cetak", "diterima"))
            && !CleanText.HasAnyWord(folded, "tidak lulus", "belum lulus", "belum kompeten", "tidak kompeten"))
        {
            return CertificateClaim.Passed;
        }

        if (negative || (CleanText.HasAnyWord(folded, CertificateTerms.OnTheWay) && !CleanText.HasAnyWord(folded, "sudah", "sdh", "telah", "perpanjangan", "perpanjang")))
        {
            return CertificateClaim.No;
        }

        return folded is "ya" or "y" or "v" or "ada" or "sudah" or "sdh" or "yes" or "true" or "benar" or "punya" or "memiliki" or "bersertifikat" or "tersertifikasi" or "ok" or "o" or "check" or "checked" or "aktif" or "berlaku"
            || CleanText.HasAnyWord(folded, "sudah", "sdh", "telah", "ada", "punya", "memiliki", "bersertifikat", "tersertifikasi", "perpanjangan", "perpanjang")
                ? CertificateClaim.Yes
                : null;
    }

    /// <summary>The number with all its characters; a text that is too long for one is none.</summary>
    private static string? Whole(string number) => number.Length <= MaxNumber ? number : null;

    private static string Short(string text) => text.Length <= MaxNumber ? text : text[..MaxNumber];

    [GeneratedRegex(@"^(?<date>\d{1,2}(?:[\-/.]\d{1,2}[\-/.]|\s+\p{L}{3,9}\s+)\d{4})\s*[,;/|\-–]\s+(?<number>\S.*)$")]
    private static partial Regex DateFirst();

    [GeneratedRegex(@"\s*[,(]?\s*\b(?:tanggal|tgl|tertanggal)\b\.?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Lead();
}
