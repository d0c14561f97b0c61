using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>The error that the service puts into a response: a code and a sentence.</summary>
internal sealed class ServiceError : RequestFailedDetailsParser
{
    public static readonly ServiceError Parser = new();

    private ServiceError()
    {
    }

    public static string? CodeOf(Response response) =>
        Parser.TryParse(response, out var error, out _) ? error.Code : null;

    public override bool TryParse(
        Response response, [NotNullWhen(true)] out ResponseError? error, out IDictionary<string, string>? data)
    {
        data = null;
        error = FromBody(response.ContentStream is { CanSeek: true } ? response.Content.ToMemory() : default);
        if (error is null && response.Headers.TryGetValue("x-ms-error-code", out var code))
        {
            error = new ResponseError(code, response.ReasonPhrase);
        }

        return error is not null;
    }

    private static ResponseError? FromBody(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object &&
                document.RootElement.TryGetProperty("odata.error", out var error) &&
                error.TryGetProperty("code", out var code))
            {
                var message = error.TryGetProperty("message", out var said) && said.TryGetProperty("value", out var value)
                    ? value.GetString()
                    : null;
                return new ResponseError(code.GetString(), message);
            }
        }
        catch (JsonException)
        {
            // A proxy on the way answers in HTML; the status and the headers have to do.
        }

        return null;
    }
}
