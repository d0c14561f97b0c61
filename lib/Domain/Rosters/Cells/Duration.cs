using System.Globalization;
using System.Text.RegularExpressions;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Cells;

/// <summary>A time of validity in words, such as "5 tahun", "3 (tiga) tahun" or "36 bulan", in months.</summary>
internal static partial class Duration
{
    private const int MaxYears = 20;

    private static readonly string[] Numbers = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"];

    /// <summary>Null where the cell holds no time; a bare number up to ten counts years, which no date is.</summary>
    public static int? MonthsOf(SheetCell cell)
    {
        if (cell.Kind is not (CellKind.Text or CellKind.Number))
        {
            return null;
        }

        var folded = CleanText.Fold(cell.Text);
        if (InWords().Match(folded) is not { Success: true } match)
        {
            return int.TryParse(folded, NumberStyles.None, CultureInfo.InvariantCulture, out var years) && years is >= 1 and <= 10 ? years * 12 : null;
        }

        var word = match.Groups["n"].Value;
        var count = int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Array.IndexOf(Numbers, word);
        var months = match.Groups["u"].Value.StartsWith('t') ? count * 12 : count;
        return months is > 0 and <= MaxYears * 12 ? months : null;
    }

    [GeneratedRegex(@"^(?:(?:berlaku|masa berlaku|selama|jangka waktu) )*(?<n>[0-9]{1,3}|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)(?: (?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh))? ?(?<u>tahun|thn|th|bulan|bln)(?: (?:sejak|dari|setelah|terhitung)\b.*)?$")]
    private static partial Regex InWords();
}
