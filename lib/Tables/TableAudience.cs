using System.ComponentModel;

namespace Azure.Data.Tables;

/// <summary>The cloud that tokens are asked for (see <see cref="TableClientOptions.Audience"/>).</summary>
public readonly struct TableAudience : IEquatable<TableAudience>
{
    private const string China = "AzureChina";
    private const string Government = "AzureGov";
    private const string Public = "AzurePublic";
    private const string DefaultScope = ".default";

    private readonly string _value;

    /// <summary>Names an audience of its own.</summary>
    /// <param name="value">A URL that identifies the cloud, such as <c>https://storage.azure.com</c>.</param>
    public TableAudience(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>Azure in China.</summary>
    public static TableAudience AzureChina { get; } = new(China);

    /// <summary>Azure for the government of the United States.</summary>
    public static TableAudience AzureGovernment { get; } = new(Government);

    /// <summary>Azure everywhere else; the default.</summary>
    public static TableAudience AzurePublicCloud { get; } = new(Public);

    /// <summary>Whether both are the same audience.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(TableAudience left, TableAudience right) => left.Equals(right);

    /// <summary>Whether the two differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(TableAudience left, TableAudience right) => !left.Equals(right);

    /// <summary>Names an audience of its own.</summary>
    /// <param name="value">A URL that identifies the cloud.</param>
    public static implicit operator TableAudience(string value) => new(value);

    /// <inheritdoc />
    public bool Equals(TableAudience other) => string.Equals(_value, other._value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object? obj) => obj is TableAudience other && Equals(other);

    /// <inheritdoc />
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => _value is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(_value);

    /// <inheritdoc />
    public override string ToString() => _value;

    /// <summary>The scope that a token for this audience is asked with.</summary>
    internal string ToScope()
    {
        var url = _value switch
        {
            China => "https://storage.azure.cn",
            Government => "https://storage.azure.us",
            Public or null => "https://storage.azure.com",
            _ => _value.TrimEnd('/'),
        };
        return url.EndsWith("/" + DefaultScope, StringComparison.OrdinalIgnoreCase) ? url : $"{url}/{DefaultScope}";
    }
}
