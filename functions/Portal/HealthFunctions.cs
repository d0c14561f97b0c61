using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace SertiKesos.Portal;

internal sealed class HealthFunctions(Readiness readiness)
{
    [Function("HealthLive")]
    [Answers(AnswerClass.Public)]
    public static IResult Live([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/live")] HttpRequest request) =>
        Results.Json(new { status = "hidup" });

    [Function("HealthReady")]
    [Answers(AnswerClass.Public)]
    public Task<IResult> Ready(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/ready")] HttpRequest request, CancellationToken cancel) =>
        readiness.AnswerAsync(cancel);
}
