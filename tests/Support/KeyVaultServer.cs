using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SertiKesos.Platform.Protection.Vault;

namespace SertiKesos.Tests.Support;

/// <summary>
/// Speaks the part of Azure Key Vault's REST service that the product uses, on loopback over TLS, with RSA keys of its own:
/// keys with versions, wrapkey and unwrapkey, secrets. It asks for a token and the right api-version, and fails on demand.
/// </summary>
internal sealed class KeyVaultServer : IAsyncDisposable
{
    private const string Token = "token-uji";

    private readonly WebApplication _app;
    private readonly X509Certificate2 _certificate;
    private readonly ConcurrentDictionary<string, List<(string Version, RSA Key)>> _keys = new();
    private readonly ConcurrentQueue<Action<HttpResponse>> _faults = new();
    private readonly ConcurrentQueue<string> _calls = new();

    private KeyVaultServer(WebApplication app, X509Certificate2 certificate)
    {
        (_app, _certificate) = (app, certificate);
        app.Run(AnswerAsync);
    }

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/");

    /// <summary>What was asked, such as <c>GET keys/name</c> or <c>POST unwrapkey</c>, faults included.</summary>
    public IReadOnlyList<string> Calls => [.. _calls];

    public ConcurrentDictionary<string, string> Secrets { get; } = new();

    /// <summary>Answered to everything until it is taken away.</summary>
    public int? Down { get; set; }

    public bool RefusesToken { get; set; }

    public static async Task<KeyVaultServer> StartAsync()
    {
        var certificate = OwnCertificate.Make();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        var server = new KeyVaultServer(builder.Build(), certificate);
        await server._app.StartAsync();
        return server;
    }

    public VaultId Key(string name) => VaultId.TryParse($"{Address}keys/{name}", "keys")!;

    public VaultId Secret(string name) => VaultId.TryParse($"{Address}secrets/{name}", "secrets")!;

    /// <summary>Makes a key, or its next version, and returns the version's identifier.</summary>
    public string AddVersion(string name)
    {
        var versions = _keys.GetOrAdd(name, _ => []);
        var version = Guid.NewGuid().ToString("n");
        lock (versions)
        {
            versions.Add((version, RSA.Create(2048)));
        }

        return $"{Address}keys/{name}/{version}";
    }

    /// <summary>As a backup of a key of another vault is brought back: the same name, the same versions, another address.</summary>
    public void Restore(string name, KeyVaultServer other) =>
        _keys[name] = [.. other._keys[name].Select(held => (held.Version, RSA.Create(held.Key.ExportParameters(includePrivateParameters: true))))];

    public void RemoveKey(string name) => _keys.TryRemove(name, out _);

    public void FailNext(int status, string? retryAfter = null) => _faults.Enqueue(response =>
    {
        response.StatusCode = status;
        if (retryAfter is not null)
        {
            response.Headers.RetryAfter = retryAfter;
        }
    });

    /// <summary>The product's client, which trusts this server's certificate and nothing else, with an identity that always has a token.</summary>
    public VaultRest Client(TokenCredential? credential = null)
    {
        var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == _certificate.GetCertHashString(),
            },
        };
        var options = new VaultOptions { Transport = new HttpClientTransport(handler) };
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(5);
        return new VaultRest(credential ?? new Identity(), options);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _certificate.Dispose();
        foreach (var (_, key) in _keys.Values.SelectMany(versions => versions))
        {
            key.Dispose();
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var parts = request.Path.Value!.Trim('/').Split('/');
        _calls.Enqueue($"{request.Method} {(request.Method == "GET" ? string.Join('/', parts.Take(2)) : parts[^1])}");
        if (Down is { } status)
        {
            response.StatusCode = status;
            return;
        }

        if (_faults.TryDequeue(out var fault))
        {
            fault(response);
            return;
        }

        if (RefusesToken || request.Headers.Authorization != $"Bearer {Token}")
        {
            response.Headers.WWWAuthenticate =
                "Bearer authorization=\"https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000\", resource=\"https://vault.azure.net\"";
            await ErrorAsync(response, 401, "Unauthorized");
            return;
        }

        if (request.Query["api-version"] != "7.4")
        {
            await ErrorAsync(response, 400, "BadParameter");
            return;
        }

        await (parts switch
        {
            ["keys", var name] when request.Method == "GET" && Find(name, null) is { } key => JsonAsync(response, new { key = new { kid = Id(name, key.Version), kty = "RSA" } }),
            ["keys", var name, var version, "wrapkey"] when request.Method == "POST" && Find(name, version) is { } key =>
                WorkAsync(request, response, Id(name, version), value => key.Key.Encrypt(value, RSAEncryptionPadding.OaepSHA256)),
            ["keys", var name, var version, "unwrapkey"] when request.Method == "POST" && Find(name, version) is { } key =>
                WorkAsync(request, response, Id(name, version), value => key.Key.Decrypt(value, RSAEncryptionPadding.OaepSHA256)),
            ["secrets", var name] when request.Method == "GET" && Secrets.TryGetValue(name, out var secret) => JsonAsync(response, new { value = secret, id = $"{Address}secrets/{name}/1" }),
            ["keys", ..] => ErrorAsync(response, 404, "KeyNotFound"),
            _ => ErrorAsync(response, 404, "SecretNotFound"),
        });
    }

    private static async Task WorkAsync(HttpRequest request, HttpResponse response, string id, Func<byte[], byte[]> work)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        if (body.RootElement.GetProperty("alg").GetString() != "RSA-OAEP-256")
        {
            await ErrorAsync(response, 400, "BadParameter");
            return;
        }

        try
        {
            var value = work(Base64Url.DecodeFromChars(body.RootElement.GetProperty("value").GetString()));
            await JsonAsync(response, new { kid = id, value = Base64Url.EncodeToString(value) });
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            await ErrorAsync(response, 400, "BadParameter");
        }
    }

    private (string Version, RSA Key)? Find(string name, string? version)
    {
        if (!_keys.TryGetValue(name, out var versions))
        {
            return null;
        }

        lock (versions)
        {
            return version is null ? versions[^1] : versions.Where(held => held.Version == version).Select(held => ((string, RSA)?)held).SingleOrDefault();
        }
    }

    private string Id(string name, string version) => $"{Address}keys/{name}/{version}";

    private static Task JsonAsync(HttpResponse response, object content) => response.WriteAsJsonAsync(content);

    private static async Task ErrorAsync(HttpResponse response, int status, string code)
    {
        response.StatusCode = status;
        await response.WriteAsJsonAsync(new { error = new { code, message = "Ditolak." } });
    }

    private sealed class Identity : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Assert.Equal(["https://vault.azure.net/.default"], requestContext.Scopes);
            return new AccessToken(Token, DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
