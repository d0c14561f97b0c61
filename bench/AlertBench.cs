using System.Diagnostics;
using System.Globalization;
using System.Text;
using SertiKesos.Alerts.Planning;
using SertiKesos.People;
using SertiKesos.Protection;
using SertiKesos.Regions;
using SertiKesos.Registers;

namespace SertiKesos.Bench;

/// <summary>Plans the reminders of a nation in which 100,000 people are due on one day, one office after the other, as the scans do.</summary>
internal static class AlertBench
{
    private const int People = 100_000;

    private static readonly DateOnly Day = new(2026, 11, 23);
    private static readonly DateTimeOffset LongAgo = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static bool Run()
    {
        var keys = new AlertKeys(new BlindIndex(Encoding.UTF8.GetBytes("kunci rahasia untuk ukuran 32 b.")));
        var regions = RegionCatalog.Shipped.All.ToList();
        var watch = new Stopwatch();
        var (planned, serial, before) = (0, 0, Environment.CpuUsage.TotalTime);
        long peak = 0;
        foreach (var (region, index) in regions.Select((region, index) => (region, index)))
        {
            var count = (People / regions.Count) + (index < People % regions.Count ? 1 : 0);
            var register = Office(region.Code, serial, count);
            serial += count;
            watch.Start();
            var history = new AlertHistory([], new HashSet<string>(), region.Zone);
            planned += AlertPlan.Of(register, region, AlertRules.Default, AlertCalendar.Default, keys, Day, history).Count;
            watch.Stop();
            peak = Math.Max(peak, Environment.WorkingSet);
        }

        var cpu = Environment.CpuUsage.TotalTime - before;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{planned} reminders of {regions.Count} offices planned in {watch.Elapsed.TotalSeconds:0.00} s ({cpu.TotalSeconds:0.00} CPU s with the making of the registers); working set at most {peak / 1_048_576} MiB"));
        return planned == People;
    }

    private static Register Office(RegionCode code, int first, int count) => new(
        code,
        1,
        [
            .. Enumerable.Range(first, count).Select(serial => new Person(
                $"Contoh {serial}",
                Nik.TryParse(string.Create(CultureInfo.InvariantCulture, $"3277011505{60 + (serial / 9_000)}{1 + (serial % 9_000):0000}"), out var nik) ? nik : null,
                null,
                null,
                [],
                $"orang{serial}@contoh.go.id",
                [
                    new Assignment(
                        Role.Tksk, null, null, null, ServiceStatus.Active,
                        [new Credential(CredentialKind.Competency, CredentialEvidence.Dated, Number: $"S-{serial}", IssuedOn: new DateOnly(2021, 12, 1), ExpiresOn: Day.AddDays(serial % 180))]),
                ])),
        ],
        new Dictionary<Role, RoleSource> { [Role.Tksk] = new("kiriman", LongAgo, LongAgo) },
        [],
        []);
}
