using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Coverage.Statements;

namespace SertiKesos.Portal;

// The worker needs public classes, the product's own types are internal: hence the provider.
public sealed class StatementApiFunctions(IServiceProvider services)
{
    private StatementApi Api => services.GetRequiredService<StatementApi>();

    [Function("ListNeeds")]
    public Task<IResult> ListNeeds([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "needs")] HttpRequest request, CancellationToken cancel) =>
        Api.ListAsync(request, StatementKind.Need, cancel);

    [Function("StateNeed")]
    public Task<IResult> StateNeed(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "needs/{area}")] HttpRequest request, string area, CancellationToken cancel) =>
        Api.PutNeedAsync(request, area, cancel);

    [Function("WithdrawNeed")]
    public Task<IResult> WithdrawNeed([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "needs")] HttpRequest request, CancellationToken cancel) =>
        Api.WithdrawAsync(request, StatementKind.Need, cancel);

    [Function("ListTargets")]
    public Task<IResult> ListTargets([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "targets")] HttpRequest request, CancellationToken cancel) =>
        Api.ListAsync(request, StatementKind.Target, cancel);

    [Function("StateTarget")]
    public Task<IResult> StateTarget(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "targets/{year}")] HttpRequest request, string year, CancellationToken cancel) =>
        Api.PutTargetAsync(request, year, cancel);

    [Function("WithdrawTarget")]
    public Task<IResult> WithdrawTarget([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "targets")] HttpRequest request, CancellationToken cancel) =>
        Api.WithdrawAsync(request, StatementKind.Target, cancel);

    [Function("ListSeats")]
    public Task<IResult> ListSeats([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "seats")] HttpRequest request, CancellationToken cancel) =>
        Api.ListAsync(request, StatementKind.Seats, cancel);

    [Function("StateSeats")]
    public Task<IResult> StateSeats(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "seats/{centre}/{month}")] HttpRequest request, string centre, string month, CancellationToken cancel) =>
        Api.PutSeatsAsync(request, centre, month, cancel);

    [Function("WithdrawSeats")]
    public Task<IResult> WithdrawSeats([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "seats")] HttpRequest request, CancellationToken cancel) =>
        Api.WithdrawAsync(request, StatementKind.Seats, cancel);

    [Function("ListUnitCosts")]
    public Task<IResult> ListUnitCosts([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "unit-cost")] HttpRequest request, CancellationToken cancel) =>
        Api.ListAsync(request, StatementKind.UnitCost, cancel);

    [Function("StateUnitCost")]
    public Task<IResult> StateUnitCost(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "unit-cost/{year}")] HttpRequest request, string year, CancellationToken cancel) =>
        Api.PutCostAsync(request, year, cancel);

    [Function("WithdrawUnitCost")]
    public Task<IResult> WithdrawUnitCost([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "unit-cost")] HttpRequest request, CancellationToken cancel) =>
        Api.WithdrawAsync(request, StatementKind.UnitCost, cancel);

    [Function("ListExceptions")]
    public Task<IResult> ListExceptions([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "exceptions")] HttpRequest request, CancellationToken cancel) =>
        Api.ListAsync(request, StatementKind.Exception, cancel);

    [Function("StateException")]
    public Task<IResult> StateException(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "exceptions/{region}/{period}")] HttpRequest request,
        string region, string period, CancellationToken cancel) =>
        Api.PutExceptionAsync(request, region, period, cancel);

    [Function("WithdrawException")]
    public Task<IResult> WithdrawException([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "exceptions")] HttpRequest request, CancellationToken cancel) =>
        Api.WithdrawAsync(request, StatementKind.Exception, cancel);

    [Function("ListNilReports")]
    public Task<IResult> ListNilReports([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "nil-reports")] HttpRequest request, CancellationToken cancel) =>
        Api.ListAsync(request, StatementKind.NilReport, cancel);

    [Function("StateNilReport")]
    public Task<IResult> StateNilReport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "nil-reports/{region}/{period}")] HttpRequest request,
        string region, string period, CancellationToken cancel) =>
        Api.PutNilAsync(request, region, period, cancel);

    [Function("WithdrawNilReport")]
    public Task<IResult> WithdrawNilReport([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "nil-reports")] HttpRequest request, CancellationToken cancel) =>
        Api.WithdrawAsync(request, StatementKind.NilReport, cancel);
}
