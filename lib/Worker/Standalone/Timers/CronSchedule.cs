using NCrontab;

namespace SertiKesos.Worker.Standalone.Timers;

/// <summary>
/// A cron expression in a time zone. When clocks go forward, a time that does not exist moves on by the gap. When they go
/// back, a schedule that repeats within the day runs through both passes of the hour; one that names points in time runs
/// once, in the first pass.
/// </summary>
internal sealed class CronSchedule : TimerSchedule
{
    private readonly CrontabSchedule _cron;
    private readonly TimeZoneInfo _zone;
    private readonly bool _repeats;

    private CronSchedule(CrontabSchedule cron, TimeZoneInfo zone)
    {
        _cron = cron;
        _zone = zone;
        // The parser's own form, in which a step over all values is written out as a list.
        var fields = cron.ToString().Split(' ');
        _repeats = fields.Take(3).Any(f => f.AsSpan().IndexOfAny('*', '/', '-') >= 0);
        FiresWithinAMinute = fields.Skip(1).All(f => f == "*") && GapWithinMinute(cron) < TimeSpan.FromMinutes(1);
    }

    public override bool FiresWithinAMinute { get; }

    /// <summary>The schedule, or nothing when the text is no cron expression.</summary>
    public static CronSchedule? TryParse(string text, TimeZoneInfo zone)
    {
        var fields = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length is not (5 or 6))
        {
            return null;
        }

        var expression = fields.Length == 5 ? $"0 {string.Join(' ', fields)}" : string.Join(' ', fields);
        return CrontabSchedule.TryParse(expression, new CrontabSchedule.ParseOptions { IncludingSeconds = true }) is { } cron
            ? new CronSchedule(cron, zone)
            : null;
    }

    public override DateTimeOffset Next(DateTimeOffset after) => _repeats ? NextOfRepeating(after) : NextPoint(after);

    private static TimeSpan GapWithinMinute(CrontabSchedule cron)
    {
        var first = cron.GetNextOccurrence(new DateTime(2024, 1, 1));
        return cron.GetNextOccurrence(first) - first;
    }

    private DateTimeOffset NextPoint(DateTimeOffset after)
    {
        var local = TimeZoneInfo.ConvertTime(after, _zone).DateTime;
        while (true)
        {
            local = _cron.GetNextOccurrence(local);
            if (local == DateTime.MaxValue)
            {
                return DateTimeOffset.MaxValue;
            }

            // Two offsets are possible in the repeated hour; the larger one is the first pass. For a time in the gap
            // the zone answers with the offset before it, which moves the time on.
            var offset = _zone.IsAmbiguousTime(local) ? _zone.GetAmbiguousTimeOffsets(local).Max() : _zone.GetUtcOffset(local);
            var next = new DateTimeOffset(local, offset);
            if (next > after)
            {
                return TimeZoneInfo.ConvertTime(next, _zone);
            }
        }
    }

    private DateTimeOffset NextOfRepeating(DateTimeOffset after)
    {
        var from = TimeZoneInfo.ConvertTime(after, _zone);
        while (true)
        {
            var local = _cron.GetNextOccurrence(from.DateTime);
            if (local == DateTime.MaxValue)
            {
                return DateTimeOffset.MaxValue;
            }

            var next = new DateTimeOffset(local, from.Offset);
            if (_zone.GetUtcOffset(next) == from.Offset)
            {
                return next;
            }

            // The clocks change on the way: go on from the change, in the new offset, and let the change itself count.
            var change = ChangeBetween(from, next);
            from = new DateTimeOffset(TimeZoneInfo.ConvertTime(change, _zone).DateTime.AddTicks(-1), _zone.GetUtcOffset(change));
        }
    }

    /// <summary>The moment of the first change of offset, to the second.</summary>
    private DateTimeOffset ChangeBetween(DateTimeOffset low, DateTimeOffset high)
    {
        var before = _zone.GetUtcOffset(low);
        while (high - low > TimeSpan.FromSeconds(1))
        {
            var middle = low + ((high - low) / 2);
            (low, high) = _zone.GetUtcOffset(middle) == before ? (middle, high) : (low, middle);
        }

        // Changes fall on whole seconds: the first one at which the new offset holds.
        var second = new DateTimeOffset(high.UtcTicks - (high.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        return _zone.GetUtcOffset(second) == before ? second.AddSeconds(1) : second;
    }
}
