using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SertiKesos.Json;
using SertiKesos.Platform;

namespace SertiKesos.Portal;

/// <summary>Small JSON bodies of requests. Their texts come in sound, or not at all.</summary>
internal static class JsonBody
{
    private const int MaxBytes = 16 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new SoundTextJson() } };

    /// <summary>Null where the body is missing, too large, or no such JSON.</summary>
    /// <exception cref="BrokenTextException">A text in it is cut within a character.</exception>
    public static async Task<T?> ReadAsync<T>(HttpRequest request, CancellationToken cancel)
        where T : class
    {
        var buffer = new byte[MaxBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        return length > MaxBytes ? null : Read<T>(buffer.AsSpan(0, length));
    }

    /// <inheritdoc cref="ReadAsync"/>
    internal static T? Read<T>(ReadOnlySpan<byte> body)
        where T : class
    {
        try
        {
            // First, over the whole body: what comes of the rest of a body depends on where the broken text stands.
            RequireWholeTexts(body);
            return JsonSerializer.Deserialize<T>(body, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void RequireWholeTexts(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
            {
                continue;
            }

            try
            {
                _ = reader.GetString();
            }
            catch (InvalidOperationException)
            {
                // Half a surrogate pair, or bytes that are no UTF-8.
                throw new BrokenTextException();
            }
        }
    }
}
