using System.Globalization;

namespace SertiKesos.Sheets;

/// <summary>The time of day of a date cell, out of its stored text.</summary>
internal static class CellTime
{
    public static TimeSpan Of(SheetCell cell)
    {
        if (cell.Kind != CellKind.Date)
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
