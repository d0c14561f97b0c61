using System.Text;
using Microsoft.Extensions.Logging;
using SertiKesos.Hosting.Local;
using SertiKesos.Platform;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Inbox;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Hosting;

/// <summary>The journal of uploads on a disk, and what is done with it when the service starts again.</summary>
public sealed class UploadJournalTests : IAsyncLifetime
{
    private static readonly RegionCode Cimahi = RegionCode.Parse("32.77");

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"sertikesos-journal-{Guid.NewGuid():n}");
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));
    private readonly LogLines<UploadRecovery> _lines = new();
    private PrivateStorage _private = null!;
    private TestApp _app = null!;

    private UploadJournal Journal => new(_folder, new EnvelopeCipher(TestKeys.Ring));

    public async Task InitializeAsync()
    {
        _private = await PrivateStorage.StartAsync();
        await new StorageSetup(_private.Access).RunAsync(CancellationToken.None);
        _app = new TestApp(_private.Access, _clock);
    }

    public async Task DisposeAsync()
    {
        await _private.DisposeAsync();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public async Task An_upload_lies_sealed_and_comes_back_as_it_was()
    {
        var content = Encoding.UTF8.GetBytes("NIK 3277011708850001, Orang Contoh A");
        var upload = new Upload(Cimahi, "1a2b3c4d1a2b3c4d1a2b3c4d1a2b3c4d", "Orang Contoh A.csv", "office:32.77:abc", _clock.GetUtcNow(), content);
        await Journal.WriteAsync(upload, CancellationToken.None);

        var file = Assert.Single(Directory.GetFiles(_folder));
        Assert.DoesNotContain("Orang", file, StringComparison.Ordinal);
        var stored = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
        Assert.DoesNotContain("3277011708850001", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("Orang", stored, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        var entry = Assert.Single(Journal.List());
        Assert.Equal((Cimahi, upload.Submission), (entry.Region, entry.Submission));
        Assert.InRange(entry.Age, TimeSpan.FromMinutes(-1), TimeSpan.FromMinutes(5));
        var read = (await Journal.ReadAsync(entry, CancellationToken.None))!;
        Assert.Equal((upload.FileName, upload.By, upload.At), (read.FileName, read.By, read.At));
        Assert.Equal(content, read.Content);
    }

    [Fact]
    public async Task What_cannot_be_written_to_the_disk_is_not_acknowledged_and_leaves_nothing()
    {
        // A file stands where the folder should be: nobody can write there, whatever rights the test has.
        await File.WriteAllTextAsync(_folder, "");
        try
        {
            await Assert.ThrowsAsync<NotKeptException>(() => Drop().PutAsync(Cimahi, "a.xlsx", Roster(1), "office:test", CancellationToken.None));

            Assert.Empty(await _app.Submissions.ListAsync(Cimahi, CancellationToken.None));
            Assert.Empty(await InboxAsync());
            Assert.Equal(0, await Recovery().HandInAsync(CancellationToken.None));
        }
        finally
        {
            File.Delete(_folder);
        }
    }

    [Fact]
    public async Task What_storage_forgot_is_handed_in_again_in_its_order_under_its_name_key_and_time()
    {
        var first = await Drop().PutAsync(Cimahi, "a.xlsx", Roster(1), "office:satu", CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(2));
        var second = await Drop().PutAsync(Cimahi, "b.xlsx", Roster(2), "office:dua", CancellationToken.None);
        await ForgetAsync(first);
        await ForgetAsync(second);

        Assert.Equal(2, await Recovery().HandInAsync(CancellationToken.None));
        Assert.Equal(0, await Recovery().HandInAsync(CancellationToken.None));

        var known = await _app.Submissions.ListAsync(Cimahi, CancellationToken.None);
        Assert.Equal([second, first], known.Select(submission => submission.Id));
        Assert.Equal(["b.xlsx", "a.xlsx"], known.Select(submission => submission.FileName));
        Assert.Equal(["office:dua", "office:satu"], known.Select(submission => submission.UploadedBy));
        Assert.Equal(TimeSpan.FromSeconds(2), known[0].UploadedAt - known[1].UploadedAt);
        foreach (var name in await InboxAsync())
        {
            await _app.Inbox.TakeAsync(name, CancellationToken.None);
        }

        known = await _app.Submissions.ListAsync(Cimahi, CancellationToken.None);
        Assert.Equal(2, known.Count);
        Assert.All(known, submission => Assert.True(submission.State.IsFinal()));
        Assert.Equal(second, (await _app.Registers.LoadAsync(Cimahi, CancellationToken.None))!.Sources.Values.Single().Submission);
    }

    [Fact]
    public async Task What_is_in_storage_already_happens_once()
    {
        await Drop().PutAsync(Cimahi, "a.xlsx", Roster(1), "office:test", CancellationToken.None);
        Assert.Equal(0, await Recovery().HandInAsync(CancellationToken.None));
        await _app.Inbox.TakeAsync(Assert.Single(await InboxAsync()), CancellationToken.None);
        var version = (await _app.Registers.LoadAsync(Cimahi, CancellationToken.None))!.Version;

        Assert.Equal(0, await Recovery().HandInAsync(CancellationToken.None));

        Assert.Single(await InboxAsync());
        Assert.Single(await _app.Submissions.ListAsync(Cimahi, CancellationToken.None));
        Assert.Equal(version, (await _app.Registers.LoadAsync(Cimahi, CancellationToken.None))!.Version);
    }

    [Fact]
    public async Task An_original_that_is_gone_from_under_its_final_row_is_put_back()
    {
        var content = Roster(1);
        var id = await Drop().PutAsync(Cimahi, "a.xlsx", content, "office:test", CancellationToken.None);
        await _app.Inbox.TakeAsync(Assert.Single(await InboxAsync()), CancellationToken.None);
        var known = (await _app.Submissions.FindAsync(Cimahi, id, CancellationToken.None))!;
        await _app.Files.RemoveOriginalAsync(known, CancellationToken.None);

        Assert.Equal(0, await Recovery().HandInAsync(CancellationToken.None));

        Assert.Equal(content, (await _app.Files.OriginalAsync(known, CancellationToken.None))!.ToArray());
    }

    [Fact]
    public async Task A_register_that_lost_its_version_in_force_is_made_whole_from_the_one_before()
    {
        var ids = new List<string>();
        for (var roster = 1; roster <= 2; roster++)
        {
            ids.Add(await Drop().PutAsync(Cimahi, "a.xlsx", Roster(roster), "office:test", CancellationToken.None));
            await _app.Inbox.TakeAsync(InboxFiles.NameOf(Cimahi, ids[^1]), CancellationToken.None);
            _clock.Advance(TimeSpan.FromHours(3));
            // Storage tells the times of uploads in whole seconds.
            await Task.Delay(1100);
        }

        var before = (await _app.Registers.LoadAsync(Cimahi, CancellationToken.None))!;
        var versions = _private.Access.Blobs.GetBlobContainerClient(StorageNames.Containers.Registers);
        await versions.DeleteBlobAsync(RegisterStore.NameOf(Cimahi, before.Steps[^1]));

        await Recovery().MakeWholeAsync(CancellationToken.None);

        var after = (await _app.Registers.LoadAsync(Cimahi, CancellationToken.None))!;
        Assert.Equal((before.Version, ids[1]), (after.Version, after.Steps[^1].Id));
        Assert.Equal(before.People.Count, after.People.Count);
        Assert.Equal([(1033, LogLevel.Warning)], _lines.Lines.Select(line => (line.Id, line.Level)));
        await Recovery().MakeWholeAsync(CancellationToken.None);
        Assert.Single(_lines.Lines);
    }

    [Fact]
    public async Task An_answer_that_is_gone_is_given_again()
    {
        var id = await Drop().PutAsync(Cimahi, "a.txt", [1, 2, 3], "office:test", CancellationToken.None);
        await _app.Inbox.TakeAsync(InboxFiles.NameOf(Cimahi, id), CancellationToken.None);
        var known = (await _app.Submissions.FindAsync(Cimahi, id, CancellationToken.None))!;
        Assert.Equal(SubmissionState.Refused, known.State);
        await _private.Access.Blobs.GetBlobContainerClient(StorageNames.Containers.Receipts).DeleteBlobAsync(RosterFiles.ReceiptName(Cimahi, id));

        await Recovery().MakeWholeAsync(CancellationToken.None);

        Assert.True(await _app.Files.HasReceiptAsync(known, CancellationToken.None));
        Assert.Equal(SubmissionState.Refused, (await _app.Submissions.FindAsync(Cimahi, id, CancellationToken.None))!.State);
    }

    [Fact]
    public async Task A_broken_entry_is_put_aside_and_told_and_the_others_come_in()
    {
        var first = await Drop().PutAsync(Cimahi, "a.xlsx", Roster(1), "office:test", CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var second = await Drop().PutAsync(Cimahi, "b.xlsx", Roster(2), "office:test", CancellationToken.None);
        await ForgetAsync(first);
        await ForgetAsync(second);
        var broken = Path.Combine(_folder, Journal.List()[0].Name);
        await File.WriteAllBytesAsync(broken, (await File.ReadAllBytesAsync(broken))[..^7]);

        Assert.Equal(1, await Recovery().HandInAsync(CancellationToken.None));

        Assert.Equal([second], (await _app.Submissions.ListAsync(Cimahi, CancellationToken.None)).Select(submission => submission.Id));
        Assert.True(File.Exists(broken + ".broken"));
        Assert.Equal([(1031, LogLevel.Error), (1030, LogLevel.Warning)], _lines.Lines.Select(line => (line.Id, line.Level)));
        Assert.Single(Journal.List());
    }

    [Fact]
    public async Task An_entry_that_the_power_cut_caught_before_its_renaming_counts()
    {
        var id = await Drop().PutAsync(Cimahi, "a.xlsx", Roster(1), "office:test", CancellationToken.None);
        await ForgetAsync(id);
        var path = Path.Combine(_folder, Journal.List()[0].Name);
        File.Move(path, path + ".new");

        Assert.Equal(1, await Recovery().HandInAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Entries_go_a_day_after_their_writing_when_the_submission_is_final()
    {
        var first = await Drop().PutAsync(Cimahi, "a.xlsx", Roster(1), "office:test", CancellationToken.None);
        await Drop().PutAsync(Cimahi, "b.xlsx", Roster(2), "office:test", CancellationToken.None);
        await _app.Inbox.TakeAsync(InboxFiles.NameOf(Cimahi, first), CancellationToken.None);
        Assert.Equal(0, await Recovery().ClearAsync(CancellationToken.None));

        foreach (var file in Directory.GetFiles(_folder))
        {
            File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddHours(-25));
        }

        Assert.Equal(1, await Recovery().ClearAsync(CancellationToken.None));
        Assert.Single(Journal.List());
    }

    [Fact]
    public async Task A_new_wrapping_key_is_put_under_entries_as_under_registers()
    {
        await Drop().PutAsync(Cimahi, "a.xlsx", Roster(1), "office:test", CancellationToken.None);

        Assert.Equal(new RewrapCount(0, 1, 0), await Journal.RewrapAsync(CancellationToken.None));
        var names = new List<string>();
        await foreach (var name in Journal.KeyNamesAsync(CancellationToken.None))
        {
            names.Add(name);
        }

        Assert.Single(names);
    }

    private RosterDrop Drop() => new(_app.InboxFiles, _app.Submissions, _app.Identity, _app.Resumes, Journal, _clock);

    private UploadRecovery Recovery() => new(Journal, Drop(), _app.Submissions, _app.Files, _app.Rebuild, _app.Scan, _lines);

    private async Task<IReadOnlyList<string>> InboxAsync()
    {
        var names = new List<string>();
        await foreach (var file in _app.InboxFiles.ListAsync(Cimahi, CancellationToken.None))
        {
            names.Add(file.Name);
        }

        return names;
    }

    private async Task ForgetAsync(string submission)
    {
        await _app.Submissions.RemoveAsync((await _app.Submissions.FindAsync(Cimahi, submission, CancellationToken.None))!, CancellationToken.None);
        await _app.InboxFiles.RemoveAsync(InboxFiles.NameOf(Cimahi, submission), CancellationToken.None);
    }

    private static byte[] Roster(int serial) => Xlsx.Of("Data", [SmallRoster.Header, SmallRoster.Row(serial)]).Build().Content;
}
