using System.Globalization;
using System.Text.RegularExpressions;
using SertiKesos.People;
using SertiKesos.Rosters.Findings;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Cells;

/// <summary>A NIK out of a cell: the value, or why there is none. Damage is named, never repaired.</summary>
internal readonly partial record struct NikCell(Nik? Nik, FindingRule? Problem, string? Detail = null)
{
    /// <summary>Up to here a double holds every whole number.</summary>
    private const long LargestExact = 9_007_199_254_740_992;

    public static NikCell Read(SheetCell? cell) => cell switch
    {
        null => default,
        { Kind: CellKind.Number } number => OfNumber(number.Text),
        { Kind: CellKind.Text } text => OfText(CleanText.PlainDigits(CleanText.Line(text.Text))),
        { Kind: CellKind.Error or CellKind.FormulaWithoutValue } => default,
        _ => new NikCell(null, FindingCatalog.NikMalformed, "yang tertulis bukan angka NIK"),
    };

    private static NikCell OfNumber(string raw)
    {
        if (!decimal.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || value == 0)
        {
            return default;
        }

        var digits = decimal.Truncate(Math.Abs(value)).ToString(CultureInfo.InvariantCulture);
        if (digits.Length != People.Nik.Length)
        {
            return new NikCell(null, FindingCatalog.NikMalformed, Digits(digits.Length));
        }

        if (digits[^1] == '0')
        {
            return new NikCell(null, FindingCatalog.NikLostLastDigit);
        }

        // Above that a rounded number is always even: an odd one stands as it was written.
        return value > LargestExact && (digits[^1] - '0') % 2 == 0 ? new NikCell(null, FindingCatalog.NikLostPrecision) : Parse(digits);
    }

    private static NikCell OfText(string text)
    {
        if (CleanText.IsPlaceholder(text))
        {
            return default;
        }

        if (text.Length == People.Nik.Length && !text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return Parse(text);
        }

        if (Exponent().Match(text) is { Success: true } exponent)
        {
            // Where all sixteen digits stand before the exponent, none is lost.
            var mantissa = string.Concat(exponent.Groups["m"].Value.Where(char.IsAsciiDigit));
            return mantissa.Length == People.Nik.Length ? OfNumber(mantissa) : new NikCell(null, FindingCatalog.NikScientific);
        }

        // Programs of statisticians write a number of 16 digits with a decimal behind it.
        if (Decimal().IsMatch(text))
        {
            return OfNumber(text[..People.Nik.Length]);
        }

        text = Label().Replace(text, "");
        var digits = string.Concat(text.Where(character => !char.IsWhiteSpace(character) && character is not ('.' or ',' or '-' or '\'' or '’' or '`' or '_' or '/')));
        if (digits.All(char.IsAsciiDigit))
        {
            return Parse(digits);
        }

        var lookalikes = digits.Length == People.Nik.Length && digits.All(character => char.IsAsciiDigit(character) || character is 'O' or 'o' or 'l' or 'I' or 'i');
        return new NikCell(null, FindingCatalog.NikMalformed, lookalikes ? "tertulis huruf O, l atau I di tempat angka 0 atau 1" : "tertulis dengan huruf");
    }

    private static NikCell Parse(string digits)
    {
        if (People.Nik.TryParse(digits, out var nik))
        {
            return new NikCell(nik, null);
        }

        var detail = digits.Length == People.Nik.Length ? "tanggal lahir atau nomor urutnya tidak mungkin" : digits.Length == NipCell.Length && NipCell.BirthDateOf(digits) is not null ? "tertulis 18 digit, tampaknya NIP"
            : Digits(digits.Length);
        return new NikCell(null, FindingCatalog.NikMalformed, detail);
    }

    [GeneratedRegex(@"^(?<m>[0-9][.,]?[0-9]*)E\+?[0-9]{1,2}$", RegexOptions.IgnoreCase)]
    private static partial Regex Exponent();

    [GeneratedRegex(@"^[0-9]{16}[.,]0{1,2}$")]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^(?:nik|no\.?\s*ktp|ktp)[\s.:]*|\s*\((?:nik|ktp)\)$", RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    private static string Digits(int count) => string.Create(CultureInfo.InvariantCulture, $"tertulis {count} digit");
}
