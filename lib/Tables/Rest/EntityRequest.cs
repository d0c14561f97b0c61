using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>One write as the service takes it, alone or as a part of a transaction. The path is relative to the account, escaped.</summary>
internal sealed record EntityRequest(RequestMethod Method, string Path, byte[]? Body = null, string? IfMatch = null)
{
    public static EntityRequest CreateTable(string table) =>
        new(RequestMethod.Post, "Tables", JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["TableName"] = table }));

    public static EntityRequest DeleteTable(string table) => new(RequestMethod.Delete, $"Tables({Literal(table)})");

    public static EntityRequest Add(string table, ITableEntity entity) => new(RequestMethod.Post, table, EntityWriter.Write(entity));

    /// <summary>An update that names no version adds the entity when there is none: the header's absence tells the two apart.</summary>
    public static EntityRequest Upsert(string table, ITableEntity entity, TableUpdateMode mode) =>
        new(MethodOf(mode), PathOf(table, entity), EntityWriter.Write(entity));

    public static EntityRequest Update(string table, ITableEntity entity, ETag ifMatch, TableUpdateMode mode) =>
        new(MethodOf(mode), PathOf(table, entity), EntityWriter.Write(entity), ifMatch.ToString("H"));

    public static EntityRequest Delete(string table, string partitionKey, string rowKey, ETag ifMatch) =>
        new(RequestMethod.Delete, PathOf(table, partitionKey, rowKey), IfMatch: (ifMatch == default ? ETag.All : ifMatch).ToString("H"));

    public static EntityRequest Of(string table, TableTransactionAction action)
    {
        var (entity, version) = (action.Entity, action.ETag == default ? ETag.All : action.ETag);
        return action.ActionType switch
        {
            TableTransactionActionType.Add => Add(table, entity),
            TableTransactionActionType.UpdateMerge => Update(table, entity, version, TableUpdateMode.Merge),
            TableTransactionActionType.UpdateReplace => Update(table, entity, version, TableUpdateMode.Replace),
            TableTransactionActionType.Delete => Delete(table, entity.PartitionKey, entity.RowKey, version),
            TableTransactionActionType.UpsertMerge => Upsert(table, entity, TableUpdateMode.Merge),
            TableTransactionActionType.UpsertReplace => Upsert(table, entity, TableUpdateMode.Replace),
            _ => throw new ArgumentOutOfRangeException(nameof(action)),
        };
    }

    public static string PathOf(string table, string partitionKey, string rowKey)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        return $"{table}(PartitionKey={Literal(partitionKey)},RowKey={Literal(rowKey)})";
    }

    private static string PathOf(string table, ITableEntity entity) => PathOf(table, entity.PartitionKey, entity.RowKey);

    private static string Literal(string key) => $"'{Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal))}'";

    private static RequestMethod MethodOf(TableUpdateMode mode) => mode switch
    {
        TableUpdateMode.Merge => RequestMethod.Patch,
        TableUpdateMode.Replace => RequestMethod.Put,
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };
}
