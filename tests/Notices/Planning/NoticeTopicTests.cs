using SertiKesos.Alerts.Planning;
using SertiKesos.Notices;
using SertiKesos.Tests.Summaries;

namespace SertiKesos.Tests.Notices.Planning;

public sealed class NoticeTopicTests
{
    private static readonly DateOnly Deadline = new(2026, 11, 25);

    public static TheoryData<int> DaysAfter => [.. Enumerable.Range(-12, 40)];

    [Fact]
    public void What_was_written_is_read_again()
    {
        NoticeTopic[] topics =
        [
            new NoticeTopic.Issue(Counts.November, 1), new NoticeTopic.OfficeDigest(new DateOnly(2026, 11, 23)), new NoticeTopic.LateOffices(Counts.November, Deadline),
            new NoticeTopic.ProvinceDigest(Counts.November), .. Enum.GetValues<ReminderStep>().Select(step => new NoticeTopic.Reminder(Counts.November, Deadline, step)),
        ];

        Assert.All(topics, topic => Assert.True(NoticeTopic.TryParse(topic.Kind, topic.Occasion, out var read) && read == topic));
        Assert.Equal(topics.Length, topics.Select(topic => (topic.Kind, topic.Occasion)).Distinct().Count());
        Assert.All(topics, topic => Assert.Matches("^[A-Za-z0-9-]+$", topic.Occasion));
    }

    [Theory]
    [InlineData("Issue", "2026-11")]
    [InlineData("Issue", "2026-11-x")]
    [InlineData("OfficeDigest", "2026-11-31")]
    [InlineData("Reminder", "2026-11-2026-11-25")]
    [InlineData("Reminder", "2026-11-2026-11-25-3")]
    [InlineData("Reminder", "2026-11-2026-11-25-MonthBefore")]
    [InlineData("LateOffices", "2026-11-2026-11-25-WeekAfter")]
    [InlineData("ProvinceDigest", "")]
    public void Anything_else_is_no_occasion(string kind, string occasion) => Assert.False(NoticeTopic.TryParse(Enum.Parse<NoticeKind>(kind), occasion, out _));

    [Theory]
    [MemberData(nameof(DaysAfter))]
    public void One_reminder_stands_from_a_week_before_to_three_weeks_after_the_deadline(int left)
    {
        var expected = left switch
        {
            < -7 or >= 21 => (ReminderStep?)null,
            < -1 => ReminderStep.WeekBefore,
            < 1 => ReminderStep.DayBefore,
            < 7 => ReminderStep.DayAfter,
            _ => ReminderStep.WeekAfter,
        };

        Assert.Equal(expected, NoticeTopic.Reminder.On(Counts.November, Deadline, Deadline.AddDays(left))?.Step);
    }

    [Theory]
    [InlineData("2026-11-22", "2026-11-16")] // Sunday
    [InlineData("2026-11-23", "2026-11-23")]
    [InlineData("2026-11-29", "2026-11-23")]
    public void A_week_begins_on_Monday(string day, string monday) =>
        Assert.Equal(DateOnly.ParseExact(monday, "O"), NoticeTopic.OfficeDigest.On(DateOnly.ParseExact(day, "O")).Monday);

    [Fact]
    public void One_that_is_still_on_its_way_holds_the_others_back_until_it_is_overtaken()
    {
        NoticeTopic.Dated[] standing = [new NoticeTopic.Reminder(Counts.November, Deadline, ReminderStep.DayBefore), NoticeTopic.OfficeDigest.On(new DateOnly(2026, 11, 24))];
        var week = new NoticeTopic.Reminder(Counts.November, Deadline, ReminderStep.WeekBefore);
        var day = new DateOnly(2026, 11, 24);

        Assert.Equal(standing[0], NoticePlan.Next(day, standing, [new ToldNotice(week, AlertState.Retrying, new DateOnly(2026, 11, 18))]));
        Assert.Null(NoticePlan.Next(day, standing, [new ToldNotice(standing[1], AlertState.Planned, day)]));
        Assert.Equal(standing[1], NoticePlan.Next(day, standing, [new ToldNotice(standing[0], AlertState.Failed, day)]));
        Assert.Null(NoticePlan.Next(day, standing, [new ToldNotice(standing[0], AlertState.Delivered, day)]));
        Assert.Equal(standing[0], NoticePlan.Next(day, standing, [new ToldNotice(new NoticeTopic.Issue(Counts.November, 1), AlertState.Delivered, day)]));
    }
}
