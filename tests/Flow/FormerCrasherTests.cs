using System.Diagnostics;
using SertiKesos.Platform.Storage;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Flow;

/// <summary>
/// Files of the field that once ended the reading with an exception, handed to the built program: each comes to an end,
/// and the region's next roster is accepted within seconds.
/// </summary>
public sealed class FormerCrasherTests : IAsyncLifetime
{
    private static readonly string[] Kinds = ["g1", "g2", "h2", "h3", "h5", "i1", "i4", "i10", "i11"];
    private static readonly string[] Ends = ["accepted", "acceptedWithWarnings", "needsFixing", "refused"];

    private ServedApp _app = null!;
    private string _key = "";

    public async Task InitializeAsync()
    {
        _app = await ServedApp.StartAsync("--as-of", "2026-11-24");
        _key = await _app.KeyAsync("--role", "operator");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Each_comes_to_an_end_and_the_next_roster_is_accepted()
    {
        var folder = Repository.PathOf("tests", "Data", "field");
        for (var index = 0; index < Kinds.Length; index++)
        {
            var path = Assert.Single(Directory.EnumerateFiles(folder, Kinds[index] + "-*"));
            var crasher = await _app.HandInAsync(_key, "32.77", await File.ReadAllBytesAsync(path), Path.GetFileName(path));
            var state = (string)crasher["state"]!;
            Assert.Contains(state, Ends);
            Assert.True(state == "accepted" || crasher["findings"]!.AsArray().Count > 0, $"{Kinds[index]} is {state} and nobody is told why.");
            Assert.DoesNotContain(crasher["findings"]!.AsArray(), finding => (string?)finding!["slug"] == "unforeseen");

            // Storage tells uploads apart by the second.
            await Task.Delay(TimeSpan.FromSeconds(1));
            var clock = Stopwatch.StartNew();
            foreach (var region in (string[])["32.77", "32.73"])
            {
                var next = await _app.HandInAsync(_key, region, Roster(index));
                Assert.True((string?)next["state"] is "accepted" or "acceptedWithWarnings", $"After {Kinds[index]} the next roster of {region} is {next["state"]}.");
            }

            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"After {Kinds[index]} the next rosters took {clock.Elapsed}.");
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        var ready = await _app.JsonAsync(null, "/api/health/ready");
        Assert.All(ready["work"]!.AsArray(), work => Assert.NotEqual(true, (bool?)work!["stuck"]));
    }

    [Fact]
    public async Task A_message_that_was_set_aside_is_seen_by_the_operator()
    {
        var queues = _app.Storage.Access.Queues;
        await queues.GetQueueClient(StorageNames.Queues.RosterResumes).SendMessageAsync("bukan permintaan");

        await Eventually.TrueAsync(
            async () => (await _app.JsonAsync(null, "/api/health/ready"))["work"]!.AsArray().Any(work =>
                (bool?)work!["stuck"] == true && work.ToJsonString().Contains("roster-resumes-poison", StringComparison.Ordinal)),
            "readiness to name the queue of what was set aside");
    }

    private static byte[] Roster(int index) => Xlsx.Of("Data", [SmallRoster.Header, SmallRoster.Row(1), SmallRoster.Row(index + 2)]).Build().Content;
}
