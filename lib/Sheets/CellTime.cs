using System.Globalization;

namespace SertiKesos.Sheets;

/// <summary>Days and times as spreadsheets store them.</summary>
public static class CellTime
{
    /// <summary>The day of a serial number, as cells of dates hold it; null for a number that is no day.</summary>
    public static DateOnly? DayOf(double serial) => DateStyles.FromSerial(serial, from1904: false);

    /// <summary>The time of day of a date cell, out of its stored text; midnight for any other cell.</summary>
    public static TimeSpan Of(SheetCell cell)
    {
        if (cell.Kind != CellKind.Date || !cell.Text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return TimeSpan.Zero;
        }

        if (double.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial))
        {
            return TimeSpan.FromSeconds(Math.Round((serial - Math.Floor(serial)) * TimeSpan.SecondsPerDay));
        }

        return DateTime.TryParse(cell.Text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment) ? moment.TimeOfDay : TimeSpan.Zero;
    }
}
