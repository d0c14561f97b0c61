namespace Azure.Data.Tables;

/// <summary>
/// An entity of any shape: a dictionary of its properties. The two keys, <c>Timestamp</c> and <c>odata.etag</c> are
/// among its entries once they have a value. Names are case-sensitive.
/// </summary>
public sealed partial class TableEntity : ITableEntity
{
    private readonly Dictionary<string, object?> _properties = new(StringComparer.Ordinal);

    /// <summary>Makes an entity without properties.</summary>
    public TableEntity()
    {
    }

    /// <summary>Makes an entity that has its keys.</summary>
    /// <param name="partitionKey">The partition key.</param>
    /// <param name="rowKey">The row key.</param>
    public TableEntity(string partitionKey, string rowKey)
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    /// <summary>Makes an entity with a copy of the given properties.</summary>
    /// <param name="values">The properties.</param>
    public TableEntity(IDictionary<string, object> values)
    {
        foreach (var (name, value) in values ?? new Dictionary<string, object>())
        {
            _properties[name] = value;
        }
    }

    /// <inheritdoc />
    public string PartitionKey
    {
        get => GetString(PropertyNames.PartitionKey)!;
        set => _properties[PropertyNames.PartitionKey] = value;
    }

    /// <inheritdoc />
    public string RowKey
    {
        get => GetString(PropertyNames.RowKey)!;
        set => _properties[PropertyNames.RowKey] = value;
    }

    /// <inheritdoc />
    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(PropertyNames.Timestamp);
        set => _properties[PropertyNames.Timestamp] = value;
    }

    /// <inheritdoc />
    public ETag ETag
    {
        get => GetString(PropertyNames.ETag) is { } etag ? new ETag(etag) : default;
        set => _properties[PropertyNames.ETag] = value.ToString();
    }

    /// <summary>Reads a property that holds text.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>The text; null when the entity has no such property.</returns>
    /// <exception cref="InvalidOperationException">The property is of another type.</exception>
    public string? GetString(string key) => Get<string>(key);

    /// <summary>Reads a property that holds bytes.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>The bytes; null when the entity has no such property.</returns>
    /// <exception cref="InvalidOperationException">The property is of another type.</exception>
    public byte[]? GetBinary(string key) => Find(key) is BinaryData data ? data.ToArray() : Get<byte[]>(key);

    /// <summary>Reads a property that holds bytes.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>The bytes; null when the entity has no such property.</returns>
    /// <exception cref="InvalidOperationException">The property is of another type.</exception>
    public BinaryData? GetBinaryData(string key) => Find(key) is byte[] bytes ? BinaryData.FromBytes(bytes) : Get<BinaryData>(key);

    /// <summary>Reads a property that holds yes or no.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>The value; null when the entity has no such property.</returns>
    /// <exception cref="InvalidOperationException">The property is of another type.</exception>
    public bool? GetBoolean(string key) => Get<bool?>(key);

    /// <summary>Reads a property that holds an instant.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>The instant in UTC; null when the entity has no such property.</returns>
    /// <exception cref="InvalidOperationException">The property is of another type.</exception>
    public DateTime? GetDateTime(string key) => Find(key) is DateTimeOffset instant ? instant.UtcDateTime : Get<DateTime?>(key);

    /// <summary>Reads a property that holds an instant.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>The instant; null when the entity has no such property.</returns>
    /// <exception cref="InvalidOperationException">The property is of another type.</exception>
    public DateTimeOffset? GetDateTimeOffset(string key) =>
        Find(key) is DateTime { Kind: DateTimeKind.Utc } instant ? new DateTimeOffset(instant) : Get<DateTimeOffset?>(key);

    /// <summary>Reads a property that holds a fractional number.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>The number; null when the entity has no such property.</returns>
    /// <exception cref="InvalidOperationException">The property is of another type.</exception>
    public double? GetDouble(string key) => Get<double?>(key);

    /// <summary>Reads a property that holds a GUID.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>The GUID; null when the entity has no such property.</returns>
    /// <exception cref="InvalidOperationException">The property is of another type.</exception>
    public Guid? GetGuid(string key) => Get<Guid?>(key);

    /// <summary>Reads a property that holds a whole number of 32 bits.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>The number; null when the entity has no such property.</returns>
    /// <exception cref="InvalidOperationException">The property is of another type.</exception>
    public int? GetInt32(string key) => Get<int?>(key);

    /// <summary>Reads a property that holds a whole number of 64 bits.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>The number; null when the entity has no such property.</returns>
    /// <exception cref="InvalidOperationException">The property is of another type.</exception>
    public long? GetInt64(string key) => Get<long?>(key);

    private object? Find(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return _properties.GetValueOrDefault(key);
    }

    private T? Get<T>(string key) => Find(key) switch
    {
        null => default,
        T value => value,
        var other => throw new InvalidOperationException(
            $"The property '{key}' is of type {other.GetType().Name} and cannot be read as {Name(typeof(T))}."),
    };

    /// <summary>
    /// A property keeps its type: the store would otherwise change it behind the reader's back. Only whole numbers may
    /// widen, and a wide property takes a narrow number.
    /// </summary>
    private static object Fit(string key, object present, object value) => (present, value) switch
    {
        (int, long or double) => value,
        (long, int number) => (long)number,
        (double, int number) => (double)number,
        _ when present.GetType().IsInstanceOfType(value) => value,
        _ => throw new InvalidOperationException(
            $"The property '{key}' is of type {present.GetType().Name} and does not take a value of type {value.GetType().Name}. " +
            "Remove it first to change its type."),
    };

    private static string Name(Type type) => (Nullable.GetUnderlyingType(type) ?? type).Name;
}
