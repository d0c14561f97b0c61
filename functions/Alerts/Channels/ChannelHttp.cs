using System.Net.Http.Headers;

namespace SertiKesos.Alerts.Channels;

/// <summary>
/// How providers are asked. Nothing of a request is logged, redirects are not followed (they would carry the secret
/// elsewhere), and no more of an answer is read than any provider needs.
/// </summary>
internal sealed class ChannelHttp : IDisposable
{
    private const int MostOfAnAnswer = 64 * 1024;

    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = MostOfAnAnswer,
    };

    /// <summary>Asks once.</summary>
    public async Task<HttpReply> AskAsync(HttpRequestMessage request, TimeSpan patience, CancellationToken cancel)
    {
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("SertiKesos", null));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(patience);
        try
        {
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseContentRead, limit.Token);
            return new HttpReply.Answered((int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(limit.Token));
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError
            is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError)
        {
            return new HttpReply.NotReached();
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return new HttpReply.NoAnswer();
        }
    }

    public void Dispose() => _client.Dispose();
}

/// <summary>What became of a request.</summary>
internal abstract record HttpReply
{
    private HttpReply()
    {
    }

    internal sealed record Answered(int Status, byte[] Body) : HttpReply
    {
        public bool IsSuccess => Status is >= 200 and <= 299;

        public override string ToString() => $"Answered {Status}";
    }

    /// <summary>Nothing was sent: no such name, no connection, or a certificate that is not trusted.</summary>
    internal sealed record NotReached : HttpReply;

    /// <summary>It was sent, at least in part, and no whole answer came: it may have been done.</summary>
    internal sealed record NoAnswer : HttpReply;
}
