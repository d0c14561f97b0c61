using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace SertiKesos.Portal;

// The person stands in the body, so that no address and no access log ever holds a NIK.
public sealed class RightsApiFunctions(IServiceProvider services)
{
    private RightsApi Api => services.GetRequiredService<RightsApi>();

    [Function("FindPerson")]
    public Task<IResult> FindPerson(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "rights/find")] HttpRequest request, CancellationToken cancel) =>
        Api.FindAsync(request, cancel);

    [Function("ExportPerson")]
    public Task<IResult> ExportPerson(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "rights/export")] HttpRequest request, CancellationToken cancel) =>
        Api.ExportAsync(request, cancel);

    [Function("CorrectPerson")]
    public Task<IResult> CorrectPerson(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "rights/correct")] HttpRequest request, CancellationToken cancel) =>
        Api.CorrectAsync(request, cancel);

    [Function("RestrictPerson")]
    public Task<IResult> RestrictPerson(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "rights/restrict")] HttpRequest request, CancellationToken cancel) =>
        Api.RestrictAsync(request, cancel);

    [Function("LiftRestriction")]
    public Task<IResult> LiftRestriction(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "rights/lift")] HttpRequest request, CancellationToken cancel) =>
        Api.LiftAsync(request, cancel);

    [Function("ErasePerson")]
    public Task<IResult> ErasePerson(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "rights/erase")] HttpRequest request, CancellationToken cancel) =>
        Api.EraseAsync(request, cancel);

    [Function("ListBreach")]
    public Task<IResult> ListBreach(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "rights/breach")] HttpRequest request, CancellationToken cancel) =>
        services.GetRequiredService<BreachApi>().ListAsync(request, cancel);
}
