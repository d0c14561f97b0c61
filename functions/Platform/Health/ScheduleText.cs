using System.Globalization;
using NCrontab;

namespace SertiKesos.Platform.Health;

/// <summary>The schedule of a timer as the engines read it: NCRONTAB with or without seconds, or a time span.</summary>
internal static class ScheduleText
{
    /// <summary>Enough to meet the longest month and the weekend of a schedule that knows working days.</summary>
    private const int Looked = 40;

    public static bool IsValid(string schedule) => Cron(schedule) is not null || Span(schedule) is not null;

    /// <summary>
    /// The longest time between two runs that follow each other; null where the text is no schedule. The zone in which the
    /// engine reads it does not matter for this.
    /// </summary>
    public static TimeSpan? LongestPause(string schedule, DateTimeOffset now)
    {
        if (Cron(schedule) is not { } cron)
        {
            return Span(schedule);
        }

        var last = cron.GetNextOccurrence(now.UtcDateTime);
        var longest = TimeSpan.Zero;
        for (var looked = 0; looked < Looked && last < DateTime.MaxValue; looked++)
        {
            var next = cron.GetNextOccurrence(last);
            longest = next - last > longest ? next - last : longest;
            last = next;
        }

        return longest;
    }

    private static CrontabSchedule? Cron(string schedule)
    {
        var parts = schedule.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        return CrontabSchedule.TryParse(schedule, new CrontabSchedule.ParseOptions { IncludingSeconds = parts == 6 });
    }

    private static TimeSpan? Span(string schedule) => TimeSpan.TryParse(schedule, CultureInfo.InvariantCulture, out var span) ? span : null;
}
