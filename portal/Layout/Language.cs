using System.Globalization;

namespace SertiKesos.Pages.Layout;

/// <summary>The language of a page. Every text stands in the page in both, side by side, so that none is forgotten.</summary>
public sealed class Language
{
    // Tables of our own: the culture data of machines differ.
    private Language(string code, string months, string days, NumberFormatInfo numbers)
    {
        Code = code;
        Months = months.Split(' ');
        Days = days.Split(' ');
        Numbers = numbers;
    }

    public static Language Indonesian { get; } = new(
        "id",
        "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
        "Minggu Senin Selasa Rabu Kamis Jumat Sabtu",
        new NumberFormatInfo { NumberGroupSeparator = ".", NumberDecimalSeparator = "," });

    public static Language English { get; } = new(
        "en",
        "January February March April May June July August September October November December",
        "Sunday Monday Tuesday Wednesday Thursday Friday Saturday",
        new NumberFormatInfo { NumberGroupSeparator = ",", NumberDecimalSeparator = "." });

    /// <summary>As it stands in <c>lang</c> and in the choice of the reader.</summary>
    public string Code { get; }

    public IReadOnlyList<string> Months { get; }

    /// <summary>From Sunday on.</summary>
    public IReadOnlyList<string> Days { get; }

    public NumberFormatInfo Numbers { get; }

    public string Say(string indonesian, string english) => this == English ? english : indonesian;

    /// <summary>The chosen language, or the first of those that a browser accepts that is one of the two; else Indonesian.</summary>
    public static Language Of(string? chosen, string? accepted)
    {
        if (chosen is "id" or "en")
        {
            return chosen == "en" ? English : Indonesian;
        }

        foreach (var wanted in (accepted ?? "").Split(','))
        {
            var tag = wanted.Split(';')[0].Trim();
            if (tag.StartsWith("id", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("ms", StringComparison.OrdinalIgnoreCase))
            {
                return Indonesian;
            }

            if (tag.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            {
                return English;
            }
        }

        return Indonesian;
    }
}
