using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SertiKesos.Worker.Discovery;
using SertiKesos.Worker.Invocation;

namespace SertiKesos.Worker.Standalone.Http;

/// <summary>Gives every HTTP function its route.</summary>
internal static class HttpFunctions
{
    public static void Map(
        IEndpointRouteBuilder routes, IEnumerable<DiscoveredFunction> functions, string prefix, FunctionInvoker invoker, CancellationToken aborting)
    {
        foreach (var function in functions)
        {
            if (function.Trigger is not Trigger.Http http)
            {
                continue;
            }

            var path = HttpRoute.Of(prefix, http.Route, function.Name);
            Task Serve(HttpContext context) => ServeAsync(context, function, invoker, aborting);
            var endpoint = http.Methods.Count == 0
                ? routes.Map(path, Serve)
                : routes.MapMethods(path, http.Methods.Select(m => m.ToUpperInvariant()), Serve);
            endpoint.WithDisplayName(function.Name);
        }
    }

    private static async Task ServeAsync(HttpContext http, DiscoveredFunction function, FunctionInvoker invoker, CancellationToken aborting)
    {
        var services = http.RequestServices;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, aborting);
        var outcome = await invoker.InvokeAsync(function, HttpTriggerValue.Input(http), either.Token);
        http.RequestServices = services;
        if (outcome.Succeeded)
        {
            return;
        }

        if (http.Response.HasStarted)
        {
            // Half an answer must not look like a whole one.
            http.Abort();
            return;
        }

        http.Response.Clear();
        http.Response.StatusCode = outcome.Error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
    }
}
