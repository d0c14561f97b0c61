using System.Net;

namespace Azure.Data.Tables;

/// <summary>Addresses of accounts and tables: the account leads the host name, or the path when the host is a bare machine.</summary>
internal static class TableEndpoint
{
    /// <summary>The account that an address belongs to.</summary>
    public static string AccountName(Uri endpoint) => IsPathStyle(endpoint)
        ? endpoint.Segments.Skip(1).FirstOrDefault()?.Trim('/') ?? ""
        : endpoint.Host.Split('.')[0];

    /// <summary>The address without query and without a slash at its end.</summary>
    public static Uri Account(Uri endpoint) => new(endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/'));

    /// <summary>Parts the address of a table into that of its account and the table's name.</summary>
    /// <exception cref="ArgumentException">The address names no table.</exception>
    public static (Uri Account, string Table) Table(Uri endpoint)
    {
        var segments = endpoint.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments.Length != (IsPathStyle(endpoint) ? 2 : 1))
        {
            throw new ArgumentException("The address must end with the name of a table.", nameof(endpoint));
        }

        return (new Uri(endpoint, "/" + string.Join('/', segments[..^1])), segments[^1]);
    }

    /// <summary>A signature in the clear is a signature given away. Only the machine itself may be spoken to without TLS.</summary>
    /// <exception cref="ArgumentException">The address is neither https nor of this machine.</exception>
    public static void RequireSecret(Uri endpoint)
    {
        if (endpoint.Scheme != Uri.UriSchemeHttps && !endpoint.IsLoopback)
        {
            throw new ArgumentException("A shared access signature can only be used over https.", nameof(endpoint));
        }
    }

    private static bool IsPathStyle(Uri endpoint) => IPAddress.TryParse(endpoint.Host.Trim('[', ']'), out _) || !endpoint.Host.Contains('.', StringComparison.Ordinal);
}
