using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace SertiKesos.Portal;

// The worker needs public classes, the product's own types are internal: hence the provider. Keys of ours open all of
// it (see AccessKeys), so that they work alike on every host.
public sealed class RosterApiFunctions(IServiceProvider services)
{
    private RosterApi Api => services.GetRequiredService<RosterApi>();

    [Function("UploadRoster")]
    public Task<IResult> UploadRoster(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "rosters/{region}")] HttpRequest request, string region, CancellationToken cancel) =>
        Api.UploadAsync(request, region, cancel);

    [Function("ListRosters")]
    public Task<IResult> ListRosters(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rosters/{region}")] HttpRequest request, string region, CancellationToken cancel) =>
        Api.ListAsync(request, region, cancel);

    [Function("ShowRoster")]
    public Task<IResult> ShowRoster(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rosters/{region}/{submission}")] HttpRequest request,
        string region,
        string submission,
        CancellationToken cancel) => Api.ShowAsync(request, region, submission, cancel);

    [Function("DownloadReceipt")]
    public Task<IResult> DownloadReceipt(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rosters/{region}/{submission}/receipt")] HttpRequest request,
        string region,
        string submission,
        CancellationToken cancel) => Api.ReceiptAsync(request, region, submission, cancel);

    [Function("ShowRosterChanges")]
    public Task<IResult> ShowRosterChanges(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rosters/{region}/{submission}/changes")] HttpRequest request,
        string region,
        string submission,
        CancellationToken cancel) => Api.ChangesAsync(request, region, submission, cancel);

    [Function("ReleaseRoster")]
    public Task<IResult> ReleaseRoster(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "rosters/{region}/{submission}/release")] HttpRequest request,
        string region,
        string submission,
        CancellationToken cancel) => Api.ReleaseAsync(request, region, submission, cancel);

    [Function("DownloadTemplate")]
    public Task<IResult> DownloadTemplate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "template/{region}")] HttpRequest request, string region, CancellationToken cancel) =>
        Api.TemplateAsync(request, region, cancel);
}
