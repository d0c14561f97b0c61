using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Platform.Audit;

/// <summary>
/// The rows of a chain: <c>r-{sequence}</c> is a record, <c>i-{id}</c> says that an act is on record, <c>head</c> is the
/// newest record.
/// </summary>
internal static class AuditRows
{
    public const string Head = "head";

    /// <summary>Below and above the row keys of all records.</summary>
    public const string FirstRecord = "r-";
    public const string AfterRecords = "r.";

    public static string RecordKey(long sequence) => string.Create(CultureInfo.InvariantCulture, $"r-{sequence:0000000000}");

    public static string IdKey(string id) => $"i-{id}";

    public static TableEntity Record(AuditRecord record) => new(record.Scope, RecordKey(record.Sequence))
    {
        ["Sequence"] = record.Sequence,
        ["At"] = record.At,
        ["Id"] = record.Entry.Id,
        ["Actor"] = record.Entry.Actor,
        ["Action"] = record.Entry.Action,
        ["Subject"] = record.Entry.Subject,
        ["Details"] = JsonSerializer.Serialize(record.Entry.Details),
        ["Previous"] = record.Previous,
        ["Hash"] = record.Hash,
    };

    public static TableEntity Id(AuditRecord record) =>
        new(record.Scope, IdKey(record.Entry.Id)) { ["Sequence"] = record.Sequence };

    public static TableEntity HeadOf(AuditRecord record) =>
        new(record.Scope, Head) { ["Sequence"] = record.Sequence, ["Hash"] = record.Hash };

    /// <exception cref="InvalidDataException">A column is missing or cannot be read.</exception>
    public static AuditRecord ReadRecord(TableEntity row)
    {
        try
        {
            var details = JsonSerializer.Deserialize<Dictionary<string, string>>(row.Text("Details"))
                ?? throw new InvalidDataException("A record has no details.");
            var entry = new AuditEntry(row.Text("Id"), row.Text("Actor"), row.Text("Action"), row.Text("Subject"), details);
            return new AuditRecord(
                row.PartitionKey, Sequence(row), row.GetDateTimeOffset("At") ?? default, entry, row.Text("Previous"), row.Text("Hash"));
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException("A record cannot be read.", failure);
        }
    }

    /// <exception cref="InvalidDataException">A column is missing or cannot be read.</exception>
    public static (AuditHead Head, ETag Tag) ReadHead(TableEntity row) =>
        (new AuditHead(row.PartitionKey, Sequence(row), row.Text("Hash")), row.ETag);

    /// <exception cref="InvalidDataException">The row has no sequence.</exception>
    public static long Sequence(TableEntity row) =>
        row.GetInt64("Sequence") ?? throw new InvalidDataException("A row of the audit has no sequence.");
}
