namespace Azure.Data.Tables;

/// <summary>What a write does with the properties that the entity in hand does not have.</summary>
public enum TableUpdateMode
{
    /// <summary>They stay as they are in the store. A property that is null in hand is not sent, so it stays too.</summary>
    Merge = 0,

    /// <summary>They are removed.</summary>
    Replace = 1,
}
