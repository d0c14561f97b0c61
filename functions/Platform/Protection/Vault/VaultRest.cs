using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace SertiKesos.Platform.Protection.Vault;

/// <summary>How the vault is called; the pipeline repeats throttled and failed calls as the vault asks.</summary>
internal sealed class VaultOptions : ClientOptions;

/// <summary>The part of Azure Key Vault's REST service that is used: keys wrap and unwrap, secrets are read.</summary>
internal sealed class VaultRest
{
    private const string Scope = "https://vault.azure.net/.default";
    private const string ApiVersion = "7.4";
    private const string Algorithm = "RSA-OAEP-256";

    private readonly HttpPipeline _pipeline;

    public VaultRest(TokenCredential credential, VaultOptions options) =>
        _pipeline = HttpPipelineBuilder.Build(options, new BearerTokenAuthenticationPolicy(credential, Scope));

    /// <summary>The identifier, with its version, of the newest version of a key.</summary>
    public async Task<string> CurrentVersionAsync(VaultId key, CancellationToken cancel)
    {
        using var answer = await SendAsync(RequestMethod.Get, key, "", null, cancel);
        return Text(answer.RootElement.GetProperty("key"), "kid");
    }

    public async Task<(string KeyId, byte[] Wrapped)> WrapAsync(VaultId key, ReadOnlyMemory<byte> dataKey, CancellationToken cancel)
    {
        using var answer = await SendAsync(RequestMethod.Post, key, "/wrapkey", Body(dataKey.Span), cancel);
        return (Text(answer.RootElement, "kid"), Bytes(answer.RootElement));
    }

    public async Task<byte[]> UnwrapAsync(VaultId key, ReadOnlyMemory<byte> wrapped, CancellationToken cancel)
    {
        using var answer = await SendAsync(RequestMethod.Post, key, "/unwrapkey", Body(wrapped.Span), cancel);
        return Bytes(answer.RootElement);
    }

    public async Task<string> SecretAsync(VaultId secret, CancellationToken cancel)
    {
        using var answer = await SendAsync(RequestMethod.Get, secret, "", null, cancel);
        return Text(answer.RootElement, "value");
    }

    private async Task<JsonDocument> SendAsync(RequestMethod method, VaultId id, string action, byte[]? body, CancellationToken cancel)
    {
        try
        {
            using var message = _pipeline.CreateMessage();
            message.Request.Method = method;
            message.Request.Uri.Reset(new Uri($"{id}{action}?api-version={ApiVersion}"));
            message.Request.Headers.SetValue("Accept", "application/json");
            if (body is not null)
            {
                message.Request.Headers.SetValue("Content-Type", "application/json");
                message.Request.Content = RequestContent.Create(body);
            }

            await _pipeline.SendAsync(message, cancel);
            return message.Response.IsError
                ? throw new VaultException(id.ToString(), message.Response.Status, Failure(message.Response))
                : await JsonDocument.ParseAsync(message.Response.ContentStream ?? Stream.Null, cancellationToken: cancel);
        }
        catch (Exception failure) when (failure is RequestFailedException or AuthenticationFailedException or AggregateException or JsonException)
        {
            throw new VaultException(id.ToString(), 0, failure);
        }
    }

    /// <summary>Says the vault's own code, and nothing else of what it answered.</summary>
    private static RequestFailedException Failure(Response response)
    {
        string? code = null;
        try
        {
            using var content = JsonDocument.Parse(response.Content.ToMemory());
            code = content.RootElement.GetProperty("error").GetProperty("code").GetString();
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // A proxy between may answer what it likes: the status says enough.
        }

        return new RequestFailedException(response.Status, $"The vault answered {response.Status} {code}.", code, null);
    }

    private static byte[] Body(ReadOnlySpan<byte> value) => JsonSerializer.SerializeToUtf8Bytes(
        new Dictionary<string, string> { ["alg"] = Algorithm, ["value"] = System.Buffers.Text.Base64Url.EncodeToString(value) });

    private static byte[] Bytes(JsonElement answer)
    {
        try
        {
            return System.Buffers.Text.Base64Url.DecodeFromChars(Text(answer, "value"));
        }
        catch (FormatException failure)
        {
            throw new JsonException("The vault's answer holds no value.", failure);
        }
    }

    private static string Text(JsonElement answer, string name) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new JsonException($"The vault's answer lacks \"{name}\".");
}
