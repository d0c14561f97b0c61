using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>The account as a REST service: addresses, common headers, sending, errors.</summary>
internal sealed class TableRest
{
    public const string Json = "application/json;odata=minimalmetadata";
    public const string DataServiceVersion = "3.0";

    private readonly HttpPipeline _pipeline;
    private readonly string _version;

    private TableRest(Uri account, string accountName, HttpPipelinePolicy? authentication, TableClientOptions? options)
    {
        options ??= new TableClientOptions();
        Account = TableEndpoint.Account(account);
        AccountName = accountName;
        _version = options.VersionText;
        _pipeline = HttpPipelineBuilder.Build(options, [], authentication is null ? [] : [authentication], new ResponseClassifier());
    }

    /// <summary>The account's address, without a slash at its end.</summary>
    public Uri Account { get; }

    public string AccountName { get; }

    public static TableRest With(string connectionString, TableClientOptions? options)
    {
        var connection = TableConnection.Parse(connectionString);
        if (connection.Sas is not null)
        {
            TableEndpoint.RequireSecret(connection.Endpoint);
        }

        HttpPipelinePolicy authentication = connection.Sas is { } sas
            ? new SharedAccessPolicy(sas)
            : new SharedKeyLitePolicy(connection.Key!, TimeProvider.System);
        return new TableRest(connection.Endpoint, connection.AccountName, authentication, options);
    }

    public static TableRest With(Uri account, TableSharedKeyCredential credential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(credential);
        return new TableRest(account, credential.AccountName, new SharedKeyLitePolicy(credential, TimeProvider.System), options);
    }

    public static TableRest With(Uri account, TokenCredential credential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(credential);
        var scope = (options?.Audience ?? TableAudience.AzurePublicCloud).ToScope();
        return new TableRest(account, TableEndpoint.AccountName(account), new BearerTokenAuthenticationPolicy(credential, scope), options);
    }

    public static TableRest With(Uri account, AzureSasCredential credential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(credential);
        TableEndpoint.RequireSecret(account);
        return new TableRest(account, TableEndpoint.AccountName(account), new SharedAccessPolicy(credential), options);
    }

    /// <summary>An address that carries its own signature in the query, or one that needs none.</summary>
    public static TableRest With(Uri account, string query, TableClientOptions? options)
    {
        var signature = query.TrimStart('?');
        return signature.Length == 0
            ? new TableRest(account, TableEndpoint.AccountName(account), null, options)
            : With(account, new AzureSasCredential(signature), options);
    }

    public RequestUriBuilder Address(string path)
    {
        var address = new RequestUriBuilder();
        address.Reset(Account);
        address.AppendPath("/" + path, escape: false);
        return address;
    }

    public HttpMessage Message(RequestMethod method, string path)
    {
        var message = _pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri = Address(path);
        message.Request.Headers.SetValue("x-ms-version", _version);
        message.Request.Headers.SetValue("DataServiceVersion", DataServiceVersion);
        message.Request.Headers.SetValue("Accept", Json);
        return message;
    }

    /// <param name="request">What to write.</param>
    /// <param name="tolerated">An error status that is no failure for the caller.</param>
    /// <param name="async">Whether to wait without a thread; if not, the task has ended when it is returned.</param>
    /// <param name="cancel">Ends the call and its retries.</param>
    public async Task<Response> SendAsync(EntityRequest request, Func<Response, bool>? tolerated, bool async, CancellationToken cancel)
    {
        using var message = Message(request.Method, request.Path);
        if (request.Body is not null)
        {
            message.Request.Headers.SetValue("Content-Type", "application/json");
            message.Request.Content = RequestContent.Create(request.Body);
        }

        if (request.Method == RequestMethod.Post)
        {
            message.Request.Headers.SetValue("Prefer", "return-no-content");
        }

        if (request.IfMatch is not null)
        {
            message.Request.Headers.SetValue("If-Match", request.IfMatch);
        }

        return await SendAsync(message, tolerated, async, cancel).ConfigureAwait(false);
    }

    public async Task<Response> SendAsync(HttpMessage message, Func<Response, bool>? tolerated, bool async, CancellationToken cancel)
    {
        if (async)
        {
            await _pipeline.SendAsync(message, cancel).ConfigureAwait(false);
        }
        else
        {
            _pipeline.Send(message, cancel);
        }

        var response = message.Response;
        return response.Status < 400 || tolerated?.Invoke(response) == true
            ? response
            : throw new RequestFailedException(response, null, ServiceError.Parser);
    }
}
