using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;

namespace SertiKesos.Rosters;

/// <summary>
/// What came in and what became of it: one row per submission in the table <c>Submissions</c> (partition region, row key
/// submission), the file as it came in <c>originals/{region}/{submission}/roster{.ext}</c>, and the answer in
/// <c>receipts/{region}/{submission}.xlsx</c>.
/// </summary>
internal sealed class SubmissionStore(StorageAccess storage)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.Tables.Submissions);
    private readonly BlobContainerClient _originals = storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Originals);
    private readonly BlobContainerClient _receipts = storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Receipts);

    public static string ReceiptName(RegionCode region, string submission) => $"{region}/{submission}.xlsx";

    public async Task<Submission?> FindAsync(RegionCode region, string id, CancellationToken cancel)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(region.Value, id, cancellationToken: cancel);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <summary>All submissions of an office, the newest first.</summary>
    public async Task<IReadOnlyList<Submission>> ListAsync(RegionCode region, CancellationToken cancel)
    {
        var submissions = new List<Submission>();
        var rows = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {region.Value}"), cancellationToken: cancel);
        await foreach (var row in rows)
        {
            submissions.Add(Read(row));
        }

        return [.. submissions.OrderByDescending(submission => submission.UploadedAt)];
    }

    /// <summary>Takes a submission in, or finds the one that is known under its identity.</summary>
    public async Task<Submission> AddOrFindAsync(Submission submission, CancellationToken cancel)
    {
        try
        {
            await _table.AddEntityAsync(Row(submission), cancel);
            return submission;
        }
        catch (RequestFailedException known) when (known.Status == 409)
        {
            return await FindAsync(submission.Region, submission.Id, cancel) ?? submission;
        }
    }

    /// <summary>
    /// Records a state. Repeating it writes the same row, so a run after a crash may do so without asking.
    /// </summary>
    public async Task SaveAsync(Submission submission, CancellationToken cancel) =>
        await _table.UpsertEntityAsync(Row(submission), TableUpdateMode.Replace, cancel);

    public async Task KeepOriginalAsync(Submission submission, BinaryData content, CancellationToken cancel)
    {
        var name = $"{submission.Region}/{submission.Id}/roster{Extension(submission.FileName)}";
        try
        {
            await _originals.GetBlobClient(name).UploadAsync(
                content,
                new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } },
                cancel);
        }
        catch (RequestFailedException kept) when (kept.Status is 409 or 412)
        {
            // The name holds the content's hash, so what is there is the same file.
        }
    }

    public async Task AnswerAsync(Submission submission, byte[] receipt, CancellationToken cancel) =>
        await _receipts.GetBlobClient(ReceiptName(submission.Region, submission.Id)).UploadAsync(
            BinaryData.FromBytes(receipt),
            new BlobUploadOptions
            {
                HttpHeaders = new BlobHttpHeaders
                {
                    ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    ContentDisposition = "attachment",
                },
            },
            cancel);

    /// <summary>The answer to a submission; null where there is none yet.</summary>
    public async Task<BinaryData?> ReceiptAsync(Submission submission, CancellationToken cancel)
    {
        try
        {
            return (await _receipts.GetBlobClient(ReceiptName(submission.Region, submission.Id)).DownloadContentAsync(cancel)).Value.Content;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    private static string Extension(string fileName)
    {
        var extension = Path.GetExtension(fileName);
        return extension.Length is > 1 and <= 6 && extension.Skip(1).All(char.IsAsciiLetterOrDigit) ? extension.ToLowerInvariant() : "";
    }

    private static TableEntity Row(Submission submission) => new(submission.Region.Value, submission.Id)
    {
        ["FileName"] = submission.FileName,
        ["UploadedAt"] = submission.UploadedAt,
        ["State"] = submission.State.Code(),
        ["Result"] = submission.Result is { } result ? JsonSerializer.Serialize(result, Json) : null,
    };

    private static Submission Read(TableEntity row) => new(
        RegionCode.Parse(row.PartitionKey),
        row.RowKey,
        row.Text("FileName"),
        row.GetDateTimeOffset("UploadedAt") ?? default,
        Enum.Parse<SubmissionState>(row.Text("State"), ignoreCase: true),
        row.GetString("Result") is { } result ? JsonSerializer.Deserialize<SubmissionResult>(result, Json) : null);
}
