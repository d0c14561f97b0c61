using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace SertiKesos.Rigs;

/// <summary>
/// The built program is killed before and after everything that it and its host write, and at random moments: nothing is
/// lost, counted twice or stuck, and a publication is whole.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int VerifyEvery = 20;
    private const int LastRequest = 120;

    [Fact]
    public async Task Killed_anywhere_the_program_finishes_what_it_began()
    {
        var seed = Setting.Number("SERTIKESOS_KILL_SEED", Random.Shared.Next());
        var times = Setting.Number("SERTIKESOS_KILL_TIMES", 1);
        var random = Setting.Number("SERTIKESOS_KILLS", 60);
        var watch = Stopwatch.StartNew();
        await using var first = await KillLane.StartAsync();
        await using var second = await KillLane.StartAsync();

        // What is written is seen from a first run, so that a new write is a new point.
        await first.VerifyAsync(publish: true);
        var labels = first.Requests.Where(KillStrike.IsPoint).Select(request => request.Label).Distinct().Order(StringComparer.Ordinal).ToList();
        var points = labels.SelectMany(label => new[] { new KillStrike(label, 0, Before: true), new KillStrike(label, 0, Before: false) }).ToList();
        output.WriteLine($"KILLS seed {seed}: {points.Count} points: {string.Join("; ", labels)}");
        Assert.True(points.Count >= 25, "Too few points.");

        var chance = new Random(seed);
        var strikes = Enumerable.Repeat(points, times).SelectMany(all => all)
            .Concat(Enumerable.Range(0, random).Select(_ => new KillStrike(null, chance.Next(1, LastRequest), chance.Next(2) == 0)))
            .ToArray();
        chance.Shuffle(strikes);
        var queue = new ConcurrentQueue<KillStrike>(strikes);
        var done = 0;
        await Task.WhenAll(new[] { first, second }.Select(lane => Task.Run(async () =>
        {
            for (var kills = 0; queue.TryDequeue(out var strike); kills++)
            {
                try
                {
                    await lane.KillAsync(strike);
                }
                catch (Exception failure)
                {
                    throw new InvalidOperationException($"Seed {seed}, {strike}: {failure.Message}", failure);
                }

                Interlocked.Increment(ref done);
                if (kills % VerifyEvery == VerifyEvery - 1)
                {
                    await lane.VerifyAsync(publish: true);
                }
            }

            await lane.VerifyAsync(publish: true);
        })));

        // Only reached when every region was as the model says, every message was worked off and every publication whole.
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"KILLS seed {seed}: {points.Count} named points {times} times, {random} at random, {done} kills, {first.Verified + second.Verified} regions: lost 0, double 0, stuck 0"));
        var (running, computing, verifying) = (first.Spent.Running + second.Spent.Running, first.Spent.Computing + second.Spent.Computing, first.Spent.Verifying + second.Spent.Verifying);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"KILLS took {watch.Elapsed.TotalSeconds:0} s; each process lived {running.TotalSeconds / done:0.0} s and computed for {computing.TotalSeconds / done:0.0} s; checks took {verifying.TotalSeconds / done:0.0} s a kill"));
        Assert.Equal(strikes.Length, done);
    }
}
