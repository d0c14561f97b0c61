using System.Collections.Concurrent;
using System.Globalization;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Tests.Support;
using Xunit.Abstractions;

namespace SertiKesos.Rigs;

/// <summary>Random lives of a region, each compared with what a simple model says must be stored.</summary>
public sealed class RegisterModelTests(ITestOutputHelper output)
{
    private const int Storages = 2;
    private const int AtOnce = 3;

    /// <summary>How often each kind must have occurred in a thousand sequences: a rig without it would prove nothing of it.</summary>
    private static readonly IReadOnlyDictionary<string, int> Least = new Dictionary<string, int>
    {
        ["new"] = 300,
        ["broken"] = 50,
        ["known"] = 100,
        ["late"] = 100,
        ["crash over new"] = 150,
        ["crash over known"] = 50,
        ["crash over late"] = 50,
        ["two hosts"] = 100,
        ["side by side"] = 100,
        ["long list"] = 150,
        ["short list"] = 150,
        ["all roles"] = 50,
        ["neighbour"] = 100,
        ["release Released"] = 100,
        ["release SamePerson"] = 50,
        ["release NotHeld"] = 50,
        ["reason Done"] = 200,
        ["reason NotFound"] = 20,
        ["transfer Done"] = 150,
        ["transfer NotFound"] = 30,
        ["transfer NotYours"] = 15,
    };

    [Fact]
    public async Task Every_sequence_ends_as_the_model_says()
    {
        var seed = Setting.Number("SERTIKESOS_MODEL_SEED", Random.Shared.Next());
        var wanted = Setting.Number("SERTIKESOS_MODEL_SEQUENCES", 1_000);
        var failures = new ConcurrentQueue<string>();
        var kinds = new ConcurrentDictionary<string, int>();
        int sequences = 0;
        while (sequences < wanted && failures.IsEmpty)
        {
            // A pair of regions for each sequence, on as many emulators as there are cores: each of them uses one.
            var share = Math.Min(250, (wanted - sequences + Storages - 1) / Storages);
            var first = sequences;
            await Task.WhenAll(Enumerable.Range(0, Storages).Select(index => RunAsync(unchecked(seed + first + (index * share)), share, kinds, failures)));
            sequences += share * Storages;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"MODEL seed {seed}: {sequences} sequences, {kinds.Values.Sum()} steps, {failures.Count} differ"));
        output.WriteLine($"MODEL steps: {string.Join(", ", kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"{kind.Key} {kind.Value}"))}");
        Assert.True(failures.IsEmpty, string.Join("\n\n", failures.Take(3)));
        Assert.Empty(kinds.Keys.Except(Least.Keys));
        if (sequences >= 1_000)
        {
            Assert.All(Least, least => Assert.True(kinds.GetValueOrDefault(least.Key) >= least.Value, $"{least.Key}: only {kinds.GetValueOrDefault(least.Key)}"));
        }
    }

    private static async Task RunAsync(int firstSeed, int count, ConcurrentDictionary<string, int> kinds, ConcurrentQueue<string> failures)
    {
        await using var storage = await PrivateStorage.StartAsync();
        await new StorageSetup(storage.Access).RunAsync(CancellationToken.None);
        var pairs = RegionCatalog.Shipped.All.Chunk(2).Take(count).Select((pair, index) => (Region: pair[0].Code, Neighbour: pair[1].Code, Seed: firstSeed + index)).ToList();
        var world = new ModelWorld(storage.Access, storage.ConnectionString);
        await Parallel.ForEachAsync(pairs, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (life, _) =>
        {
            var sequence = new ModelSequence(life.Seed, life.Region, life.Neighbour);
            var steps = sequence.Make();
            var trouble = "";
            try
            {
                foreach (var step in steps)
                {
                    await step.DoAsync(world);
                    kinds.AddOrUpdate(step.Kind, 1, (_, known) => known + 1);
                }
            }
            catch (Exception wrong) when (wrong is not OutOfMemoryException)
            {
                trouble = wrong.ToString();
            }

            foreach (var model in sequence.Models)
            {
                var (expected, found) = (model.Expected(), "");
                try
                {
                    found = await StoredState.ReadAsync(storage.Access, TestKeys.Ring, model.Region);
                }
                catch (Exception wrong) when (wrong is not OutOfMemoryException)
                {
                    found = wrong.ToString();
                }

                if (expected != found || trouble.Length > 0)
                {
                    failures.Enqueue($"SERTIKESOS_MODEL_SEED={life.Seed} SERTIKESOS_MODEL_SEQUENCES=1 ({model.Region}):\n{string.Join('\n', steps)}\n{trouble}\nexpected\n{expected}\nfound\n{found}");
                }
            }
        });
    }
}
