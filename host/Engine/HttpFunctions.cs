using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Pages.Layout;
using SertiKesos.Platform;
using SertiKesos.Platform.Telemetry;

namespace SertiKesos.Hosting.Engine;

/// <summary>Serves the HTTP functions on Kestrel, by the attributes that the Functions host reads.</summary>
internal static class HttpFunctions
{
    private static readonly Assembly App = typeof(Composition).Assembly;

    /// <summary>Every class with functions in it, each once per process.</summary>
    public static void AddFunctionClasses(this IServiceCollection services)
    {
        foreach (var type in Functions().Select(function => function.DeclaringType!).Distinct())
        {
            services.AddSingleton(type);
        }
    }

    /// <summary>Routes for the functions, and problem details for all that goes wrong before or inside them.</summary>
    public static void MapHttpFunctions(this WebApplication app)
    {
        app.Use((http, next) =>
        {
            AnswerHeaders.AddTo(http);
            RequestSpan.Describe(http);
            return next(http);
        });
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = http => Problems.Of(http.Features.Get<IExceptionHandlerFeature>()!.Error).ExecuteAsync(http),
            SuppressDiagnosticsCallback = failed => HttpFailures.IsForeseen(failed.Exception),
        });
        app.UseStatusCodePages(pages => Problems.OfStatus(pages.HttpContext.Response.StatusCode).ExecuteAsync(pages.HttpContext));
        app.MapGet("/", () => Results.Redirect(Frame.Root));
        var prefix = HostJson.Read(app.Configuration)["extensions:http:routePrefix"];
        foreach (var function in Functions())
        {
            if (TriggerOf(function) is { } trigger)
            {
                Map(app, function, trigger, prefix);
            }
        }
    }

    private static void Map(IEndpointRouteBuilder routes, MethodInfo function, HttpTriggerAttribute trigger, string? prefix)
    {
        var name = function.GetCustomAttribute<FunctionAttribute>()!.Name;
        // The framework's own binding: the request, texts of the route, the token; what comes back is a result.
        var handler = RequestDelegateFactory.Create(
            function,
            http => http.RequestServices.GetRequiredService(function.DeclaringType!),
            new RequestDelegateFactoryOptions { ServiceProvider = routes.ServiceProvider });
        routes.MapMethods($"/{prefix}/{trigger.Route ?? name}", [.. (trigger.Methods ?? []).Select(method => method.ToUpperInvariant())], handler.RequestDelegate)
            .WithDisplayName(name);
    }

    public static HttpTriggerAttribute? TriggerOf(MethodInfo function) =>
        function.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(trigger => trigger is not null);

    public static IEnumerable<MethodInfo> Functions() =>
        App.GetTypes().SelectMany(type => type.GetMethods()).Where(method => method.IsDefined(typeof(FunctionAttribute)));
}
