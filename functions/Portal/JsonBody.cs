using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SertiKesos.Portal;

/// <summary>Small JSON bodies of requests.</summary>
internal static class JsonBody
{
    private const int MaxBytes = 16 * 1024;

    /// <summary>Null where the body is missing, too large, or no such JSON.</summary>
    public static async Task<T?> ReadAsync<T>(HttpRequest request, CancellationToken cancel)
        where T : class
    {
        var buffer = new byte[MaxBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        try
        {
            return length > MaxBytes ? null : JsonSerializer.Deserialize<T>(buffer.AsSpan(0, length), JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
