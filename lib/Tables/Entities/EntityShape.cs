using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;

namespace Azure.Data.Tables;

/// <summary>The stored properties of a class: public, readable and writable, under the names that they have in the store.</summary>
internal sealed class EntityShape
{
    private static readonly ConcurrentDictionary<Type, EntityShape> Known = new();

    private readonly Dictionary<string, PropertyInfo> _byStoredName = new(StringComparer.Ordinal);

    private EntityShape(Type type)
    {
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            if (IsStored(property))
            {
                _byStoredName.Add(StoredName(property), property);
            }
        }
    }

    public IEnumerable<KeyValuePair<string, PropertyInfo>> Properties => _byStoredName;

    public static EntityShape Of(Type type) => Known.GetOrAdd(type, static type => new EntityShape(type));

    public PropertyInfo? Find(string storedName) => _byStoredName.GetValueOrDefault(storedName);

    /// <summary>The name under which a member of an entity class is stored.</summary>
    public static string StoredName(MemberInfo property) =>
        property.GetCustomAttribute<DataMemberAttribute>()?.Name is { Length: > 0 } renamed ? renamed : property.Name;

    private static bool IsStored(PropertyInfo property) =>
        property.GetMethod is { IsPublic: true } &&
        property.SetMethod is { IsPublic: true } &&
        property.GetIndexParameters().Length == 0 &&
        property.Name is not (nameof(ITableEntity.PartitionKey) or nameof(ITableEntity.RowKey)
            or nameof(ITableEntity.Timestamp) or nameof(ITableEntity.ETag)) &&
        property.GetCustomAttribute<IgnoreDataMemberAttribute>() is null;
}
