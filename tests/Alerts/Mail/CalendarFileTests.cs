using System.Text;
using Ical.Net;
using SertiKesos.Alerts.Mail;
using SertiKesos.Time;

namespace SertiKesos.Tests.Alerts.Mail;

public sealed class CalendarFileTests
{
    private static readonly CalendarFile.Entry Known = new(
        "abc@contoh.go.id",
        Workers.Day("2028-02-29"),
        "Sertifikat berakhir; hubungi Dinas, segera",
        "Baris satu\nbaris dua \\ " + string.Concat(Enumerable.Repeat("pengingat “penting” ", 12)),
        IndonesianZone.Wit,
        new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7)),
        "Sertifikat berakhir 7 hari lagi, hubungi Dinas");

    [Fact]
    public void Every_line_ends_with_cr_lf_and_has_75_octets_at_most()
    {
        var file = CalendarFile.Write(Known);

        Assert.EndsWith("END:VCALENDAR\r\n", file, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', file.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(file.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
    }

    [Fact]
    public void Unfolded_text_is_what_was_written_with_its_signs_escaped()
    {
        var lines = Lines(Known);

        Assert.Contains(@"SUMMARY:Sertifikat berakhir\; hubungi Dinas\, segera", lines);
        Assert.Contains(lines, line => line.StartsWith(@"DESCRIPTION:Baris satu\nbaris dua \\ pengingat “penting” pengingat", StringComparison.Ordinal));
    }

    [Fact]
    public void The_entry_is_one_whole_day()
    {
        var lines = Lines(Known);

        Assert.Contains("DTSTART;VALUE=DATE:20280229", lines);
        Assert.Contains("DTEND;VALUE=DATE:20280301", lines); // not included
        Assert.Contains("DTSTAMP:20261123T020000Z", lines);
    }

    [Fact]
    public void Blocks_that_begin_also_end()
    {
        var open = new Stack<string>();
        foreach (var line in Lines(Known))
        {
            if (line.StartsWith("BEGIN:", StringComparison.Ordinal))
            {
                open.Push(line[6..]);
            }
            else if (line.StartsWith("END:", StringComparison.Ordinal))
            {
                Assert.Equal(line[4..], open.Pop());
            }
        }

        Assert.Empty(open);
    }

    [Fact]
    public void A_later_entry_has_a_higher_sequence()
    {
        static int Sequence(CalendarFile.Entry entry) => int.Parse(Lines(entry).Single(line => line.StartsWith("SEQUENCE:", StringComparison.Ordinal))[9..], System.Globalization.CultureInfo.InvariantCulture);

        Assert.True(Sequence(Known with { Stamp = Known.Stamp.AddDays(23) }) > Sequence(Known));
    }

    [Fact]
    public void Without_a_reminder_there_is_no_alarm() =>
        Assert.DoesNotContain("BEGIN:VALARM", Lines(Known with { Alarm = null }));

    [Fact]
    public void A_calendar_program_reads_the_day_the_texts_and_the_alarm()
    {
        var calendar = Calendar.Load(CalendarFile.Write(Known))!;
        var entry = Assert.Single(calendar.Events);

        Assert.Equal(("PUBLISH", "2.0"), (calendar.Method, calendar.Version));
        Assert.Equal("Asia/Jayapura", calendar.Properties["X-WR-TIMEZONE"]?.Value);
        Assert.Equal((Known.Uid, Known.Summary, Known.Description.Replace("\r", "", StringComparison.Ordinal)), (entry.Uid, entry.Summary, entry.Description));
        Assert.True(entry.IsAllDay);
        Assert.Equal((Known.Day, Known.Day.AddDays(1)), (entry.DtStart!.Date, entry.DtEnd!.Date));
        Assert.Equal(Known.Stamp.UtcDateTime, entry.DtStamp!.AsUtc);
        var alarm = Assert.Single(entry.Alarms);
        Assert.Equal(Known.Alarm, alarm.Description);
        // Eight in the morning of the seventh day before.
        Assert.Equal(Known.Day.AddDays(-7).ToDateTime(new TimeOnly(8, 0)), entry.DtStart.Value + alarm.Trigger!.Duration!.Value.ToTimeSpanUnspecified());
    }

    [Fact]
    public void The_entry_of_a_letter_says_the_day_by_itself_and_its_alarm_another_thing()
    {
        var today = Workers.Day("2026-11-23");
        var candidate = Workers.Candidates(Workers.Register(Workers.Budi(Workers.Certificate(today.AddDays(30)))), today)[0];
        var letter = AlertLetterWriter.Write(
            candidate, candidate.Address!.Value, Workers.Cimahi, Workers.Policy(), new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero));
        var entry = Assert.Single(Calendar.Load(letter.Calendar!)!.Events);

        Assert.Equal("Sertifikat kompetensi berakhir 23 Desember 2026", entry.Summary);
        Assert.Equal("Sertifikat kompetensi Anda berakhir 7 hari lagi (23 Desember 2026). Hubungi Dinas Sosial Kota Cimahi bila belum memperpanjang.", Assert.Single(entry.Alarms).Description);
        Assert.Contains("Rabu, 23 Desember 2026", entry.Description, StringComparison.Ordinal);
    }

    private static string[] Lines(CalendarFile.Entry entry) =>
        CalendarFile.Write(entry).Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
