using System.Globalization;
using Azure.Storage.Blobs.Models;
using SertiKesos.Hosting.Backup;
using SertiKesos.People;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Inbox;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Tests.Rights;
using SertiKesos.Tests.Support;
using SertiKesos.Time;

namespace SertiKesos.Tests.Backup;

/// <summary>A storage of its own with something of every kind in it, and what the two verbs do with it.</summary>
internal sealed class BackupWorld : IAsyncDisposable
{
    public static readonly RegionCode Seruyan = RegionCode.Parse("62.07");
    public static readonly RegionCode Banjar = RegionCode.Parse("63.03");
    public static readonly Nik Person = A.NikNumber(7);

    private BackupWorld(PrivateStorage storage, FakeTimeProvider clock)
    {
        (Storage, Clock) = (storage, clock);
        World = new RightsWorld(storage.Access, clock);
    }

    public PrivateStorage Storage { get; }

    public FakeTimeProvider Clock { get; }

    public RightsWorld World { get; }

    public static async Task<BackupWorld> EmptyAsync()
    {
        var storage = await PrivateStorage.StartAsync();
        await new StorageSetup(storage.Access).RunAsync(CancellationToken.None);
        // By the clock of the machine, as storage is: when a file came is told by both.
        var world = new BackupWorld(storage, new FakeTimeProvider(TimeProvider.System.GetUtcNow()));
        world.Clock.AutoAdvanceAmount = TimeSpan.FromMilliseconds(1);
        return world;
    }

    public static async Task<BackupWorld> FilledAsync()
    {
        var world = await EmptyAsync();
        await world.UploadAsync(Seruyan, "satu.xlsx", Roster(1, 2, 7));
        await world.UploadAsync(Seruyan, "dua, dengan nama & tanda.xlsx", Roster(1, 2, 3, 7));
        await world.UploadAsync(Banjar, "roster.xlsx", Roster(4, 5, 6, 7));
        await world.World.App.Matching.RunAsync(CancellationToken.None);
        using var publication = new PublicationWorld(world.Storage.Access, world.Clock);
        var today = world.Clock.TodayAt(IndonesianZone.Wib);
        await publication.Publisher.PublishAsync(Period.Of(today), today, "operator:test", CancellationToken.None);
        return world;
    }

    /// <summary>Through the inbox, at a time of its own: storage tells whole seconds, in which an order would be lost.</summary>
    public async Task UploadAsync(RegionCode region, string name, byte[] content)
    {
        var at = (Clock.GetUtcNow() - TimeSpan.FromHours(1)).ToString("O", CultureInfo.InvariantCulture);
        await Storage.Access.Blobs.GetBlobContainerClient(StorageNames.Containers.Rosters).GetBlobClient($"{region}/{name}").UploadAsync(
            BinaryData.FromBytes(content), new BlobUploadOptions { Metadata = new Dictionary<string, string> { [InboxFiles.UploadedAtMark] = at } });
        await World.App.Inbox.TakeAsync($"{region}/{name}", CancellationToken.None);
        Assert.True(
            (await World.App.Submissions.FindForChangeAsync(region, Submission.IdOf(region, content), CancellationToken.None))!.Submission.State.IsAccepted());
    }

    public static byte[] Roster(params int[] serials) => Xlsx.Of(
        "Data",
        [
            SmallRoster.Header,
            .. serials.Select(serial => SmallRoster.Row(serial).With((8, $"UJI.{serial:000}"), (9, new DateOnly(2025, 3, 1)), (10, new DateOnly(2028, 3, 1)))),
        ]).Build().Content;

    public async Task<string> BackUpAsync(string name = "cadangan.tar.gz")
    {
        var path = Path.Combine(Storage.Folder, name);
        await using var file = File.Create(path);
        await new BackupRun(Storage.Access, new EnvelopeCipher(TestKeys.Ring), TestKeys.Ring.Index, World.Audit, Clock).RunAsync(file, CancellationToken.None);
        return path;
    }

    public static Task<CheckedArchive> CheckAsync(string path, KeyRing? keys = null) =>
        new ArchiveCheck(new EnvelopeCipher(keys ?? TestKeys.Ring), (keys ?? TestKeys.Ring).Index).RunAsync(path, CancellationToken.None);

    public RestoreRun Restore() => new(Storage.Access, new EnvelopeCipher(TestKeys.Ring), new RestoreMark(Storage.Access));

    public async Task<RestoredStore> RestoreAsync(string path)
    {
        var archive = await CheckAsync(path);
        var run = Restore();
        await run.BeginAsync(archive, CancellationToken.None);
        await run.WriteAsync(archive, CancellationToken.None);
        var restored = await run.CompareAsync(archive, CancellationToken.None);
        await new RestoreMark(Storage.Access).RemoveAsync(CancellationToken.None);
        return restored;
    }

    /// <summary>All that is stored, without what is named by versions of blobs.</summary>
    public async Task<SortedDictionary<string, string>> ImageAsync()
    {
        var image = await StorageImage.TakeAsync(Storage.Access, TestKeys.Ring);
        foreach (var mark in image.Keys.Where(line => line.StartsWith("table Submissions/inbox/", StringComparison.Ordinal)).ToList())
        {
            image.Remove(mark);
        }

        return image;
    }

    public ValueTask DisposeAsync() => Storage.DisposeAsync();
}
