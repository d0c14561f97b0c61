using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;

namespace SertiKesos.Tests.Lib.Tables;

public enum OfficeLevel
{
    Unknown,
    Province,
    District,
}

/// <summary>A class as the product would store it: every type, nullable ones, a renamed and two left-out properties.</summary>
public sealed class Office : ITableEntity
{
    public string PartitionKey { get; set; } = "";
    public string RowKey { get; set; } = "";
    public DateTimeOffset? Timestamp { get; set; }
    public ETag ETag { get; set; }

    public string? Text { get; set; }
    public int Number { get; set; }
    public int? MaybeNumber { get; set; }
    public long Big { get; set; }
    public double Ratio { get; set; }
    public bool Open { get; set; }
    public Guid Id { get; set; }
    public DateTimeOffset Since { get; set; }
    public DateTime? Until { get; set; }
    public byte[]? Seal { get; set; }
    public BinaryData? Stamp { get; set; }
    public OfficeLevel Level { get; set; }
    public OfficeLevel? MaybeLevel { get; set; }

    [DataMember(Name = "stored_as")]
    public string? Renamed { get; set; }

    [IgnoreDataMember]
    public string? LeftOut { get; set; }

    public string Computed => $"{PartitionKey}/{RowKey}";
}
