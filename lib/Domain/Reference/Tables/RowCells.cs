using System.Globalization;
using SertiKesos.Time;

namespace SertiKesos.Reference.Tables;

/// <summary>
/// The cells of one row as values. What cannot be read becomes a fault and a stand-in value, so that one reading names
/// every fault of a table.
/// </summary>
internal sealed class RowCells(int row, IReadOnlyDictionary<string, string> cells, ICollection<ReferenceFault> faults)
{
    public const string Source = "sumber";
    public const string From = "berlaku_sejak";
    public const string To = "berlaku_sampai";
    public const string Status = "status";

    public const string Confirmed = "terkonfirmasi";
    public const string Unconfirmed = "perlu konfirmasi";

    private const int MaxText = 500;

    public int Row => row;

    public string Raw(string column) => cells.GetValueOrDefault(column, "");

    public void Fault(string column, string message) => faults.Add(new ReferenceFault(row, column, message));

    public string Text(string column)
    {
        var text = OptionalText(column);
        if (text.Length == 0)
        {
            Fault(column, "masih kosong. Isi sel ini.");
        }

        return text;
    }

    public string OptionalText(string column)
    {
        var text = Raw(column);
        if (text.Length > MaxText)
        {
            Fault(column, $"terlalu panjang ({text.Length} huruf). Paling banyak {MaxText} huruf.");
        }
        else if (text.Any(char.IsControl))
        {
            Fault(column, "memuat ganti baris atau tanda kendali. Tulis dalam satu baris.");
        }
        else if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@')
        {
            // Whoever opens the exported table in a spreadsheet program must not run it.
            Fault(column, $"diawali \"{text[0]}\", yang dibaca Excel sebagai rumus. Hapus tanda itu.");
        }

        return text;
    }

    public int Number(string column, int least, int most)
    {
        var text = Raw(column);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }

        Fault(column, $"\"{text}\" bukan bilangan bulat {IndonesianText.Number(least)} sampai {IndonesianText.Number(most)}. Tulis tanpa titik ribuan.");
        return least;
    }

    /// <summary>A number with at most six decimals behind a comma, without separators of thousands.</summary>
    public decimal Decimal(string column)
    {
        var text = Raw(column);
        var whole = text.Contains(',', StringComparison.Ordinal) ? text[..text.IndexOf(',', StringComparison.Ordinal)] : text;
        if (whole.Length is > 0 and <= 18 && whole.All(char.IsAsciiDigit)
            && (whole.Length == text.Length || text[(whole.Length + 1)..] is { Length: > 0 and <= 6 } rest && rest.All(char.IsAsciiDigit)))
        {
            return decimal.Parse(text.Replace(',', '.'), CultureInfo.InvariantCulture);
        }

        Fault(column, $"\"{text}\" bukan bilangan. Tulis tanpa titik ribuan, dengan koma untuk pecahan: 15500000 atau 36,1.");
        return 0;
    }

    public DateOnly Day(string column)
    {
        if (TryDay(Raw(column), out var day))
        {
            return day;
        }

        Fault(column, DateWanted(Raw(column)));
        return DateOnly.MinValue;
    }

    public T One<T>(string column, params (string Word, T Value)[] words)
    {
        var text = Raw(column);
        foreach (var (word, value) in words)
        {
            if (string.Equals(word, text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        Fault(column, $"\"{text}\" tidak dikenal. Tulis salah satu: {string.Join(", ", words.Select(entry => entry.Word))}.");
        return words[0].Value;
    }

    public bool IsConfirmed() => One(Status, (Confirmed, true), (Unconfirmed, false));

    public EffectiveDates Dates()
    {
        var dates = new EffectiveDates(OptionalDay(From), OptionalDay(To));
        if (dates.From > dates.To)
        {
            Fault(To, $"lebih awal daripada {From}. Tulis hari terakhir berlakunya, atau kosongkan.");
            return dates with { To = dates.From };
        }

        return dates;
    }

    public static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    public static string DateWanted(string text) => $"\"{text}\" bukan tanggal. Tulis tahun-bulan-hari seperti 2026-08-17.";

    private DateOnly? OptionalDay(string column) => Raw(column).Length == 0 ? null : Day(column);
}
