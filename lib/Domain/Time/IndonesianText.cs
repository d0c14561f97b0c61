using System.Globalization;

namespace SertiKesos.Time;

/// <summary>
/// Dates and numbers as Indonesians write them, from tables of our own: the machine's culture data differ between
/// systems, published texts may not.
/// </summary>
internal static class IndonesianText
{
    public static readonly IReadOnlyList<string> MonthNames =
    [
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ];

    private static readonly string[] DayNames = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];

    private static readonly NumberFormatInfo Numbers =
        new() { NumberGroupSeparator = ".", NumberDecimalSeparator = ",", PercentGroupSeparator = ".", PercentDecimalSeparator = "," };

    /// <summary><c>5 April 2026</c>.</summary>
    public static string Long(DateOnly date) =>
        string.Create(CultureInfo.InvariantCulture, $"{date.Day} {MonthNames[date.Month - 1]} {date.Year}");

    /// <summary><c>Minggu, 5 April 2026</c>.</summary>
    public static string WithDay(DateOnly date) => $"{DayNames[(int)date.DayOfWeek]}, {Long(date)}";

    /// <summary><c>November 2026</c>.</summary>
    public static string Long(Period period) =>
        string.Create(CultureInfo.InvariantCulture, $"{MonthNames[period.Month - 1]} {period.Year}");

    /// <summary><c>1.234.567</c>.</summary>
    public static string Number(long value) => value.ToString("N0", Numbers);

    /// <summary><c>1.234,5</c>.</summary>
    public static string Decimal(double value) => value.ToString("N1", Numbers);

    /// <summary><c>36,1 %</c>; a dash where there is no denominator.</summary>
    public static string Percent(double? share) =>
        share is { } value ? (value * 100).ToString("N1", Numbers) + " %" : "–";
}
