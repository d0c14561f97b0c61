using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using SertiKesos.Alerts.Planning;
using SertiKesos.Coverage;
using SertiKesos.Coverage.Statements;
using SertiKesos.Notices;
using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Tests.Summaries;
using SertiKesos.Time;

namespace SertiKesos.Tests.Notices.Planning;

/// <summary>A daily round over half a year from any date, with holidays and a timer that fails at random, for three offices and their province.</summary>
public sealed class NoticePlanProperties
{
    private const int Days = 180;

    private static readonly IReadOnlyList<Region> Offices =
        [.. RegionCatalog.Shipped.All.Where(region => region.Province.Code == "32").Take(3)];

    /// <summary>The first office never files; the second and the third file on a day.</summary>
    private static readonly Arbitrary<Case> Cases = Arb.From(
        from start in Gen.Choose(0, 1500)
        from holidays in (from first in Gen.Choose(0, Days) from length in Gen.Frequency((6, Gen.Choose(1, 3)), (1, Gen.Choose(8, 10))) select (first, length)).ArrayOf(8)
        from second in Gen.Choose(0, Days)
        from third in Gen.Choose(0, Days)
        from failures in Gen.Choose(0, Days).ArrayOf(5)
        select new Case(new DateOnly(2025, 1, 1).AddDays(start), holidays, [int.MaxValue, second, third], failures));

    [Fact]
    public void Each_occasion_comes_once() => Check(run => run.Sent.Select(sent => (sent.Reader, sent.Topic)).Distinct().Count() == run.Sent.Count);

    [Fact]
    public void A_reader_gets_one_a_day_and_none_on_a_day_off() => Check(run =>
        run.Sent.Select(sent => (sent.Reader, sent.Day)).Distinct().Count() == run.Sent.Count && run.Sent.TrueForAll(sent => run.Calendar.IsWorkingDay(sent.Day)));

    [Fact]
    public void What_is_sent_stands_on_its_day() => Check(run => run.Sent.TrueForAll(sent => sent.Topic.IsDue(sent.Day)));

    /// <summary>The one that stands on a working day has gone out by then: that of a day off on the next working day.</summary>
    [Fact]
    public void A_reminder_of_a_day_off_goes_out_on_the_next_working_day() => Check(
        run => run.WorkingDays.All(day => run.StandingOn(day, Offices[0]) is not { } reminder || run.Sent.Exists(sent =>
            sent.Reader == ReaderOf(Offices[0]) && sent.Topic == reminder && sent.Day <= day)),
        failing: false);

    [Fact]
    public void Every_week_brings_its_digest_on_the_first_working_day_without_a_reminder() => Check(
        run => run.WorkingDays.GroupBy(NoticeTopic.OfficeDigest.On).All(week =>
        {
            var own = run.Sent.Where(sent => sent.Reader == ReaderOf(Offices[0])).ToList();
            var free = week.Where(day => !own.Exists(sent => sent.Day == day && sent.Topic is NoticeTopic.Reminder)).Take(1).ToList();
            return own.Where(sent => sent.Topic == week.Key).Select(sent => sent.Day).SequenceEqual(free);
        }),
        failing: false);

    [Fact]
    public void An_office_that_has_filed_is_reminded_of_that_period_no_more() => Check(run => run.Sent.TrueForAll(sent =>
        sent.Topic is not NoticeTopic.Reminder reminder || !run.HasFiled(sent.Reader, reminder.Period, sent.Day)));

    [Fact]
    public void A_week_after_the_deadline_the_province_hears_of_whoever_has_not_filed() => Check(
        run => run.WorkingDays.All(day => run.StandingOn(day, Offices[0]) is not { Step: ReminderStep.WeekAfter } reminder || run.Sent.Exists(sent =>
            sent.Reader.Kind == NoticeReaderKind.Province && sent.Topic == new NoticeTopic.LateOffices(reminder.Period, reminder.Deadline) && sent.Day <= day)),
        failing: false);

    [Fact]
    public void A_province_gets_one_digest_a_month() => Check(
        run => run.WorkingDays.GroupBy(Period.Of).All(month => run.Sent.Count(sent => sent.Topic == new NoticeTopic.ProvinceDigest(month.Key)) == 1
            || month.All(day => run.Sent.Exists(sent => sent.Reader.Kind == NoticeReaderKind.Province && sent.Day == day))),
        failing: false);

    private static void Check(Func<Run, bool> holds, bool failing = true) => Prop.ForAll(Cases, given => holds(Run.Of(failing ? given : given with { Failures = [] })))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private static NoticeReader Province { get; } = new(NoticeReaderKind.Province, "32");

    private static IEnumerable<NoticeReader> Readers => [.. Offices.Select(ReaderOf), Province];

    private static NoticeReader ReaderOf(Region region) => new(NoticeReaderKind.Office, region.Code.Value);

    private sealed record Case(DateOnly Start, (int First, int Length)[] Holidays, int[] Filed, int[] Failures);

    private sealed record Sent(NoticeReader Reader, NoticeTopic.Dated Topic, DateOnly Day);

    private sealed class Run(Case given)
    {
        private readonly List<(NoticeReader Reader, ToldNotice Notice)> _told = [];

        public AlertCalendar Calendar { get; } = new(
            HolidayTable.Parse(string.Join('\n', given.Holidays.SelectMany(block => Enumerable.Range(block.First, block.Length))
                .Select(day => given.Start.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + ",Libur"))),
            new TimeOnly(8, 0), new TimeOnly(17, 0));

        public List<Sent> Sent { get; } = [];

        public IEnumerable<DateOnly> WorkingDays => Enumerable.Range(0, Days).Select(given.Start.AddDays).Where(Calendar.IsWorkingDay);

        public static Run Of(Case given)
        {
            var run = new Run(given);
            for (var passed = 0; passed < Days; passed++)
            {
                var day = given.Start.AddDays(passed);
                run.Deliver(day);
                if (!given.Failures.Contains(passed))
                {
                    run.Plan(day);
                    run.Deliver(day);
                }
            }

            return run;
        }

        /// <summary>The reminder of an office that never files; of two periods the newer one.</summary>
        public NoticeTopic.Reminder? StandingOn(DateOnly day, Region region) =>
            NoticePlan.OfOffice(day, Filings(region, day), wantsDigest: false).OfType<NoticeTopic.Reminder>().FirstOrDefault();

        public bool HasFiled(NoticeReader reader, Period period, DateOnly day) =>
            OfficeFiling.Of(Offices.Single(region => ReaderOf(region) == reader), period, Morning(day), ReferenceData.Shipped, StatementSet.Empty, Newest(Offices.Single(region => ReaderOf(region) == reader), day)).HasFiled;

        private static DateTimeOffset Morning(DateOnly day) => new(day.ToDateTime(new TimeOnly(8, 15)), IndonesianZone.Wib.Offset());

        private void Plan(DateOnly day)
        {
            var on = Calendar.NextWorkingDay(day);
            foreach (var reader in Readers)
            {
                var told = _told.Where(told => told.Reader == reader).Select(told => told.Notice).ToList();
                if (NoticePlan.Next(on, Standing(reader, day, on), told) is { } topic)
                {
                    _told.Add((reader, new ToldNotice(topic, AlertState.Planned, on)));
                }
            }
        }

        /// <summary>What waits for this day is looked at again and sent, or is over.</summary>
        private void Deliver(DateOnly day)
        {
            for (var index = 0; index < _told.Count; index++)
            {
                var (reader, notice) = _told[index];
                if (notice.State != AlertState.Planned || notice.Day != day || notice.Topic is not NoticeTopic.Dated topic)
                {
                    continue;
                }

                var isStanding = Standing(reader, day, day).Contains(topic);
                _told[index] = (reader, notice with { State = isStanding ? AlertState.Delivered : AlertState.Cancelled });
                if (isStanding)
                {
                    Sent.Add(new Sent(reader, topic, day));
                }
            }
        }

        private IEnumerable<NoticeTopic.Dated> Standing(NoticeReader reader, DateOnly day, DateOnly on) => reader == Province
            ? NoticePlan.OfProvince(on, Offices.SelectMany(region => Filings(region, day, on)), wantsDigest: true)
            : NoticePlan.OfOffice(on, Filings(Offices.Single(region => ReaderOf(region) == reader), day, on), wantsDigest: true);

        private IEnumerable<OfficeFiling> Filings(Region region, DateOnly day, DateOnly? on = null) =>
            OfficeFiling.Around(region, on ?? day, Morning(day), ReferenceData.Shipped, StatementSet.Empty, Newest(region, day));

        private RegionCoverage? Newest(Region region, DateOnly day)
        {
            var filed = given.Filed[Offices.ToList().IndexOf(region)];
            return filed <= Days && given.Start.AddDays(filed) <= day
                ? Counts.Region(region.Code.Value, (Role.Psm, Counts.Of(never: 3))) with { AcceptedAt = Morning(given.Start.AddDays(filed)).AddHours(-1) }
                : null;
        }
    }
}
