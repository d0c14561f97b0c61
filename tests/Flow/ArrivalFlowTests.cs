using System.Text;
using Azure.Storage.Queues;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Tests.Rosters.Arrivals;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Flow;

/// <summary>The built program as on a plan that cannot poll: only events of storage tell of files that are put into the inbox.</summary>
public sealed class ArrivalFlowTests : IAsyncLifetime
{
    private static readonly string[] Regions = ["32.77", "32.75", "34.71"];

    private PrivateStorage _storage = null!;

    public async Task InitializeAsync() => _storage = await PrivateStorage.StartAsync();

    public async Task DisposeAsync() => await _storage.DisposeAsync();

    [Fact]
    public async Task Events_plain_in_base64_and_as_a_list_bring_files_to_their_answers()
    {
        await using var app = await AppProcess.ServeAsync(
            _storage.Folder, _storage.ConnectionString, "--as-of=2026-11-24", "--set=AzureWebJobs.ImportRoster.Disabled=true", "--set=Rosters:SweepSchedule=0 0 0 1 1 *");
        var events = new QueueClient(_storage.ConnectionString, StorageNames.Queues.RosterArrivals);
        var messages = new List<string>();
        foreach (var region in Regions)
        {
            var file = Directory.GetFiles(Repository.PathOf("samples", "rosters", region)).Order(StringComparer.Ordinal).First();
            var name = $"{region}/{Path.GetFileName(file)}";
            var blob = _storage.Access.Blobs.GetBlobContainerClient(StorageNames.Containers.Rosters).GetBlobClient(name);
            var version = (await blob.UploadAsync(BinaryData.FromBytes(await File.ReadAllBytesAsync(file)))).Value.ETag.ToString().Trim('"');
            messages.Add(Event.Cloud(name, version));
        }

        await events.SendMessageAsync(messages[0]);
        await events.SendMessageAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(messages[1])));
        await events.SendMessageAsync($"[{messages[2]}]");

        var submissions = new SubmissionStore(_storage.Access, TimeProvider.System);
        foreach (var region in Regions)
        {
            var ended = await Eventually.FindAsync(
                async () => await submissions.ListAsync(RegionCode.Parse(region), CancellationToken.None) is [{ State: var state } only] && state.IsFinal() ? only : null,
                $"the answer for {region}");
            Assert.True(ended.State.IsAccepted(), ended.State.ToString());
        }

        await Eventually.TrueAsync(async () => (await events.GetPropertiesAsync()).Value.ApproximateMessagesCount == 0, "the events to be done with");
        Assert.DoesNotContain("Data SDM", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_setting_asks_for_it_the_engine_polls_the_inbox()
    {
        await using var app = await AppProcess.ServeAsync(
            _storage.Folder, _storage.ConnectionString, "--as-of=2026-11-24", "--set=AzureWebJobs.ImportRoster.Disabled=false", "--set=Rosters:SweepSchedule=0 0 0 1 1 *");
        var file = Directory.GetFiles(Repository.PathOf("samples", "rosters", "32.77")).Order(StringComparer.Ordinal).First();
        await _storage.Access.Blobs.GetBlobContainerClient(StorageNames.Containers.Rosters).GetBlobClient("32.77/roster.xlsx")
            .UploadAsync(BinaryData.FromBytes(await File.ReadAllBytesAsync(file)));

        var submissions = new SubmissionStore(_storage.Access, TimeProvider.System);
        await Eventually.FindAsync(
            async () => await submissions.ListAsync(RegionCode.Parse("32.77"), CancellationToken.None) is [{ State: var state } only] && state.IsAccepted() ? only : null,
            "the answer");
        Assert.True(await _storage.Access.Queues.GetQueueClient("azure-webjobs-blobtrigger-sertikesos").ExistsAsync());
    }
}
