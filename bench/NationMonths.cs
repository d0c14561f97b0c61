using System.Globalization;
using SertiKesos.Coverage;
using SertiKesos.Coverage.Statements;
using SertiKesos.People;
using SertiKesos.Platform.Storage;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Time;

namespace SertiKesos.Bench;

/// <summary>
/// Six months of counts of all regions in storage, as rosters would have left them: some offices never report, some not every
/// month, tests are held in classes four times a year, shares of certified people differ from province to province. All invented, the same each time.
/// </summary>
internal static class NationMonths
{
    private const int Months = 6;
    private const int AtOnce = 8;
    private const int MonthsOfValidity = 60;

    private static readonly Period Last = new(2026, 11);

    public static async Task<int> SaveAsync(StorageAccess storage)
    {
        await storage.Tables.CreateTableIfNotExistsAsync(StorageNames.Tables.Coverage);
        await storage.Tables.CreateTableIfNotExistsAsync(StorageNames.Tables.Statements);
        var coverage = new CoverageStore(storage);
        var saved = 0;
        await Parallel.ForEachAsync(RegionCatalog.Shipped.All, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (region, cancel) =>
        {
            var dice = new Random(Seed(region.Code));
            if (dice.Next(20) == 0)
            {
                return;
            }

            DateOnly? before = null;
            var steps = new List<RegisterStep>();
            var people = People(region, dice);
            for (var month = 0; month < Months; month++)
            {
                var period = Period.Of(Last.FirstDay.AddMonths(month + 1 - Months));
                if (dice.Next(8) == 0 && month > 0)
                {
                    continue;
                }

                // Some come after the deadline of the 25th, but for the last month, which is looked at on the 24th.
                var day = period.FirstDay.AddDays(period == Last ? dice.Next(3, 23) : dice.Next(3, 27));
                var at = new DateTimeOffset(day, new TimeOnly(3, 0), TimeSpan.Zero);
                var serving = people.Take(people.Count * (90 + (month * 2)) / 100).ToList();
                steps.Add(new RegisterStep(steps.Count + 1, string.Create(CultureInfo.InvariantCulture, $"bench-{month}"), at)
                {
                    Change = new ChangeCounts(serving.Count, 0, 0, 0),
                    UploadedAt = at,
                    Roles = [.. serving.SelectMany(person => person.Assignments).Select(assignment => assignment.Role).Distinct()],
                });
                var counted = RegionCount.Of(Register.Empty(region.Code) with { People = serving, Steps = [.. steps] }, RulesInForce.Default);
                await coverage.SaveAsync(counted with { RegisterVersion = steps.Count, AcceptedAt = at, PeopleOf = null }, before, cancel);
                before = day;
                Interlocked.Increment(ref saved);
            }
        });

        await StateAsync(storage);
        return saved;
    }

    private static int Seed(RegionCode code) => (int.Parse(code.Province, CultureInfo.InvariantCulture) * 131) + code.Value[3..].Sum(digit => digit * 7);

    private static List<Person> People(Region region, Random dice)
    {
        var roles = RoleCatalog.All.Where((_, index) => index < 3 || dice.Next(3) > 0).Select(entry => entry.Role).ToList();
        var province = int.Parse(region.Province.Code, CultureInfo.InvariantCulture);
        var share = (((province * 37) % 50) + 5 + dice.Next(10)) / 100.0;
        return [.. Enumerable.Range(0, dice.Next(60, 500)).Select(number =>
        {
            var role = roles[dice.Next(roles.Count)];
            var draw = dice.NextDouble();
            Credential[] credentials = draw < share
                ? [new(CredentialKind.Competency, CredentialEvidence.Dated, IssuedOn: Last.FirstDay.AddMonths(-3 * dice.Next(0, (MonthsOfValidity / 3) + 2)).AddMonths(province % 3 - 2).AddDays(9))]
                : draw < share + .05 ? [new(CredentialKind.Competency, CredentialEvidence.Claimed)]
                : [];
            return new Person(
                string.Create(CultureInfo.InvariantCulture, $"Orang {region.Code} {number}"), null, new DateOnly(1960 + dice.Next(40), 1 + dice.Next(12), 1), null, [], null,
                [new Assignment(role, "Kelurahan", null, null, ServiceStatus.Active, credentials)]);
        })];
    }

    private static async Task StateAsync(StorageAccess storage)
    {
        var statements = new StatementStore(storage, TimeProvider.System);
        await statements.PutAsync(new CertificationTarget(AreaCode.Nation, Last.Year, null, 16_920, "Rencana kerja 2026"), default);
        foreach (var region in RegionCatalog.Shipped.All.Where(region => region.Province.Code == "32"))
        {
            await statements.PutAsync(new FamilyCount(AreaCode.Of(region.Code), 30_000 + (Seed(region.Code) % 30_000), Last.FirstDay.AddDays(-1), "Data keluarga dinas sosial"), default);
        }

        foreach (var centre in (string[])["I", "II", "III", "IV", "V", "VI"])
        {
            for (var month = 0; month < 13; month++)
            {
                if (centre != "VI" || month < 5)
                {
                    await statements.PutAsync(new ExamSeats(centre, Period.Of(Last.FirstDay.AddMonths(month)), ExamMode.FaceToFace, 4 + (month % 5), 30, "Jadwal uji"), default);
                }
            }
        }
    }
}
