namespace Azure.Data.Tables;

/// <summary>What every stored entity has: its two keys, and what the service says about its last write.</summary>
public interface ITableEntity
{
    /// <summary>The partition. Entities of one partition are stored together and can be written in one transaction.</summary>
    string PartitionKey { get; set; }

    /// <summary>The key within the partition.</summary>
    string RowKey { get; set; }

    /// <summary>When the service last wrote the entity; never sent.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>The version that was read; never sent on its own: pass it to the call that must depend on it.</summary>
    ETag ETag { get; set; }
}
