using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Coverage.Statements;

namespace SertiKesos.Portal;

/// <summary>One address per kind of statement; what they do is alike (<see cref="StatementApi"/>).</summary>
internal sealed class StatementFunctions(StatementApi api)
{
    [Function("ListNeeds")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> ListNeeds([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "needs")] HttpRequest request, CancellationToken cancel) =>
        api.ListAsync(request, StatementKind.Need, cancel);

    [Function("StateNeed")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> StateNeed(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "needs/{area}")] HttpRequest request, string area, CancellationToken cancel) =>
        api.PutNeedAsync(request, area, cancel);

    [Function("WithdrawNeed")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> WithdrawNeed([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "needs")] HttpRequest request, CancellationToken cancel) =>
        api.WithdrawAsync(request, StatementKind.Need, cancel);

    [Function("ListTargets")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> ListTargets([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "targets")] HttpRequest request, CancellationToken cancel) =>
        api.ListAsync(request, StatementKind.Target, cancel);

    [Function("StateTarget")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> StateTarget(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "targets/{year}")] HttpRequest request, string year, CancellationToken cancel) =>
        api.PutTargetAsync(request, year, cancel);

    [Function("WithdrawTarget")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> WithdrawTarget([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "targets")] HttpRequest request, CancellationToken cancel) =>
        api.WithdrawAsync(request, StatementKind.Target, cancel);

    [Function("ListSeats")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> ListSeats([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "seats")] HttpRequest request, CancellationToken cancel) =>
        api.ListAsync(request, StatementKind.Seats, cancel);

    [Function("StateSeats")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> StateSeats(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "seats/{centre}/{month}")] HttpRequest request, string centre, string month, CancellationToken cancel) =>
        api.PutSeatsAsync(request, centre, month, cancel);

    [Function("WithdrawSeats")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> WithdrawSeats([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "seats")] HttpRequest request, CancellationToken cancel) =>
        api.WithdrawAsync(request, StatementKind.Seats, cancel);

    [Function("ListUnitCosts")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> ListUnitCosts([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "unit-cost")] HttpRequest request, CancellationToken cancel) =>
        api.ListAsync(request, StatementKind.UnitCost, cancel);

    [Function("StateUnitCost")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> StateUnitCost(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "unit-cost/{year}")] HttpRequest request, string year, CancellationToken cancel) =>
        api.PutCostAsync(request, year, cancel);

    [Function("WithdrawUnitCost")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> WithdrawUnitCost([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "unit-cost")] HttpRequest request, CancellationToken cancel) =>
        api.WithdrawAsync(request, StatementKind.UnitCost, cancel);

    [Function("ListExceptions")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> ListExceptions([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "exceptions")] HttpRequest request, CancellationToken cancel) =>
        api.ListAsync(request, StatementKind.Exception, cancel);

    [Function("StateException")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> StateException(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "exceptions/{region}/{period}")] HttpRequest request,
        string region, string period, CancellationToken cancel) =>
        api.PutExceptionAsync(request, region, period, cancel);

    [Function("WithdrawException")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> WithdrawException([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "exceptions")] HttpRequest request, CancellationToken cancel) =>
        api.WithdrawAsync(request, StatementKind.Exception, cancel);

    [Function("ListNilReports")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> ListNilReports([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "nil-reports")] HttpRequest request, CancellationToken cancel) =>
        api.ListAsync(request, StatementKind.NilReport, cancel);

    [Function("StateNilReport")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> StateNilReport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "nil-reports/{region}/{period}")] HttpRequest request,
        string region, string period, CancellationToken cancel) =>
        api.PutNilAsync(request, region, period, cancel);

    [Function("ListContacts")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> ListContacts([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "contacts")] HttpRequest request, CancellationToken cancel) =>
        api.ListAsync(request, StatementKind.Contact, cancel);

    [Function("StateContact")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> StateContact(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "contacts/{of}")] HttpRequest request, string of, CancellationToken cancel) =>
        api.PutContactAsync(request, of, cancel);

    [Function("WithdrawContact")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> WithdrawContact([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "contacts")] HttpRequest request, CancellationToken cancel) =>
        api.WithdrawAsync(request, StatementKind.Contact, cancel);

    [Function("WithdrawNilReport")]
    [Answers(AnswerClass.Counts)]
    public Task<IResult> WithdrawNilReport([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "nil-reports")] HttpRequest request, CancellationToken cancel) =>
        api.WithdrawAsync(request, StatementKind.NilReport, cancel);
}
