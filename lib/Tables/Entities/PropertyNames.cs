namespace Azure.Data.Tables;

/// <summary>The names that the service gives to what every entity has.</summary>
internal static class PropertyNames
{
    public const string PartitionKey = "PartitionKey";
    public const string RowKey = "RowKey";
    public const string Timestamp = "Timestamp";
    public const string ETag = "odata.etag";
    public const string TypeSuffix = "@odata.type";
    public const string OdataPrefix = "odata.";
}
