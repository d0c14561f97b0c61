using FsCheck;
using FsCheck.Fluent;
using SertiKesos.Alerts.Planning;

namespace SertiKesos.Tests.Alerts.Planning;

/// <summary>A timer that fires at random gaps, over years, for workers with random certificates.</summary>
public sealed class AlertPlanProperties
{
    private static readonly DateOnly Start = Workers.Day("2026-01-05");

    private static readonly Arbitrary<(int[] Expiries, int[] Gaps)> Histories = Arb.From(
        from expiries in Gen.Choose(-120, 700).ArrayOf(3)
        from gaps in Gen.Frequency((6, Gen.Choose(1, 3)), (2, Gen.Choose(4, 20)), (1, Gen.Choose(21, 120))).ArrayOf(60)
        select (expiries, gaps));

    [Fact]
    public void No_alert_is_ever_sent_twice() =>
        Check(sent => sent.Select(alert => alert.Candidate.Key).Distinct().Count() == sent.Count);

    [Fact]
    public void Only_the_nearest_threshold_is_ever_sent() =>
        Check(sent => sent.All(alert => alert.Candidate.Step == AlertSchedule.Default.Nearest(alert.Candidate.LastValidDay, alert.Day)));

    [Fact]
    public void Thresholds_of_a_certificate_are_sent_in_their_order() =>
        Check(sent => sent.GroupBy(alert => (alert.Candidate.PersonKey, alert.Candidate.LastValidDay)).All(group =>
        {
            var order = group.Select(alert => alert.Candidate.Step.MonthsAfter * 1000 - alert.Candidate.Step.DaysBefore).ToList();
            return order.SequenceEqual(order.Order());
        }));

    [Fact]
    public void Messages_to_one_person_are_a_week_apart_unless_urgent() =>
        Check(sent => sent.GroupBy(alert => alert.Candidate.PersonKey).All(group =>
            group.Zip(group.Skip(1)).All(pair => pair.Second.Candidate.Step.IsUrgent || pair.Second.Day.DayNumber - pair.First.Day.DayNumber >= 7)));

    [Fact]
    public void Nothing_is_sent_on_a_day_off() =>
        Check(sent => sent.All(alert => AlertCalendar.Default.IsWorkingDay(alert.Day)));

    private static void Check(Func<IReadOnlyList<Sent>, bool> holds) =>
        Prop.ForAll(Histories, history => holds(Run(history.Expiries, history.Gaps)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    /// <summary>Scans at every gap; what is planned counts as delivered on its day. Halfway the first worker's number is corrected.</summary>
    private static List<Sent> Run(int[] expiries, int[] gaps)
    {
        var sent = new List<Sent>();
        var entries = new List<AlertEntry>();
        var day = Start;
        for (var scan = 0; scan < gaps.Length; scan++)
        {
            day = day.AddDays(gaps[scan]);
            var number = scan < gaps.Length / 2 ? "lama" : "baru";
            var register = Workers.Register(
                Workers.Person("Ani", "3277014101900001", "ani@contoh.go.id", Workers.Certificate(Start.AddDays(expiries[0]), number)),
                Workers.Person("Budi", "3277010101900002", "budi@contoh.go.id", Workers.Certificate(Start.AddDays(expiries[1]), "2"), Workers.Certificate(Start.AddDays(expiries[2]), "3")));
            foreach (var alert in Workers.Plan(register, day, [.. entries]))
            {
                sent.Add(new Sent(alert.Candidate, DateOnly.FromDateTime(alert.NotBefore.DateTime)));
                entries.Add(Workers.Entry(alert.Candidate, AlertState.Delivered, alert.NotBefore));
            }
        }

        return sent;
    }

    private sealed record Sent(AlertCandidate Candidate, DateOnly Day);
}
