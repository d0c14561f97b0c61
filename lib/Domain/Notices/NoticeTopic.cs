using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using SertiKesos.Time;

namespace SertiKesos.Notices;

/// <summary>What kind of thing a notice tells. The names are stored, so they never change.</summary>
internal enum NoticeKind
{
    /// <summary>An issue is out.</summary>
    Issue,

    /// <summary>How an office stands, every week.</summary>
    OfficeDigest,

    /// <summary>An office is to file its roster.</summary>
    Reminder,

    /// <summary>Which offices of a province have filed no roster.</summary>
    LateOffices,

    /// <summary>How the offices of a province stand, every month.</summary>
    ProvinceDigest,
}

/// <summary>Which of the reminders about a deadline. The names are stored, so they never change.</summary>
internal enum ReminderStep
{
    WeekBefore,
    DayBefore,
    DayAfter,
    WeekAfter,
}

/// <summary>
/// What a notice is about: its kind and the occasion, which together with reader and address make it one of its kind.
/// </summary>
internal abstract record NoticeTopic
{
    private const string DayFormat = "yyyy-MM-dd";

    private NoticeTopic()
    {
    }

    public abstract NoticeKind Kind { get; }

    /// <summary>The occasion as it is stored and part of keys: letters, digits and hyphens.</summary>
    public abstract string Occasion { get; }

    /// <summary>Reads what <see cref="Kind"/> and <see cref="Occasion"/> wrote.</summary>
    public static bool TryParse(NoticeKind kind, string occasion, [NotNullWhen(true)] out NoticeTopic? topic)
    {
        topic = Read(kind, occasion);
        return topic is not null && topic.Occasion == occasion;
    }

    private static NoticeTopic? Read(NoticeKind kind, string occasion) => kind switch
    {
        NoticeKind.Issue => occasion.Length > 8 && Period.TryParse(occasion[..7], out var period)
            && int.TryParse(occasion[8..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new Issue(period, number) : null,
        NoticeKind.OfficeDigest => Day(occasion) is { } monday ? new OfficeDigest(monday) : null,
        NoticeKind.ProvinceDigest => Period.TryParse(occasion, out var month) ? new ProvinceDigest(month) : null,
        _ => occasion.Length >= 18 && Period.TryParse(occasion[..7], out var period) && Day(occasion[8..18]) is { } deadline
            ? kind == NoticeKind.LateOffices ? new LateOffices(period, deadline)
            : occasion.Length > 19 && Enum.TryParse<ReminderStep>(occasion[19..], out var step) && Enum.IsDefined(step) ? new Reminder(period, deadline, step)
            : null
            : null,
    };

    private static string Of(Period period, DateOnly deadline) => string.Create(CultureInfo.InvariantCulture, $"{period}-{deadline:yyyy-MM-dd}");

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>That an issue is out.</summary>
    internal sealed record Issue(Period Period, int Number) : NoticeTopic
    {
        public override NoticeKind Kind => NoticeKind.Issue;

        public override string Occasion => string.Create(CultureInfo.InvariantCulture, $"{Period}-{Number:0000}");
    }

    /// <summary>
    /// What the calendar makes due: to be told on the first working day from <see cref="From"/> on, and no longer once
    /// <see cref="Until"/> has come, when the next of its kind stands.
    /// </summary>
    internal abstract record Dated : NoticeTopic
    {
        public abstract DateOnly From { get; }

        public abstract DateOnly Until { get; }

        public bool IsDue(DateOnly day) => day >= From && day < Until;
    }

    /// <param name="Monday">The first day of the week.</param>
    internal sealed record OfficeDigest(DateOnly Monday) : Dated
    {
        public override NoticeKind Kind => NoticeKind.OfficeDigest;

        public override string Occasion => Monday.ToString(DayFormat, CultureInfo.InvariantCulture);

        public override DateOnly From => Monday;

        public override DateOnly Until => Monday.PlusDays(7);

        public static OfficeDigest On(DateOnly day) => new(day.PlusDays(-(((int)day.DayOfWeek + 6) % 7)));
    }

    /// <param name="Deadline">
    /// The last day on which the roster is in time: a deadline that was moved is a new occasion, and is reminded of anew.
    /// </param>
    internal sealed record Reminder(Period Period, DateOnly Deadline, ReminderStep Step) : Dated
    {
        /// <summary>So long after the deadline nothing is told of it any more.</summary>
        public const int LastDays = 21;

        public override NoticeKind Kind => NoticeKind.Reminder;

        public override string Occasion => $"{Of(Period, Deadline)}-{Step}";

        public override DateOnly From => Deadline.PlusDays(DaysOf(Step));

        public override DateOnly Until => Step == ReminderStep.WeekAfter ? Deadline.PlusDays(LastDays) : Deadline.PlusDays(DaysOf(Step + 1));

        /// <summary>The one that stands on a day; null before the first and after the last.</summary>
        public static Reminder? On(Period period, DateOnly deadline, DateOnly day) =>
            Enum.GetValues<ReminderStep>().Select(step => new Reminder(period, deadline, step)).FirstOrDefault(reminder => reminder.IsDue(day));

        private static int DaysOf(ReminderStep step) => step switch
        {
            ReminderStep.WeekBefore => -7,
            ReminderStep.DayBefore => -1,
            ReminderStep.DayAfter => 1,
            _ => 7,
        };
    }

    /// <summary>To a province, with the last reminder to its offices.</summary>
    internal sealed record LateOffices(Period Period, DateOnly Deadline) : Dated
    {
        public override NoticeKind Kind => NoticeKind.LateOffices;

        public override string Occasion => Of(Period, Deadline);

        public override DateOnly From => Last.From;

        public override DateOnly Until => Last.Until;

        private Reminder Last => new(Period, Deadline, ReminderStep.WeekAfter);
    }

    /// <param name="Month">The month that it comes in; it tells of the one before.</param>
    internal sealed record ProvinceDigest(Period Month) : Dated
    {
        public override NoticeKind Kind => NoticeKind.ProvinceDigest;

        public override string Occasion => Month.ToString();

        public override DateOnly From => Month.FirstDay;

        public override DateOnly Until => Month.LastDay.PlusDays(1);
    }
}
