using System.Globalization;
using SertiKesos.People;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Tests.Support;
using Xunit.Abstractions;

namespace SertiKesos.Rigs;

/// <summary>
/// Thousands of storage faults while two hosts import the same uploads side by side: what is stored in the end is what an
/// undisturbed run of the same uploads stores, to the byte.
/// </summary>
public sealed class FaultStormTests(ITestOutputHelper output)
{
    private const int Regions = 48;
    private const int AtOnce = 8;
    private const double Rate = 0.3;

    private static readonly DateTimeOffset FirstDay = new(2026, 9, 1, 2, 0, 0, TimeSpan.Zero);

    private static readonly Role[] Roles = [Role.Psm, Role.Tagana, Role.Tksk, Role.KarangTaruna];

    [Fact]
    public async Task Whatever_storage_does_the_uploads_end_as_if_nothing_had_happened()
    {
        var seed = Setting.Number("SERTIKESOS_STORM_SEED", Random.Shared.Next());
        var target = Setting.Number("SERTIKESOS_STORM_FAULTS", 2_000);
        await using var calm = await PrivateStorage.StartAsync();
        await using var stormy = await PrivateStorage.StartAsync();
        await new StorageSetup(calm.Access).RunAsync(CancellationToken.None);
        await new StorageSetup(stormy.Access).RunAsync(CancellationToken.None);
        await using var proxy = await FaultProxy.StartAsync(stormy.ConnectionString);
        proxy.Plan = new FaultPlan(seed, Rate);
        Host[] hosts = [new(QuickClients.For(proxy.ConnectionString)), new(QuickClients.For(proxy.ConnectionString))];
        Host[] undisturbed = [new(calm.Access)];

        int rounds = 0, deliveries = 0, runs = 0;
        for (; proxy.Plan.Total < target; rounds++)
        {
            var chains = RegionCatalog.Shipped.All.Take(Regions).Select(region => Chain(seed, rounds, region.Code)).ToList();
            deliveries += chains.Sum(chain => chain.Sum(step => step.Count));
            runs += await RunAsync(chains, hosts);
            await RunAsync(chains, undisturbed);
            proxy.Forget();
        }

        output.WriteLine($"FAULT STORM {proxy.Summary()}; {deliveries} deliveries in {rounds} rounds took {runs} runs");
        var expected = await StorageImage.TakeAsync(calm.Access, TestKeys.Ring);
        var found = await StorageImage.TakeAsync(stormy.Access, TestKeys.Ring);
        var differences = StorageImage.Differences(expected, found);
        var stuck = await StuckAsync(stormy.Access);
        output.WriteLine($"FAULT STORM {expected.Count} things stored, {differences.Count} differ, {stuck} stuck");
        Assert.True(differences.Count == 0, $"Seed {seed}: {string.Join('\n', differences.Take(10))}");
        Assert.Equal(0, stuck);
        Assert.True(expected.Keys.Count(key => key.StartsWith("register", StringComparison.Ordinal)) == Regions);

        // Every kind of fault met every kind of request that an import makes.
        var operations = proxy.Plan.Applied.Keys.Select(key => key.Operation).Distinct().Order(StringComparer.Ordinal).ToList();
        output.WriteLine($"FAULT STORM operations: {string.Join(", ", operations)}");
        Assert.Superset(
            new HashSet<string> { "blob get", "blob put", "table row add", "table row get", "table row update" }, operations.ToHashSet());
        // What is asked seldom (a list of the reference tables, once a minute) meets the kinds by chance.
        var usual = operations.Where(operation => proxy.Plan.Applied.Where(applied => applied.Key.Operation == operation).Sum(applied => applied.Value) >= Usual);
        Assert.All(usual, operation => Assert.All(
            Enum.GetValues<FaultKind>(), kind => Assert.True(proxy.Plan.Applied.ContainsKey((operation, kind)), $"{kind} never met {operation}.")));
    }

    /// <summary>So many faults on a kind of request are enough to meet each of the five kinds.</summary>
    private const int Usual = 50;

    /// <summary>
    /// What happens to one region in a round: steps one after the other, of which one with two deliveries happens at once.
    /// The hosts share each delivery as the hosts of a plan do, so it also comes twice at the same time.
    /// </summary>
    private static List<IReadOnlyList<Delivery>> Chain(int seed, int round, RegionCode region)
    {
        var chance = new Random(HashCode(seed, round, region));
        var steps = new List<IReadOnlyList<Delivery>>();
        var now = FirstDay.AddHours(round);
        for (var step = 0; step < 4; step++)
        {
            now = now.AddMinutes(5);
            switch (chance.Next(6))
            {
                case 0 when steps.Count > 0:
                    // The same content under another name.
                    var known = steps[chance.Next(steps.Count)][0];
                    steps.Add([known with { FileName = "DATA FIX FINAL (2).xlsx", UploadedAt = now }]);
                    break;
                case 1 when steps.Count > 0:
                    // It was uploaded before all others of the round, but comes only now.
                    steps.Add([Roster(chance, region, now.AddHours(-0.5), Roles[..2])]);
                    break;
                case 2:
                    steps.Add([new Delivery(region, "salah.xlsx", now, BinaryData.FromBytes(InventedRoster.Broken(region, Lines(chance, Roles[..1]))))]);
                    break;
                case 3:
                    // Two rosters of different roles at once; they list different people.
                    steps.Add([Roster(chance, region, now, Roles[..2]), Roster(chance, region, now.AddMinutes(1), Roles[2..])]);
                    break;
                default:
                    steps.Add([Roster(chance, region, now, Roles[..(1 + chance.Next(Roles.Length))])]);
                    break;
            }
        }

        steps.Add([Roster(chance, region, now.AddMinutes(9), Roles[..1])]);
        return steps;
    }

    private static Delivery Roster(Random chance, RegionCode region, DateTimeOffset uploadedAt, Role[] roles) =>
        new(region, "roster.xlsx", uploadedAt, BinaryData.FromBytes(InventedRoster.Of(region, Lines(chance, roles))));

    private static IEnumerable<InventedLine> Lines(Random chance, Role[] roles) =>
    [
        .. roles.SelectMany(role => Enumerable.Range(1, 1 + chance.Next(4)).Select(_ => new InventedLine(((int)role * 20) + 1 + chance.Next(6), role))).Distinct(),
    ];

    private static async Task<int> RunAsync(List<List<IReadOnlyList<Delivery>>> chains, Host[] hosts)
    {
        var runs = 0;
        await Parallel.ForEachAsync(chains, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (chain, _) =>
        {
            foreach (var step in chain)
            {
                if (hosts.Length == 1)
                {
                    foreach (var delivery in step)
                    {
                        Interlocked.Add(ref runs, await hosts[0].ImportUntilEndedAsync(delivery));
                    }

                    continue;
                }

                var all = await Task.WhenAll(step.SelectMany(delivery => hosts.Select(host => host.ImportUntilEndedAsync(delivery))));
                Interlocked.Add(ref runs, all.Sum());
            }
        });
        return runs;
    }

    private static async Task<int> StuckAsync(StorageAccess storage)
    {
        var store = new SubmissionStore(storage, Host.Clock);
        var stuck = 0;
        foreach (var region in RegionCatalog.Shipped.All.Take(Regions))
        {
            stuck += (await store.ListAsync(region.Code, CancellationToken.None)).Count(submission => !submission.State.IsFinal());
        }

        return stuck;
    }

    // The runtime's own hash differs from process to process.
    private static int HashCode(int seed, int round, RegionCode region) =>
        unchecked((((seed * 31) + round) * 7919) + int.Parse(region.Value.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));
}
