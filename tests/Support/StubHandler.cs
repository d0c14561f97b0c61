namespace SertiKesos.Tests.Support;

/// <summary>Stands where the network would be: answers by a function, or alters what the network does.</summary>
internal sealed class StubHandler(Func<HttpRequestMessage, Func<HttpResponseMessage>, HttpResponseMessage> answer, HttpMessageHandler? network = null)
    : DelegatingHandler(network ?? new SocketsHttpHandler())
{
    private int _sent;

    public StubHandler(Func<HttpRequestMessage, HttpResponseMessage> answer)
        : this((request, _) => answer(request))
    {
    }

    /// <summary>How many requests have come, retries included.</summary>
    public int Sent => _sent;

    /// <summary>Lets the service do the work and then loses its first answer to a request with the given method.</summary>
    public static StubHandler LosingTheFirstAnswerTo(HttpMethod method)
    {
        var lost = 0;
        return new StubHandler((request, send) =>
        {
            var response = send();
            if (request.Method != method || Interlocked.Increment(ref lost) > 1)
            {
                return response;
            }

            response.Dispose();
            throw new HttpRequestException("The answer was lost on the way.");
        });
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _sent);
        return answer(request, () => base.Send(request, cancellationToken));
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.Run(() => Send(request, cancellationToken), cancellationToken);
}
