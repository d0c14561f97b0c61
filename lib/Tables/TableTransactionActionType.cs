namespace Azure.Data.Tables;

/// <summary>What one action of a transaction does.</summary>
public enum TableTransactionActionType
{
    /// <summary>Adds the entity; the transaction fails when it exists.</summary>
    Add = 0,

    /// <summary>Merges into the existing entity; the transaction fails when there is none.</summary>
    UpdateMerge = 1,

    /// <summary>Replaces the existing entity; the transaction fails when there is none.</summary>
    UpdateReplace = 2,

    /// <summary>Deletes the entity; the transaction fails when there is none, unlike a single delete.</summary>
    Delete = 3,

    /// <summary>Merges into the entity, or adds it.</summary>
    UpsertMerge = 4,

    /// <summary>Replaces the entity, or adds it.</summary>
    UpsertReplace = 5,
}
