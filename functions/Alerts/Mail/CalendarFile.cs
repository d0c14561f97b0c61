using System.Globalization;
using System.Text;
using SertiKesos.Time;

namespace SertiKesos.Alerts.Mail;

/// <summary>Writes an iCalendar file (RFC 5545) with one whole-day entry.</summary>
internal static class CalendarFile
{
    /// <summary>So many days before its day an entry reminds.</summary>
    public const int AlarmDays = 7;

    private const int LineOctets = 75;

    /// <summary>A whole day begins at midnight, when nobody should be woken: at eight in the morning of the seventh day before.</summary>
    private const string Trigger = "-P6DT16H";

    /// <param name="Uid">The same for the same matter: a calendar then replaces the entry.</param>
    /// <param name="Day">The day of the entry, that day only.</param>
    /// <param name="Zone">The zone of the office: the day is a day there.</param>
    /// <param name="Stamp">When the entry was written.</param>
    /// <param name="Alarm">What the calendar says a week before; null where it says nothing.</param>
    internal sealed record Entry(string Uid, DateOnly Day, string Summary, string Description, IndonesianZone Zone, DateTimeOffset Stamp, string? Alarm);

    public static string Write(Entry entry)
    {
        var file = new StringBuilder();
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//SertiKesos//Pengingat//ID");
        Line(file, "METHOD:PUBLISH");
        Line(file, "X-WR-TIMEZONE:" + NameOf(entry.Zone));
        Line(file, "BEGIN:VEVENT");
        Line(file, "UID:" + entry.Uid);
        Line(file, "DTSTAMP:" + entry.Stamp.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        // The number must grow when an entry replaces another: minutes do, and fit the 32 bits that calendars read.
        Line(file, "SEQUENCE:" + (entry.Stamp.ToUnixTimeSeconds() / 60).ToString(CultureInfo.InvariantCulture));
        Line(file, "DTSTART;VALUE=DATE:" + Date(entry.Day));
        // DTEND is not included: the day after.
        Line(file, "DTEND;VALUE=DATE:" + Date(entry.Day.AddDays(1)));
        Line(file, "SUMMARY:" + Escape(entry.Summary));
        Line(file, "DESCRIPTION:" + Escape(entry.Description));
        Line(file, "TRANSP:TRANSPARENT");
        Line(file, "CLASS:PRIVATE");
        if (entry.Alarm is { } alarm)
        {
            Line(file, "BEGIN:VALARM");
            Line(file, "ACTION:DISPLAY");
            Line(file, "DESCRIPTION:" + Escape(alarm));
            Line(file, "TRIGGER:" + Trigger);
            Line(file, "END:VALARM");
        }

        Line(file, "END:VEVENT");
        Line(file, "END:VCALENDAR");
        return file.ToString();
    }

    private static string NameOf(IndonesianZone zone) => zone switch
    {
        IndonesianZone.Wita => "Asia/Makassar",
        IndonesianZone.Wit => "Asia/Jayapura",
        _ => "Asia/Jakarta",
    };

    private static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Escape(string text) => text
        .Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace(";", @"\;", StringComparison.Ordinal)
        .Replace(",", @"\,", StringComparison.Ordinal)
        .Replace("\r\n", @"\n", StringComparison.Ordinal)
        .Replace("\n", @"\n", StringComparison.Ordinal);

    /// <summary>Folds after 75 octets, never inside a character; a continued line begins with a space.</summary>
    private static void Line(StringBuilder file, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                file.Append("\r\n ");
                octets = 1;
            }

            file.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }
}
