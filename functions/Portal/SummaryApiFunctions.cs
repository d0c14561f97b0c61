using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace SertiKesos.Portal;

// The worker needs public classes, the product's own types are internal: hence the provider.
public sealed class SummaryApiFunctions(IServiceProvider services)
{
    // Keys of ours open it (see AccessKeys), so that they work alike on every host.
    [Function("PublishSummariesNow")]
    public Task<IResult> PublishSummariesNow(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "summaries")] HttpRequest request, CancellationToken cancel) =>
        services.GetRequiredService<SummaryApi>().PublishAsync(request, cancel);
}
