using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using SertiKesos.Worker.Binding;

namespace SertiKesos.Worker.Standalone.Http;

/// <summary>An HTTP request as the value of a trigger; a returned result becomes the response.</summary>
internal sealed partial class HttpTriggerValue(HttpContext http) : ITriggerValue
{
    /// <summary>Route values stand above values of the query with the same name.</summary>
    public static TriggerInput Input(HttpContext http)
    {
        var data = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in http.Request.Query)
        {
            data[name] = value.ToString();
        }

        foreach (var (name, value) in http.Request.RouteValues)
        {
            data[name] = value?.ToString();
        }

        return new TriggerInput(new HttpTriggerValue(http), data)
        {
            Items = new Dictionary<object, object> { [FunctionContextExtensions.HttpContextKey] = http },
        };
    }

    public void Begin(FunctionContext context) => http.RequestServices = context.InstanceServices;

    public ValueTask<BoundValue?> AsAsync(Type type, FunctionContext context) =>
        ValueTask.FromResult<BoundValue?>(type == typeof(HttpRequest) ? new BoundValue(http.Request) : null);

    public async ValueTask ReturnAsync(object? value, FunctionContext context)
    {
        switch (value)
        {
            case IActionResult action:
                await action.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()));
                break;
            case IResult result:
                await result.ExecuteAsync(http);
                break;
            case null:
                break;
            default:
                Log.Ignored(context.GetLogger(nameof(HttpTriggerValue)), context.FunctionDefinition.Name, value.GetType().Name);
                break;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(40, LogLevel.Warning, "{Function} returned {Type}, which is no HTTP result; return IActionResult or IResult")]
        public static partial void Ignored(ILogger logger, string function, string type);
    }
}
