using Microsoft.Extensions.Logging.Abstractions;
using SertiKesos.Hosting.Engine;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Rosters.Checks;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Hosting;

/// <summary>What one machine is told of files that somebody puts into the inbox directly, on storage of its own.</summary>
public sealed class InboxWatchTests : IAsyncLifetime
{
    private PrivateStorage _private = null!;
    private TestApp _app = null!;

    public async Task InitializeAsync()
    {
        _private = await PrivateStorage.StartAsync();
        await new StorageSetup(_private.Access).RunAsync(CancellationToken.None);
        _app = new TestApp(_private.Access, TimeProvider.System);
    }

    public async Task DisposeAsync() => await _private.DisposeAsync();

    [Fact]
    public async Task Each_version_of_a_file_is_told_of_once_and_taken_by_what_is_told()
    {
        var watch = Watch();
        await PutAsync("32.77/Daftar Ratna Purwanti.xlsx", 1);
        await PutAsync("32.01/roster.xlsx", 2);
        Assert.Equal((2, 0), (await LookAsync(watch), await LookAsync(watch)));
        var messages = await TakeMessagesAsync();
        Assert.Equal(2, messages.Count);
        Assert.All(messages, message => Assert.DoesNotContain("Ratna", message, StringComparison.Ordinal));

        foreach (var message in messages.Concat(messages))
        {
            await _app.Arrivals.TakeAsync(message, CancellationToken.None);
        }

        foreach (var region in (string[])["32.77", "32.01"])
        {
            Assert.True(Assert.Single(await _app.Submissions.ListAsync(RegionCode.Parse(region), CancellationToken.None)).State.IsAccepted());
        }

        // It has a name of ours now, and a newer file under the old one is another file.
        Assert.Equal(0, await LookAsync(watch));
        await PutAsync("32.01/roster.xlsx", 3);
        Assert.Equal(1, await LookAsync(watch));
    }

    [Fact]
    public async Task What_was_taken_before_the_start_is_not_told_of_and_what_waits_is()
    {
        await PutAsync("32.77/pertama.xlsx", 1);
        await LookAsync(Watch());
        foreach (var message in await TakeMessagesAsync())
        {
            await _app.Arrivals.TakeAsync(message, CancellationToken.None);
        }

        await PutAsync("32.77/kedua.xlsx", 2);

        Assert.Equal(1, await LookAsync(Watch()));
    }

    [Fact]
    public async Task An_upload_over_http_has_a_message_of_its_own_and_a_file_of_no_office_gets_none()
    {
        await PutAsync("32.77/0123456789abcdef0123456789abcdef", 1);
        await PutAsync("Ratna Purwanti.xlsx", 2);
        await PutAsync("bukan kode/roster.xlsx", 3);

        Assert.Equal(0, await LookAsync(Watch()));

        Assert.Empty(await TakeMessagesAsync());
    }

    [Fact]
    public async Task What_was_set_aside_before_the_start_waits_for_the_operator()
    {
        await PutAsync("32.77/racun.xlsx", 1);
        Assert.Equal(1, await LookAsync(Watch()));
        var aside = _private.Access.Queues.GetQueueClient(StorageNames.Queues.RosterArrivals + "-poison");
        await aside.CreateIfNotExistsAsync();
        await aside.SendMessageAsync(Assert.Single(await TakeMessagesAsync()));
        await aside.SendMessageAsync("bukan kabar");
        await PutAsync("32.77/lain.xlsx", 2);

        Assert.Equal(1, await LookAsync(Watch()));
    }

    private InboxWatch Watch() => new(_app.Inbox, _app.InboxFiles, _app.Marks, _private.Access, NullLogger<InboxWatch>.Instance);

    private static Task<int> LookAsync(InboxWatch watch) => watch.LookAsync(CancellationToken.None);

    private async Task PutAsync(string name, int serial) =>
        await _private.Access.Blobs.GetBlobContainerClient(StorageNames.Containers.Rosters).GetBlobClient(name)
            .UploadAsync(BinaryData.FromBytes(Xlsx.Of("Data", [SmallRoster.Header, SmallRoster.Row(serial)]).Build().Content), overwrite: true);

    private async Task<IReadOnlyList<string>> TakeMessagesAsync()
    {
        var queue = _private.Access.Queues.GetQueueClient(StorageNames.Queues.RosterArrivals);
        var messages = (await queue.ReceiveMessagesAsync(32)).Value;
        foreach (var message in messages)
        {
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        }

        return [.. messages.Select(message => QueueText.Read(message.MessageText))];
    }
}
