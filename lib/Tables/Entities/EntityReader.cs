using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>Entities out of the service's JSON (minimal metadata).</summary>
internal static class EntityReader
{
    public static T Read<T>(JsonElement json)
        where T : class, ITableEntity
    {
        var values = ValuesOf(json);
        if (typeof(T) == typeof(TableEntity))
        {
            return (T)(object)ReadBag(values);
        }

        var entity = Activator.CreateInstance<T>();
        var shape = EntityShape.Of(typeof(T));
        foreach (var (name, value) in values)
        {
            switch (name)
            {
                case PropertyNames.PartitionKey:
                    entity.PartitionKey = value.Json.GetString()!;
                    break;
                case PropertyNames.RowKey:
                    entity.RowKey = value.Json.GetString()!;
                    break;
                case PropertyNames.Timestamp:
                    entity.Timestamp = value.Instant;
                    break;
                case PropertyNames.ETag:
                    entity.ETag = new ETag(value.Json.GetString()!);
                    break;
                default:
                    Set(entity, shape, name, value);
                    break;
            }
        }

        return entity;
    }

    private static TableEntity ReadBag(IEnumerable<KeyValuePair<string, EdmValue>> values)
    {
        var entity = new TableEntity();
        foreach (var (name, value) in values)
        {
            entity[name] = name == PropertyNames.Timestamp ? value.Instant : value.ToObject();
        }

        return entity;
    }

    private static void Set<T>(T entity, EntityShape shape, string name, EdmValue value)
        where T : class
    {
        if (shape.Find(name) is not { } property)
        {
            return;
        }

        object? converted;
        try
        {
            converted = value.ToType(property.PropertyType);
        }
        catch (Exception failure) when (failure is FormatException or InvalidOperationException or OverflowException)
        {
            // The cause is not kept: its message may hold the stored value.
            throw new InvalidOperationException(
                $"The stored property '{name}' ({value.Type ?? value.Json.ValueKind.ToString()}) does not fit " +
                $"{typeof(T).Name}.{property.Name}, which is of type {property.PropertyType.Name}.");
        }

        if (converted is not null || !property.PropertyType.IsValueType || Nullable.GetUnderlyingType(property.PropertyType) is not null)
        {
            property.SetValue(entity, converted);
        }
    }

    private static IEnumerable<KeyValuePair<string, EdmValue>> ValuesOf(JsonElement json)
    {
        var types = json.EnumerateObject()
            .Where(static property => property.Name.EndsWith(PropertyNames.TypeSuffix, StringComparison.Ordinal))
            .ToDictionary(
                static property => property.Name[..^PropertyNames.TypeSuffix.Length],
                static property => property.Value.GetString(),
                StringComparer.Ordinal);
        return json.EnumerateObject()
            .Where(static property => !property.Name.EndsWith(PropertyNames.TypeSuffix, StringComparison.Ordinal))
            .Where(static property => property.Name == PropertyNames.ETag ||
                !property.Name.StartsWith(PropertyNames.OdataPrefix, StringComparison.Ordinal))
            .Select(property => KeyValuePair.Create(property.Name, new EdmValue(property.Value, types.GetValueOrDefault(property.Name))));
    }
}
