using System.Globalization;
using System.Text;
using SertiKesos.Rosters.Cells;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Layout;

/// <summary>Tells people from everything else that stands in and below a table. It goes from top to bottom.</summary>
/// <param name="name">The column that names what a row is about.</param>
internal sealed class RowKinds(RosterTable table, RosterField name = RosterField.Name)
{
    /// <summary>What is filled down over rows that nobody stands in yet.</summary>
    private static readonly RosterField[] Shared =
    [
        RosterField.Ignored, RosterField.Number, RosterField.Region, RosterField.Kecamatan, RosterField.Kelurahan, RosterField.Role,
        RosterField.Posting, RosterField.Status, RosterField.Remarks, RosterField.CertificateScheme, RosterField.CertificateIssuer,
    ];

    private static readonly RosterField[] OfCredentials =
    [
        RosterField.CertificateNumber, RosterField.CertificateIssued, RosterField.CertificateExpires, RosterField.CertificateClaim,
        RosterField.CertificateScheme, RosterField.CertificateIssuer, RosterField.TrainingName, RosterField.TrainingNumber,
        RosterField.TrainingDate, RosterField.TrainingOrganiser, RosterField.Training, RosterField.StrNumber, RosterField.StrExpires,
    ];

    private readonly Dictionary<int, string> _headings = table.Columns
        .GroupBy(column => column.Column)
        .ToDictionary(group => group.Key, group => CleanText.Fold(group.First().Heading));

    private bool _ended;

    public RowKind Of(SheetRow row)
    {
        if (IsNumberRow(row))
        {
            return RowKind.NumberRow;
        }

        if (IsRepeatedHeader(row))
        {
            return RowKind.RepeatedHeading;
        }

        var nik = HasNik(row);
        var named = NameCell.Read(row.At(NameColumn)) is not null;
        // Whoever has a name and a birth date is somebody, whatever words stand in the other cells.
        var known = nik || (named && HasBirthDate(row));
        if (!known && IsTotal(row))
        {
            return RowKind.Total;
        }

        if (!known && IsSignature(row))
        {
            _ended = true;
        }

        if (_ended)
        {
            return (nik && !IsNip(row)) || (named && HasBirthDate(row)) ? RowKind.Person : RowKind.Signature;
        }

        if (!known && Continues(row))
        {
            return RowKind.Continuation;
        }

        if (!known && SubHeadings.In(table, row) is not null)
        {
            return RowKind.SubHeading;
        }

        return nik || (named && (OtherKnownCells(row) > 0 || IsNumbered(row))) || IsSomebody(row) ? RowKind.Person : RowKind.Prefilled;
    }

    private int NameColumn => table.Column(name)?.Column ?? 0;

    private bool HasNik(SheetRow row) =>
        table.Column(RosterField.Nik) is { } column && row.At(column.Column) is { } cell
        && cell.Kind is CellKind.Text or CellKind.Number && DigitsIn(cell.Text) >= 10
        && !(cell.Text.Contains("nip", StringComparison.OrdinalIgnoreCase) && CleanText.HasWord(CleanText.Fold(cell.Text), "nip"));

    private static int DigitsIn(string text)
    {
        var digits = 0;
        foreach (var character in text)
        {
            digits += char.IsAsciiDigit(character) ? 1 : 0;
        }

        return digits;
    }

    /// <summary>Below the signature stands the NIP of the head of the office, under whatever column.</summary>
    private bool IsNip(SheetRow row) =>
        row.At(table.Column(RosterField.Nik)!.Column) is { } cell && DigitsIn(cell.Text) == NipCell.Length;

    private bool HasBirthDate(SheetRow row) =>
        table.Cell(row, RosterField.BirthDate) is { } cell
        && (cell.Kind == CellKind.Date || DateCell.Find(CleanText.Line(cell.Text), DateMeaning.Birth, DateOnly.MaxValue.AddYears(-100)) is not null);

    /// <summary>Cells of meaning beside the row number and the name.</summary>
    private int OtherKnownCells(SheetRow row) => row.Cells.Count(cell =>
        cell.Column != NameColumn && cell.Kind != CellKind.FormulaWithoutValue
        && table.Columns.Any(column => column.Column == cell.Column && column.Field != RosterField.Number));

    /// <summary>Somebody's row without a name: with cells that only one person has. Regions and roles are filled down.</summary>
    private bool IsSomebody(SheetRow row)
    {
        if (name != RosterField.Name)
        {
            return OtherKnownCells(row) >= 3 && HasText(row);
        }

        var own = row.Cells.Count(cell => !cell.IsFormula && IsWritten(cell) && FieldOf(cell.Column) is { } field && !Shared.Contains(field));
        return own >= 2 || (own > 0 && OtherKnownCells(row) >= 3 && HasText(row));
    }

    /// <summary>
    /// Only certificates or trainings, under a name that reaches down over the line or without a number of its own: they
    /// belong to the person above.
    /// </summary>
    private bool Continues(SheetRow row) =>
        name == RosterField.Name && row.At(NameColumn) is null
        && row.Cells.Any(cell => IsWritten(cell) && FieldOf(cell.Column) is { } field && OfCredentials.Contains(field))
        && row.Cells.All(cell => !IsWritten(cell) || FieldOf(cell.Column) is null or RosterField.Ignored or RosterField.Remarks
            || OfCredentials.Contains(FieldOf(cell.Column)!.Value));

    private static bool IsWritten(SheetCell cell) =>
        cell.Kind is not (CellKind.FormulaWithoutValue or CellKind.Error) && (cell.Kind != CellKind.Text || !CleanText.IsPlaceholder(cell.Text));

    private RosterField? FieldOf(int at)
    {
        foreach (var column in table.Columns)
        {
            if (column.Column == at)
            {
                return column.Field;
            }
        }

        return null;
    }

    private bool IsNumbered(SheetRow row) =>
        table.Column(RosterField.Number) is { } column && row.At(column.Column) is { } cell && cell.Text.Any(char.IsAsciiDigit);

    private bool HasText(SheetRow row) => row.Cells.Any(cell => cell.Kind == CellKind.Text && !CleanText.IsPlaceholder(cell.Text)
        && table.Columns.Any(column => column.Column == cell.Column && column.Field != RosterField.Ignored));

    private static bool IsNumberRow(SheetRow row)
    {
        if (row.Cells.Count < 3)
        {
            return false;
        }

        for (var index = 0; index < row.Cells.Count; index++)
        {
            // "12 = 10 + 11" is column 12.
            var text = row.Cells[index].Text.AsSpan();
            text = text[..(text.IndexOf('=') is var sum and >= 0 ? sum : text.Length)].Trim(" ().");
            var isLetter = text.Length == 1 && char.ToLowerInvariant(text[0]) == 'a' + index;
            if (!isLetter && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number != index + 1))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsRepeatedHeader(SheetRow row)
    {
        var same = 0;
        for (var index = 0; index < row.Cells.Count; index++)
        {
            var cell = row.Cells[index];
            if (cell.Kind == CellKind.Text && _headings.TryGetValue(cell.Column, out var heading) && MayFoldTo(cell.Text, heading) && heading == CleanText.Fold(cell.Text))
            {
                same++;
            }
        }

        return same >= 2 && same * 2 > row.Cells.Count;
    }

    /// <summary>A text whose first letter is another one need not be folded.</summary>
    private static bool MayFoldTo(string text, string folded) =>
        text.Length == 0 || folded.Length == 0 || !char.IsAsciiLetterOrDigit(text[0]) || char.ToLowerInvariant(text[0]) == folded[0];

    private bool IsTotal(SheetRow row) => row.Cells.Any(cell =>
        cell.Kind == CellKind.Text && TotalTerms.IsTotal(cell.Text) && FieldOf(cell.Column) is not RosterField.Remarks);

    private bool IsSignature(SheetRow row)
    {
        foreach (var cell in row.Cells)
        {
            // Remarks of a row that counts may speak of anybody.
            if (cell.Kind != CellKind.Text || (FieldOf(cell.Column) is RosterField.Remarks && IsNumbered(row)))
            {
                continue;
            }

            var folded = CleanText.Fold(cell.Text);
            if (folded.StartsWith("nip ", StringComparison.Ordinal) || folded == "ttd"
                || CleanText.HasAnyWord(folded, "mengetahui", "kepala dinas", "kepala bidang", "kepala seksi", "menyetujui", "yang membuat", "pembina utama", "pembina tingkat"))
            {
                return true;
            }

            // "Cimahi, 2 November 2026" on a line of its own opens the signature block.
            if (row.Cells.Count <= 2 && cell.Text.Contains(',', StringComparison.Ordinal) && cell.Column != table.Column(RosterField.BirthDate)?.Column
                && DateCell.Find(CleanText.Line(cell.Text), DateMeaning.Other, new DateOnly(2100, 1, 1)) is not null)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Rows and cells that state a sum.</summary>
internal static class TotalTerms
{
    public static bool IsTotal(string text)
    {
        if (Ascii.IsValid(text) && !text.Contains("jumlah", StringComparison.OrdinalIgnoreCase) && !text.Contains("total", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var folded = CleanText.Fold(text);
        return folded.StartsWith("jumlah", StringComparison.Ordinal) || IsSub(folded)
            || CleanText.HasWord(folded, "total") && folded.Length <= 40;
    }

    public static bool IsSub(string folded) =>
        folded.StartsWith("sub jumlah", StringComparison.Ordinal) || folded.StartsWith("subtotal", StringComparison.Ordinal)
        || folded.StartsWith("sub total", StringComparison.Ordinal) || folded.StartsWith("jumlah kecamatan", StringComparison.Ordinal)
        || folded.StartsWith("jumlah kelurahan", StringComparison.Ordinal);
}
