using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace SertiKesos.Portal;

// The worker needs public classes, the product's own types are internal: hence the provider. Keys of ours open all of
// it (see AccessKeys), so that they work alike on every host.
public sealed class PeopleApiFunctions(IServiceProvider services)
{
    private PeopleApi Api => services.GetRequiredService<PeopleApi>();

    [Function("ListPeople")]
    public Task<IResult> ListPeople(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "people/{region}")] HttpRequest request, string region, CancellationToken cancel) =>
        Api.ListAsync(request, region, cancel);

    [Function("ListAges")]
    public Task<IResult> ListAges(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "people/{region}/ages")] HttpRequest request, string region, CancellationToken cancel) =>
        Api.AgesAsync(request, region, cancel);

    [Function("ListMuster")]
    public Task<IResult> ListMuster(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "people/{region}/muster")] HttpRequest request, string region, CancellationToken cancel) =>
        Api.MusterAsync(request, region, cancel);

    [Function("ExplainMuster")]
    public Task<IResult> ExplainMuster(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "people/{region}/muster")] HttpRequest request, string region, CancellationToken cancel) =>
        Api.ExplainAsync(request, region, cancel);

    [Function("ListReviews")]
    public Task<IResult> ListReviews(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "people/{region}/reviews")] HttpRequest request, string region, CancellationToken cancel) =>
        Api.ReviewsAsync(request, region, cancel);

    [Function("DecideReview")]
    public Task<IResult> DecideReview(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "people/{region}/reviews/{review}")] HttpRequest request,
        string region,
        string review,
        CancellationToken cancel) => Api.DecideAsync(request, region, review, cancel);

    [Function("ListTasks")]
    public Task<IResult> ListTasks(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "people/{region}/tasks")] HttpRequest request, string region, CancellationToken cancel) =>
        Api.TasksAsync(request, region, cancel);

    [Function("SettleTask")]
    public Task<IResult> SettleTask(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "people/{region}/tasks")] HttpRequest request, string region, CancellationToken cancel) =>
        Api.SettleAsync(request, region, cancel);
}
