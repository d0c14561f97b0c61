using System.Globalization;

namespace SertiKesos.Worker.Standalone.Timers;

/// <summary>When a timer fires next.</summary>
internal abstract class TimerSchedule
{
    /// <summary>Whether it fires so often that its status is not kept.</summary>
    public abstract bool FiresWithinAMinute { get; }

    /// <summary>A cron expression first, then a time span, as the Functions host reads them.</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static TimerSchedule Parse(string text, TimeZoneInfo zone)
    {
        if (CronSchedule.TryParse(text, zone) is { } cron)
        {
            return cron;
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span > TimeSpan.Zero
            ? new Constant(span, zone)
            : throw new FormatException(
                $"The schedule '{text}' is no cron expression of six fields (second minute hour day month weekday) or five, and no time span.");
    }

    /// <summary>The first moment after the given one.</summary>
    public abstract DateTimeOffset Next(DateTimeOffset after);

    private sealed class Constant(TimeSpan span, TimeZoneInfo zone) : TimerSchedule
    {
        public override bool FiresWithinAMinute => span < TimeSpan.FromMinutes(1);

        public override DateTimeOffset Next(DateTimeOffset after) => TimeZoneInfo.ConvertTime(after + span, zone);
    }
}
