using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace SertiKesos.Portal;

// The worker needs public classes, the product's own types are internal: hence the provider. Keys of ours open all of
// it (see AccessKeys), so that they work alike on every host.
public sealed class ReferenceApiFunctions(IServiceProvider services)
{
    private ReferenceApi Api => services.GetRequiredService<ReferenceApi>();

    [Function("ListReference")]
    public Task<IResult> ListReference(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "reference")] HttpRequest request, CancellationToken cancel) =>
        Api.ListAsync(request, cancel);

    [Function("ReadReference")]
    public Task<IResult> ReadReference(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "reference/{table}")] HttpRequest request, string table, CancellationToken cancel) =>
        Api.ReadAsync(request, table, cancel);

    [Function("PutReference")]
    public Task<IResult> PutReference(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "reference/{table}")] HttpRequest request, string table, CancellationToken cancel) =>
        Api.PutAsync(request, table, cancel);
}
