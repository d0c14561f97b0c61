using SertiKesos.People;
using SertiKesos.Rosters.Cells;
using SertiKesos.Rosters.Findings;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Layout;

/// <summary>What one sheet states in sums.</summary>
internal sealed record StatedTotals(int? Total, int? Certified, IReadOnlyList<DeclaredPart> Parts, DeclaredTraining? Training, int Row)
{
    /// <summary>The cells in which the numbers of the parts stand, in their order, and the heading above them.</summary>
    public IReadOnlyList<CellAddress> PartCells { get; init; } = [];

    /// <summary>The cell of the total; null where none is stated.</summary>
    public CellAddress? TotalCell { get; init; }

    public string Heading { get; init; } = "";
}

/// <summary>
/// Reads a recap sheet: a label column beside columns of numbers, closed by a JUMLAH row. A recap of the participants of
/// a training states that training's numbers, never the number of people.
/// </summary>
internal static class RecapReader
{
    private const int MaxParts = 1_000;

    public static StatedTotals? Read(SheetContent sheet)
    {
        foreach (var header in sheet.Rows.Where(row => row.Number <= TableFinder.HeaderRows && row.Cells.Count >= 2))
        {
            if (Find(header, IsPeople) is { } people && Label(header, people) is { } label)
            {
                return Read(sheet, header, label, people, Find(header, IsCertified));
            }
        }

        return null;
    }

    private static StatedTotals? Read(SheetContent sheet, SheetRow header, int label, int people, int? certified)
    {
        var parts = new List<DeclaredPart>();
        var cells = new List<CellAddress>();
        (int Total, int? Certified, int Row)? total = null;
        foreach (var row in sheet.Rows.Where(row => row.Number > header.Number))
        {
            var name = row.Cells.FirstOrDefault(cell => cell.Kind == CellKind.Text && cell.Column <= label).Text;
            var count = Count(row, people);
            if (name is null || count is null)
            {
                continue;
            }

            if (TotalTerms.IsTotal(name))
            {
                total = (count.Value, certified is { } column ? Count(row, column) : null, row.Number);
                break;
            }

            if (row.At(label) is { Kind: CellKind.Text } text && parts.Count < MaxParts)
            {
                parts.Add(new DeclaredPart(Masking.Text(CleanText.Line(text.Text)), count.Value, certified is { } column ? Count(row, column) : null));
                cells.Add(new CellAddress(row.Number, people));
            }
        }

        if (parts.Count == 0 && total is null)
        {
            return null;
        }

        var titles = sheet.Rows.Where(row => row.Number < header.Number).SelectMany(row => row.Cells).Where(cell => cell.Kind == CellKind.Text);
        var heading = header.At(people)!.Value.Text;
        if (TrainingIn([.. titles.Select(cell => cell.Text), heading]) is { } training)
        {
            return new StatedTotals(null, null, [], new DeclaredTraining(training, total?.Total ?? parts.Sum(part => part.People), parts), header.Number);
        }

        return new StatedTotals(total?.Total, total?.Certified, parts, null, total?.Row ?? header.Number)
        {
            PartCells = cells,
            TotalCell = total is { Row: var at } ? new CellAddress(at, people) : null,
            Heading = heading,
        };
    }

    /// <summary>"REKAP PESERTA BIMTEK DASAR PSM" is about "BIMTEK DASAR PSM".</summary>
    private static string? TrainingIn(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            var line = CleanText.Line(text);
            foreach (var word in (string[])["bimtek", "bimbingan teknis", "diklat", "pelatihan", "latsar"])
            {
                var at = line.IndexOf(word, StringComparison.OrdinalIgnoreCase);
                if (at >= 0)
                {
                    return line[at..];
                }
            }
        }

        return null;
    }

    private static bool IsPeople(string folded) =>
        !IsCertified(folded) && CleanText.HasAnyWord(folded, "jumlah", "orang", "total", "jumlah orang", "jumlah sdm", "peserta", "anggota") && !CleanText.HasAnyWord(folded, "asal", "nama");

    private static bool IsCertified(string folded) => CleanText.HasAnyWord(folded, "bersertifikat", "sertifikat", "tersertifikasi", "sertifikasi")
        && !CleanText.HasAnyWord(folded, "belum", "tidak");

    private static int? Find(SheetRow header, Func<string, bool> matches)
    {
        foreach (var cell in header.Cells)
        {
            if (cell.Kind == CellKind.Text && matches(CleanText.Fold(cell.Text)))
            {
                return cell.Column;
            }
        }

        return null;
    }

    private static int? Label(SheetRow header, int people)
    {
        foreach (var cell in header.Cells.Where(cell => cell.Column < people).Reverse())
        {
            if (cell.Kind == CellKind.Text && CleanText.Fold(cell.Text) is not ("no" or "nomor"))
            {
                return cell.Column;
            }
        }

        return null;
    }

    private static int? Count(SheetRow row, int column) => row.At(column) switch
    {
        { Kind: CellKind.Number or CellKind.Text } cell => CountTerms.First(CleanText.Line(cell.Text)),
        _ => null,
    };
}
