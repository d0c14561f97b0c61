using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;
using SertiKesos.Platform;
using SertiKesos.Portal.OpenApi;
using SertiKesos.Portal.Session;

namespace SertiKesos.Portal;

/// <summary><c>GET /api/openapi.json</c>: what every address takes and gives, for programs.</summary>
internal sealed class OpenApiApi(Callers callers)
{
    // It tells nobody's data, but nothing besides health answers whoever has no key.
    [Function("ShowOpenApi")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request, CancellationToken cancel)
    {
        if (await callers.FindAsync(request, cancel) is null)
        {
            return Problems.KeyMissing();
        }

        request.HttpContext.Response.Headers.CacheControl = "private, no-cache";
        return Results.Bytes(ApiDescription.Content, "application/json", entityTag: EntityTagHeaderValue.Parse(ApiDescription.Tag));
    }
}
