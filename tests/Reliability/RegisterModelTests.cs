using System.Collections.Concurrent;
using System.Globalization;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Tests.Support;
using Xunit.Abstractions;

namespace SertiKesos.Tests.Reliability;

/// <summary>Random lives of a region, each compared with what a simple model says must be stored.</summary>
public sealed class RegisterModelTests(ITestOutputHelper output)
{
    private const int Storages = 2;
    private const int AtOnce = 3;

    [Fact]
    public async Task Every_sequence_ends_as_the_model_says()
    {
        var seed = Setting.Number("SERTIKESOS_MODEL_SEED", Random.Shared.Next());
        var wanted = Setting.Number("SERTIKESOS_MODEL_SEQUENCES", 1_000);
        var failures = new ConcurrentQueue<string>();
        int sequences = 0, steps = 0;
        while (sequences < wanted && failures.IsEmpty)
        {
            // A region for each sequence, on as many emulators as there are cores: each of them uses one.
            var share = Math.Min(500, (wanted - sequences + Storages - 1) / Storages);
            var first = sequences;
            var done = await Task.WhenAll(Enumerable.Range(0, Storages).Select(index => RunAsync(unchecked(seed + first + (index * share)), share, failures)));
            sequences += share * Storages;
            steps += done.Sum();
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"MODEL seed {seed}: {sequences} sequences, {steps} steps, {failures.Count} differ"));
        Assert.True(failures.IsEmpty, string.Join("\n\n", failures.Take(3)));
    }

    private static async Task<int> RunAsync(int firstSeed, int count, ConcurrentQueue<string> failures)
    {
        await using var storage = await PrivateStorage.StartAsync();
        await new StorageSetup(storage.Access).RunAsync(CancellationToken.None);
        var lives = RegionCatalog.All.Take(count).Select((region, index) => (Region: region.Code, Seed: firstSeed + index)).ToList();
        var steps = 0;
        await Parallel.ForEachAsync(lives, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (life, _) =>
        {
            var model = new RegisterModel(life.Region);
            var world = new ModelWorld(life.Region, storage.Access, storage.ConnectionString);
            var sequence = new ModelSequence(life.Seed, life.Region).Make();
            foreach (var step in sequence)
            {
                step.Tell(model);
                await step.DoAsync(world);
            }

            Interlocked.Add(ref steps, sequence.Count);
            var (expected, found) = (model.Expected(), await StoredState.ReadAsync(storage.Access, TestKeys.Ring, life.Region));
            if (expected != found)
            {
                failures.Enqueue($"SERTIKESOS_MODEL_SEED={life.Seed} SERTIKESOS_MODEL_SEQUENCES=1 ({life.Region}):\n{string.Join('\n', sequence)}\nexpected\n{expected}\nfound\n{found}");
            }
        });
        return steps;
    }
}
