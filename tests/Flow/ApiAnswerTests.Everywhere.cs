using System.Net;
using SertiKesos.Portal;
using SertiKesos.Portal.OpenApi;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Flow;

/// <content>What every address answers alike.</content>
public sealed partial class ApiAnswerTests
{
    /// <summary>The usual limit, so that the other keys are not stopped.</summary>
    private const int RequestsPerMinute = 600;

    /// <summary>All that need a key.</summary>
    private static IEnumerable<(ApiFunction Function, HttpMethod Method)> Closed => ApiFunction.All
        .Where(function => function.Answers != AnswerClass.Public)
        .SelectMany(function => function.Methods.Select(method => (function, method)));

    private async Task NobodyIsAnsweredAsync()
    {
        foreach (var (function, method) in Closed)
        {
            await ExpectAsync(IsBare(method) ? "401" : "401 key-missing", "nobody", $"{method} /api/{Filled(function.Route)}", BodyFor(method));
        }

        // A region is found or not before anybody is let in.
        foreach (var (function, method) in Closed.Where(address => address.Function.Route.Contains("{region}", StringComparison.Ordinal) && !address.Function.Route.EndsWith("{period}", StringComparison.Ordinal)))
        {
            await ExpectAsync("403 not-allowed", "centre", $"{method} /api/{Filled(function.Route)}", BodyFor(method));
            await ExpectAsync("404 region-unknown", "operator", $"{method} /api/{Filled(function.Route.Replace("{region}", "99.99", StringComparison.Ordinal))}", BodyFor(method));
        }
    }

    private async Task BrokenTextsAsync()
    {
        foreach (var address in ApiDescription.Addresses.Where(address => address.Takes is { IsJson: true }))
        {
            var function = ApiFunction.All.Single(function => function.Name == address.Function);
            await ExpectAsync("400 text-broken", "operator", $"{function.Methods[0]} /api/{Filled(function.Route)}", "{ \"reason\": \"\\ud800\" }");
        }
    }

    private async Task TooManyAsync()
    {
        await TireAsync(RequestsPerMinute);
        foreach (var (function, method) in Closed)
        {
            // Each second brings some more requests, so it may need a second try.
            await Eventually.TrueAsync(
                async () =>
                {
                    await TireAsync(2);
                    using var request = ServedApp.Request(_keys["empty"], method, $"/api/{Filled(function.Route)}", BodyFor(method));
                    using var answer = await _app.AskAsync(request);
                    return answer.StatusCode == HttpStatusCode.TooManyRequests;
                },
                $"{function.Name} to be asked too often");
        }
    }

    private Task TireAsync(int requests) => Parallel.ForAsync(0, requests, async (_, cancel) =>
    {
        using var request = ServedApp.Request(_keys["empty"], HttpMethod.Get, "/api/openapi.json");
        using var answer = await _app.Http.SendAsync(request, cancel);
    });

    private static bool IsBare(HttpMethod method) => method == HttpMethod.Head;

    private static string? BodyFor(HttpMethod method) => IsBare(method) || method == HttpMethod.Get ? null : "{}";
}
