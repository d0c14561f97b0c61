using System.Globalization;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Tests.Alerts;
using SertiKesos.Time;
using Xunit.Abstractions;

namespace SertiKesos.Rigs.Reminders;

/// <summary>
/// 400 days of ten offices with 10,000 people who renew, are corrected, leave, move, share no address, opt out and bounce, with crashes and a
/// clock that jumps: whoever is due is told once, or it is known why not.
/// </summary>
public sealed class ReminderYearTests(ITestOutputHelper output)
{
    private const int Days = 400;
    private const int PeoplePerOffice = 1_000;

    private static readonly DateOnly First = new(2026, 11, 23);

    // Four offices in the west, three each in the middle and in the east.
    private static readonly string[] Codes = ["32.77", "13.71", "33.74", "35.78", "51.71", "63.71", "73.71", "81.71", "64.71", "91.71"];

    private readonly Random _random = new(Setting.Number("SERTIKESOS_REMINDER_SEED", 20_261_130));

    [Fact]
    public void Whoever_is_due_is_told_once_or_it_is_known_why_not()
    {
        var regions = Codes.Select(code => RegionCatalog.Shipped.Find(RegionCode.Parse(code))).OfType<Region>().ToList();
        var year = new ReminderYear(regions, _random);
        foreach (var (region, index) in regions.Select((region, index) => (region, index)))
        {
            year.Registers[region.Code] = new Register(
                region.Code, 1, [.. Enumerable.Range(0, PeoplePerOffice).Select(number => Invented((index * PeoplePerOffice) + number))],
                new Dictionary<Role, RoleSource> { [Role.Tksk] = new("kiriman", Workers.LongAgo, Workers.LongAgo) }, [], []);
        }

        var (renewals, corrections, leavers, moves, optOuts, jumps) = (0, 0, 0, 0, 0, 0);
        for (var day = 0; day < Days; day++)
        {
            var morning = new DateTimeOffset(First.AddDays(day).ToDateTime(new TimeOnly(1, 0)), TimeSpan.Zero);
            foreach (var region in regions)
            {
                // Some offices hand in a roster today: then a few of their people have changed.
                if (_random.Next(30) == 0)
                {
                    var change = Change(year, region, regions, morning);
                    (renewals, corrections, leavers, moves) = (renewals + change.Renewals, corrections + change.Corrections, leavers + change.Leavers, moves + change.Moves);
                }
            }

            year.Scan(morning);
            var jump = _random.Next(50) switch { 0 => TimeSpan.FromHours(-30), 1 => TimeSpan.FromHours(70), _ => TimeSpan.Zero };
            jumps += jump == TimeSpan.Zero ? 0 : 1;
            year.DeliverUntil(morning.AddHours(_random.Next(1, 9)), jump);
            if (year.Sent.Count > 0 && _random.Next(4) == 0)
            {
                optOuts++;
                year.OptOut(year.Sent[_random.Next(year.Sent.Count)].AddressKey, morning.AddHours(9));
            }

            year.DeliverUntil(morning.AddHours(24).AddSeconds(-1), TimeSpan.Zero);
        }

        var sent = year.Sent;
        var atNight = sent.Count(mail => !year.Policy.Calendar.IsOpen(mail.At, mail.From.Zone));
        var repeats = sent.GroupBy(mail => (mail.Person, mail.Certificate, mail.LastValidDay, mail.Step)).Where(group => group.Count() > 1).ToList();
        var afterCrash = repeats.Sum(group => group.Count() - 1);
        var unexplained = repeats.Sum(group => group.OrderBy(mail => mail.At).Skip(1).Count(mail => !mail.AfterCrash));
        // Another office does not know of the week, nor does a clock that is wrong; the limit of the address holds there.
        var overCap = sent.Where(mail => !mail.AfterCrash && mail.IsOnTime).GroupBy(mail => (mail.Person, mail.From)).Sum(TooSoon);
        var toClosed = sent.Count(mail => year.Closed.TryGetValue(mail.AddressKey, out var since) && mail.At > since.AddHours(70) && !mail.AfterCrash);
        var end = new DateTimeOffset(First.AddDays(Days).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var outcomes = year.Due.Keys.Select(key => year.OutcomeOf(key, end)).ToList();
        var met = outcomes.OfType<string>().CountBy(outcome => outcome).OrderByDescending(outcome => outcome.Value).ToList();
        var lost = outcomes.Count(outcome => outcome is null);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"REMINDERS {Days} days, {regions.Count * PeoplePerOffice} people; {renewals} renewed, {corrections} corrected, {leavers} left, {moves} moved, {optOuts} opted out, {year.Crashes} crashes, {jumps} clock jumps; {sent.Count} mails, {afterCrash} again after a crash"));
        output.WriteLine($"REMINDERS due thresholds by what became of them: {string.Join(", ", met.Select(pair => $"{pair.Key} {pair.Value}"))}");
        Assert.Equal((0, 0, 0, 0, 0), (atNight, unexplained, overCap, toClosed, lost));
        Assert.True(sent.Count > 10_000 && moves > 50 && afterCrash > 10, $"{sent.Count} mails, {moves} moves, {afterCrash} repeats");
    }

    /// <summary>Mails that are not urgent and came less than a week after another one to the same person.</summary>
    private static int TooSoon(IEnumerable<SentReminder> mails)
    {
        var (before, soon) = ((DateOnly?)null, 0);
        foreach (var mail in mails.OrderBy(mail => mail.At))
        {
            var day = DateOnly.FromDateTime(mail.At.ToOffset(mail.From.Zone.Offset()).DateTime);
            soon += !mail.Step.IsUrgent && before is { } last && day.DayNumber - last.DayNumber < 7 ? 1 : 0;
            before = day;
        }

        return soon;
    }

    private (int Renewals, int Corrections, int Leavers, int Moves) Change(ReminderYear year, Region region, IReadOnlyList<Region> regions, DateTimeOffset at)
    {
        var counts = (Renewals: 0, Corrections: 0, Leavers: 0, Moves: 0);
        var people = new List<Person>();
        foreach (var person in year.Registers[region.Code].People)
        {
            switch (_random.Next(300))
            {
                case 0:
                    counts.Leavers++;
                    people.Add(person.With(ServiceStatus.Retired));
                    break;
                case 1:
                    counts.Moves++;
                    var there = regions[_random.Next(regions.Count)];
                    var other = there.Code == region.Code ? null : year.Registers[there.Code];
                    if (other is null || other.People.Any(known => known.Identity == person.Identity))
                    {
                        people.Add(person);
                    }
                    else
                    {
                        year.Registers[there.Code] = other with { People = [.. other.People, person] };
                    }

                    break;
                case 2 or 3:
                    counts.Corrections++;
                    people.Add(person with { Email = $"baru{_random.Next(1_000_000)}@contoh.go.id" });
                    break;
                case >= 4 and < 14 when Ends(person) < DateOnly.FromDateTime(at.UtcDateTime).AddDays(60):
                    counts.Renewals++;
                    people.Add(person with
                    {
                        Assignments = [.. person.Assignments.Select(assignment => assignment with { Credentials = [Workers.Certificate(Ends(person).AddYears(5), $"B-{_random.Next(1_000_000)}")] })],
                    });
                    break;
                default:
                    people.Add(person);
                    break;
            }
        }

        year.Registers[region.Code] = year.Registers[region.Code] with
        {
            People = people,
            Sources = new Dictionary<Role, RoleSource> { [Role.Tksk] = new("kiriman", at, at) },
        };
        return counts;
    }

    private static DateOnly Ends(Person person) => person.Assignments[0].Credentials[0].ExpiresOn ?? default;

    private Person Invented(int serial) => Workers.Person(
        $"Contoh {serial}",
        string.Create(CultureInfo.InvariantCulture, $"3277011505{70 + (serial / 5_000)}{1 + (serial % 5_000):0000}"),
        _random.Next(20) == 0 ? null : $"orang{serial}@contoh.go.id",
        Workers.Certificate(First.AddDays(_random.Next(-120, 600)), $"S-{serial}"));
}
