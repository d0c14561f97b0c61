using System.Globalization;
using SertiKesos.People;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Cells;

/// <summary>
/// A NIP or NI PPPK, of which nothing is kept: its birth date and sex check the others. In both the birth date stands
/// first and the sex fifteenth; between them a PNS has the month of entry, a PPPK the number of the contract.
/// </summary>
internal readonly record struct NipCell(DateOnly? BirthDate, Sex? Sex, bool HasLostDigits)
{
    public const int Length = 18;
    private const int SexAt = 14;

    public static NipCell Read(SheetCell? cell)
    {
        if (cell is not { Kind: CellKind.Text or CellKind.Number } known)
        {
            return default;
        }

        if (known.Kind == CellKind.Number)
        {
            // No double holds eighteen digits.
            return new NipCell(null, null, double.TryParse(known.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 1e17);
        }

        var digits = string.Concat(CleanText.Line(known.Text).Where(char.IsAsciiDigit));
        return digits.Length == Length
            ? new NipCell(BirthDateOf(digits), digits[SexAt] switch { '1' => People.Sex.Male, '2' => People.Sex.Female, _ => null }, false)
            : default;
    }

    public static DateOnly? BirthDateOf(string digits) =>
        DateOnly.TryParseExact(digits.AsSpan(0, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year >= 1900 ? date : null;
}
