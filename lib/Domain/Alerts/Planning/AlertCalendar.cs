using SertiKesos.Time;

namespace SertiKesos.Alerts.Planning;

/// <summary>
/// When an alert may be sent: on working days of the office, from <paramref name="opens"/> until just before
/// <paramref name="closes"/>, in the zone of the office.
/// </summary>
internal sealed class AlertCalendar(HolidayTable holidays, TimeOnly opens, TimeOnly closes)
{
    public static AlertCalendar Default { get; } = new(HolidayTable.Shipped, new TimeOnly(8, 0), new TimeOnly(17, 0));

    public HolidayTable Holidays => holidays;

    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day);

    /// <summary>The day itself where it is a working day, else the first one after it.</summary>
    public DateOnly NextWorkingDay(DateOnly day)
    {
        while (!IsWorkingDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    public bool IsOpen(DateTimeOffset moment, IndonesianZone zone) => NextOpening(moment, zone) == moment;

    /// <summary>The moment itself where sending is allowed then, else the first moment after it at which it is.</summary>
    public DateTimeOffset NextOpening(DateTimeOffset moment, IndonesianZone zone)
    {
        var local = moment.ToOffset(zone.Offset());
        var day = DateOnly.FromDateTime(local.DateTime);
        var time = TimeOnly.FromDateTime(local.DateTime);
        if (IsWorkingDay(day) && time < closes)
        {
            return time >= opens ? local : Opening(day, zone);
        }

        return Opening(NextWorkingDay(day.AddDays(1)), zone);
    }

    /// <summary>When sending opens on a day, whether or not it is a working day.</summary>
    public DateTimeOffset Opening(DateOnly day, IndonesianZone zone) => new(day.ToDateTime(opens), zone.Offset());
}
