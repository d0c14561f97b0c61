using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace SertiKesos.Portal;

// The worker needs public classes, the product's own types are internal: hence the provider.
public sealed class CoverageApiFunctions(IServiceProvider services)
{
    [Function("GetCoverage")]
    public Task<IResult> GetCoverage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "coverage")] HttpRequest request, CancellationToken cancel) =>
        services.GetRequiredService<CoverageApi>().GetAsync(request, cancel);

    [Function("GetCandidates")]
    public Task<IResult> GetCandidates(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "candidates/{centre}")] HttpRequest request, string centre, CancellationToken cancel) =>
        services.GetRequiredService<CandidateApi>().ExportAsync(request, centre, cancel);
}
