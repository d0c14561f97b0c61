using Azure.Core.Pipeline;
using Azure.Data.Tables;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Lib.Tables;

internal static class TableOptions
{
    public static TableClientOptions With(StubHandler handler)
    {
        var options = new TableClientOptions { Transport = new HttpClientTransport(handler) };
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(2);
        return options;
    }

    public static TableClientOptions Answering(Func<HttpRequestMessage, HttpResponseMessage> answer) => With(new StubHandler(answer));
}
