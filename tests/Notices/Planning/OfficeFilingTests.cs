using System.Globalization;
using SertiKesos.Coverage;
using SertiKesos.Coverage.Completeness;
using SertiKesos.Coverage.Statements;
using SertiKesos.Notices;
using SertiKesos.Reference;
using SertiKesos.Tests.Alerts;
using SertiKesos.Tests.Summaries;

namespace SertiKesos.Tests.Notices.Planning;

public sealed class OfficeFilingTests
{
    private static readonly DateTimeOffset Asked = new(2026, 12, 3, 9, 0, 0, TimeSpan.FromHours(7));

    [Theory]
    [InlineData("2026-10-31T12:00:00+07:00", false, "None")]
    [InlineData("2026-11-20T12:00:00+07:00", true, "OnTime")]
    [InlineData("2026-11-28T12:00:00+07:00", true, "Late")]
    [InlineData("2026-12-01T12:00:00+07:00", true, "None")] // counts for December, and yet nobody asks for it again
    public void Who_has_sent_a_roster_since_the_period_opened_has_filed(string at, bool hasFiled, string timeliness)
    {
        var filing = Of(Filed(at));

        Assert.Equal((hasFiled, timeliness), (filing.HasFiled, filing.Timeliness.ToString()));
        Assert.Equal((new DateOnly(2026, 11, 25), new DateOnly(2026, 11, 30)), (filing.Deadline, filing.Lock));
    }

    [Fact]
    public void A_nil_report_is_one_and_institutions_alone_are_none()
    {
        Assert.True(Of(null, new NilReport(Workers.Cimahi.Code, Counts.November, "Kepala Dinas", "Surat 1") { RecordedAt = Asked.AddDays(-10) }).HasFiled);
        Assert.False(Of(Filed("2026-11-20T12:00:00+07:00") with { HasPeople = false }).HasFiled);
        Assert.False(Of(null).HasFiled);
    }

    [Fact]
    public void A_later_deadline_moves_the_reminders()
    {
        var set = StatementSet.Of([new DeadlineException(Workers.Cimahi.Code, Counts.November, new DateOnly(2026, 12, 10), "Direktur", "Surat 2")]);

        var around = OfficeFiling.Around(Workers.Cimahi, new DateOnly(2026, 12, 4), Asked, ReferenceData.Shipped, set, null).ToList();
        var reminder = Assert.Single(NoticePlan.OfOffice(new DateOnly(2026, 12, 4), around, wantsDigest: false));

        Assert.Equal(new NoticeTopic.Reminder(Counts.November, new DateOnly(2026, 12, 10), ReminderStep.WeekBefore), reminder);
    }

    [Fact]
    public void Provinces_hear_of_the_missing_first()
    {
        var (missing, late, onTime) = (Of(null), Of(Filed("2026-11-28T12:00:00+07:00")), Of(Filed("2026-11-20T12:00:00+07:00")));

        var standing = ProvinceStanding.Of([new(onTime, new StateCounts(0, 5, 1, 1, 0, 0, 3)), new(late, default(StateCounts)), new(missing, null)]);

        Assert.Equal([Timeliness.None, Timeliness.Late, Timeliness.OnTime], standing.Offices.Select(office => office.Filing.Timeliness));
        Assert.Equal((2, 1, 10), (standing.Reported, standing.OnTime, standing.States!.Value.People));
    }

    private static RegionCoverage Filed(string at) => Counts.Cimahi() with { AcceptedAt = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) };

    private static OfficeFiling Of(RegionCoverage? newest, params Statement[] statements) =>
        OfficeFiling.Of(Workers.Cimahi, Counts.November, Asked, ReferenceData.Shipped, StatementSet.Of(statements), newest);
}
