using System.Globalization;

namespace SertiKesos.Sheets;

/// <summary>What the stored value of a cell means, by its type and style.</summary>
internal sealed class StoredValues(IReadOnlyList<string> strings, DateStyles styles, bool from1904, MarkStyles marks)
{
    public static bool IsTrue(string? value) => value is "1" or "true";

    /// <summary>The cell; null when it has no content.</summary>
    public SheetCell? Cell(CellAddress at, string? type, int style, string? value, bool formula, string sheet)
    {
        SheetCell? Of(CellKind kind, string text, DateOnly? date = null) =>
            SoundText.Of(text) is var sound && (sound.Length > 0 || kind == CellKind.FormulaWithoutValue)
                ? new SheetCell(at.Row, at.Column, kind, sound, date, formula, marks.IsMark(style))
                : null;

        if (string.IsNullOrEmpty(value))
        {
            return formula && type != "str" ? Of(CellKind.FormulaWithoutValue, "") : null;
        }

        switch (type)
        {
            case "s":
                if (!int.TryParse(value, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var index)
                    || !HasShared(index))
                {
                    throw new WorkbookException(WorkbookProblem.PartMissing, sheet);
                }

                return Shared(at, index, style, formula);
            case "str":
                return Of(CellKind.Text, CellText.Unescape(value));
            case "inlineStr":
                return Of(CellKind.Text, value);
            case "b":
                return Of(CellKind.Boolean, IsTrue(value.Trim()) ? "TRUE" : "FALSE");
            case "e":
                return Of(CellKind.Error, value);
            case "d":
                return DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment)
                    ? Of(CellKind.Date, value, DateOnly.FromDateTime(moment))
                    : Of(CellKind.Text, value);
        }

        return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Number(at, number, value.Trim(), style, formula)
            : Of(CellKind.Text, value);
    }

    public bool HasShared(int index) => index >= 0 && index < strings.Count;

    public SheetCell? Shared(CellAddress at, int index, int style, bool formula) =>
        strings[index] is { Length: > 0 } text ? new SheetCell(at.Row, at.Column, CellKind.Text, text, null, formula, marks.IsMark(style)) : null;

    public SheetCell Number(CellAddress at, double number, string text, int style, bool formula)
    {
        var date = styles.IsDate(style) ? DateStyles.FromSerial(number, from1904) : null;
        return new SheetCell(at.Row, at.Column, date is null ? CellKind.Number : CellKind.Date, text, date, formula, marks.IsMark(style));
    }
}
