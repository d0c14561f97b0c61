using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using SertiKesos.Json;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters.Checks;

namespace SertiKesos.Rosters.Submissions;

/// <summary>A submission as it was read, with the tag that a change must still find.</summary>
/// <param name="IsNew">Added just now: nobody else has begun with it.</param>
internal sealed record StoredSubmission(Submission Submission, ETag Tag, bool IsNew = false);

/// <summary>
/// What came in and what became of it: one row per submission in the table <c>Submissions</c> (partition region, row key
/// submission).
/// </summary>
internal sealed class SubmissionStore(StorageAccess storage, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new SoundTextJson() },
    };

    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.Tables.Submissions);
    private readonly TagsInHand<(RegionCode Region, string Id), Submission> _added = new();

    public async Task<Submission?> FindAsync(RegionCode region, string id, CancellationToken cancel) =>
        (await FindForChangeAsync(region, id, cancel))?.Submission;

    public async Task<StoredSubmission?> FindForChangeAsync(RegionCode region, string id, CancellationToken cancel)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(region.Value, id, cancellationToken: cancel);
        return row.HasValue ? new StoredSubmission(Read(row.Value!), row.Value!.ETag) : null;
    }

    /// <summary>
    /// The same, without asking for one that this process has added and not written since. Another may have gone on with it:
    /// the next write is refused then, so whoever goes on has to write before he acts.
    /// </summary>
    public async Task<StoredSubmission?> FindAddedAsync(RegionCode region, string id, CancellationToken cancel) =>
        _added.Take((region, id)) is { } added ? new StoredSubmission(added.Value, added.Tag) : await FindForChangeAsync(region, id, cancel);

    /// <summary>All submissions of an office, the newest first.</summary>
    public async Task<IReadOnlyList<Submission>> ListAsync(RegionCode region, CancellationToken cancel) =>
        [.. (await QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {region.Value}"), cancel))
            .OrderByDescending(submission => submission.UploadedAt)];

    /// <summary>All submissions of all offices.</summary>
    public Task<IReadOnlyList<Submission>> ListAsync(CancellationToken cancel)
    {
        // Other rows of the table stand under words, which come behind the codes of regions.
        const string Words = "a";
        return QueryAsync(TableClient.CreateQueryFilter($"PartitionKey lt {Words}"), cancel);
    }

    /// <summary>Submissions of all offices that are in work and have not moved since <paramref name="before"/>.</summary>
    /// <param name="broken">Told the region of a row that cannot be read; the others are listed.</param>
    public Task<IReadOnlyList<Submission>> ListStalledAsync(DateTimeOffset before, Action<string, Exception> broken, CancellationToken cancel)
    {
        var received = SubmissionState.Received.Code();
        var checking = SubmissionState.Checking.Code();
        return QueryAsync(TableClient.CreateQueryFilter($"(State eq {received} or State eq {checking}) and ChangedAt lt {before}"), cancel, broken);
    }

    /// <summary>Submissions of an office that wait for a second person.</summary>
    public Task<IReadOnlyList<Submission>> ListHeldAsync(RegionCode region, CancellationToken cancel)
    {
        var held = SubmissionState.Held.Code();
        return QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {region.Value} and State eq {held}"), cancel);
    }

    /// <summary>
    /// The submissions of all offices, or of a province's, that came since a moment or are open, by region: one query that
    /// reads states and times only, however many regions there are.
    /// </summary>
    /// <param name="province">Two digits; null for all.</param>
    public async Task<IReadOnlyDictionary<RegionCode, RegionSubmissions>> ListRecentAsync(DateTimeOffset since, string? province, CancellationToken cancel)
    {
        var received = SubmissionState.Received.Code();
        var checking = SubmissionState.Checking.Code();
        var held = SubmissionState.Held.Code();
        // Codes of regions begin with digits, and with those of their province; the sign / is the next one after the dot.
        var (first, after) = province is null ? ("0", ":") : (province + ".", province + "/");
        var rows = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter(
                $"PartitionKey ge {first} and PartitionKey lt {after} and (UploadedAt ge {since} or State eq {received} or State eq {checking} or State eq {held})"),
            select: ["PartitionKey", "RowKey", "State", "UploadedAt", "ChangedAt"],
            cancellationToken: cancel);
        var submissions = new List<SubmissionGlance>();
        await foreach (var row in rows)
        {
            // A row that cannot be read is the sweep's to tell of; it hides no other office.
            if (RegionCode.TryParse(row.PartitionKey, out var region) && Enum.TryParse<SubmissionState>(row.GetString("State"), ignoreCase: true, out var state))
            {
                submissions.Add(new SubmissionGlance(
                    region, row.RowKey, state, row.GetDateTimeOffset("UploadedAt") ?? default, row.GetDateTimeOffset("ChangedAt") ?? default));
            }
        }

        return RegionSubmissions.Of(submissions);
    }

    /// <summary>Takes a submission in, or finds the one that is known under its identity.</summary>
    public async Task<StoredSubmission> AddOrFindAsync(Submission submission, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                var added = await _table.AddEntityAsync(Row(submission), cancel);
                _added.Keep((submission.Region, submission.Id), submission, added.Headers.ETag);
                return new StoredSubmission(submission, added.Headers.ETag ?? ETag.All, IsNew: true);
            }
            catch (RequestFailedException known) when (known.Status == 409)
            {
                if (await FindForChangeAsync(submission.Region, submission.Id, cancel) is { } found)
                {
                    return found;
                }
            }
        }
    }

    /// <summary>
    /// Moves a submission on as a run saw it. Where somebody else has written since, their word stands if it is final or a
    /// release; else it was another run of the same, and this one's is written over it. A final state is therefore left by
    /// nothing but <see cref="TrySaveAsync"/>.
    /// </summary>
    /// <returns>What is stored now: compare its state with the one that was wanted.</returns>
    public async Task<StoredSubmission> MoveAsync(Submission submission, ETag tag, CancellationToken cancel)
    {
        _added.Forget((submission.Region, submission.Id));
        while (true)
        {
            try
            {
                var written = await _table.UpdateEntityAsync(Row(submission), tag, TableUpdateMode.Replace, cancel);
                return new StoredSubmission(submission, written.Headers.ETag ?? ETag.All);
            }
            catch (RequestFailedException conflict) when (conflict.Status is 409 or 412)
            {
                var current = await FindForChangeAsync(submission.Region, submission.Id, cancel) ?? throw new InvalidOperationException("The submission was removed while it was in work.", conflict);
                if (current.Submission.State.IsFinal() || current.Submission.Release != submission.Release)
                {
                    return current;
                }

                tag = current.Tag;
            }
        }
    }

    /// <summary>Records a state, unless somebody else has written since. After a lost answer the caller reads again and compares.</summary>
    public async Task<bool> TrySaveAsync(Submission submission, ETag tag, CancellationToken cancel)
    {
        _added.Forget((submission.Region, submission.Id));
        try
        {
            await _table.UpdateEntityAsync(Row(submission), tag, TableUpdateMode.Replace, cancel);
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Deletes a row, whose file is then unknown; false where it had gone already.</summary>
    public async Task<bool> RemoveAsync(Submission submission, CancellationToken cancel) =>
        (await _table.DeleteEntityAsync(submission.Region.Value, submission.Id, ETag.All, cancel)).Status != 404;

    private async Task<IReadOnlyList<Submission>> QueryAsync(string filter, CancellationToken cancel, Action<string, Exception>? broken = null)
    {
        var submissions = new List<Submission>();
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancel))
        {
            try
            {
                submissions.Add(Read(row));
            }
            catch (Exception failure) when (broken is not null && failure is (InvalidDataException or FormatException or ArgumentException or InvalidOperationException or JsonException))
            {
                broken(row.PartitionKey, failure);
            }
        }

        return submissions;
    }

    private TableEntity Row(Submission submission) => new(submission.Region.Value, submission.Id)
    {
        ["FileName"] = submission.FileName,
        ["UploadedAt"] = submission.UploadedAt,
        ["State"] = submission.State.Code(),
        ["Result"] = Text(submission.Result),
        ["Content"] = submission.Content,
        ["UploadedBy"] = submission.UploadedBy,
        ["Hold"] = Text(submission.Hold),
        ["Release"] = Text(submission.Release),
        ["ChangedAt"] = clock.GetUtcNow(),
    };

    private static Submission Read(TableEntity row) => new(
        RegionCode.Parse(row.PartitionKey),
        row.RowKey,
        row.Text("FileName"),
        row.GetDateTimeOffset("UploadedAt") ?? default,
        Enum.Parse<SubmissionState>(row.Text("State"), ignoreCase: true),
        Value<SubmissionResult>(row, "Result"))
    {
        Content = row.GetString("Content") ?? row.RowKey,
        UploadedBy = row.GetString("UploadedBy"),
        Hold = Value<RosterHold>(row, "Hold"),
        Release = Value<RosterRelease>(row, "Release"),
        ChangedAt = row.GetDateTimeOffset("ChangedAt") ?? default,
    };

    private static string? Text<T>(T? value)
        where T : class => value is null ? null : JsonSerializer.Serialize(value, Json);

    private static T? Value<T>(TableEntity row, string column)
        where T : class => row.GetString(column) is { } text ? JsonSerializer.Deserialize<T>(text, Json) : null;
}
