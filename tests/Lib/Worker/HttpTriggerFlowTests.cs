using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace SertiKesos.Tests.Lib.Worker;

public sealed class Scoped : IDisposable
{
    public bool IsDisposed { get; private set; }

    public void Dispose() => IsDisposed = true;
}

public sealed class GreetingFunctions(Recorder recorder)
{
    [Function("Greet")]
    public IActionResult Greet(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "greetings/{region}/{count:int}")] HttpRequest request,
        string region,
        int count,
        string? q = "tidak ada")
    {
        recorder.Note(region);
        return new OkObjectResult(new { region, count, query = q, path = request.Path.Value });
    }

    [Function("Echo")]
    public static async Task<IResult> Echo([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        return Results.Text(await reader.ReadToEndAsync());
    }

    [Function("Any")]
    public static ValueTask<IActionResult> Any([HttpTrigger(AuthorizationLevel.Anonymous, Route = "any/{*rest}")] HttpRequest request, string rest) =>
        ValueTask.FromResult<IActionResult>(new ContentResult { StatusCode = 202, Content = $"{request.Method} {rest}" });

    [Function("Broken")]
    public static IActionResult Broken([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) =>
        throw new InvalidOperationException($"rusak {request.Method}");

    [Function("Direct")]
    public static async Task Direct([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request, FunctionContext context)
    {
        Assert.Same(request.HttpContext, context.GetHttpContext());
        request.HttpContext.Response.StatusCode = StatusCodes.Status418ImATeapot;
        await request.HttpContext.Response.WriteAsync($"{context.FunctionDefinition.Name} {context.FunctionDefinition.OutputBindings["$return"].Type}");
    }

    [Function("Scope")]
    public static IResult Scope([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request, FunctionContext context)
    {
        var scoped = context.InstanceServices.GetRequiredService<Scoped>();
        var same = ReferenceEquals(scoped, request.HttpContext.RequestServices.GetRequiredService<Scoped>());
        return new Late(() => $"{same} {scoped.IsDisposed}");
    }

    /// <summary>Looks at the scope when the response is written.</summary>
    private sealed class Late(Func<string> text) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => httpContext.Response.WriteAsync(text());
    }
}

public sealed class HttpTriggerFlowTests
{
    [Fact]
    public async Task Route_values_and_query_reach_the_function()
    {
        await using var host = await StartAsync();
        using var http = host.Http;

        var answer = await http.GetFromJsonAsync<Dictionary<string, object>>("/api/greetings/32.77/3?q=ya");

        Assert.Equal("32.77", answer!["region"].ToString());
        Assert.Equal("3", answer["count"].ToString());
        Assert.Equal("ya", answer["query"].ToString());
    }

    [Fact]
    public async Task Missing_value_takes_the_declared_default()
    {
        await using var host = await StartAsync();
        using var http = host.Http;

        var answer = await http.GetFromJsonAsync<Dictionary<string, object>>("/api/greetings/32.77/3");

        Assert.Equal("tidak ada", answer!["query"].ToString());
    }

    [Fact]
    public async Task Function_without_a_route_is_served_under_its_name()
    {
        await using var host = await StartAsync();
        using var http = host.Http;

        var answer = await http.PostAsync("/api/Echo", new StringContent("isi"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("isi", await answer.Content.ReadAsStringAsync());
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("GET", "/api/greetings/32.77/tiga", HttpStatusCode.NotFound)] // the constraint does not hold
    [InlineData("POST", "/api/greetings/32.77/3", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/greetings/32.77/3", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "/API/GREETINGS/32.77/3", HttpStatusCode.OK)]
    [InlineData("DELETE", "/api/any/a/b", HttpStatusCode.Accepted)]
    [InlineData("GET", "/api/Broken", HttpStatusCode.InternalServerError)]
    [InlineData("GET", "/api/Direct", (HttpStatusCode)418)]
    public async Task Method_and_path_decide_the_status(string method, string path, HttpStatusCode expected)
    {
        await using var host = await StartAsync();
        using var http = host.Http;

        var answer = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Failure_tells_the_caller_nothing()
    {
        await using var host = await StartAsync();
        using var http = host.Http;

        var answer = await http.GetAsync("/api/Broken");

        Assert.Equal("", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/api/any/a/b?rest=c", "GET a/b")] // the route stands above the query
    [InlineData("/api/Direct", "Direct http")]
    [InlineData("/api/Scope", "True False")]
    public async Task Function_decides_the_body(string path, string expected)
    {
        await using var host = await StartAsync();
        using var http = host.Http;

        var answer = await http.GetAsync(path);

        Assert.Equal(expected, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Prefix_comes_from_the_setting()
    {
        await using var host = await StartAsync(("AzureFunctionsJobHost:extensions:http:routePrefix", "layanan"));
        using var http = host.Http;

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/layanan/greetings/32.77/3")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/api/greetings/32.77/3")).StatusCode);
    }

    [Fact]
    public async Task Disabled_function_is_not_served()
    {
        await using var host = await StartAsync(("AzureWebJobs.Echo.Disabled", "1"));
        using var http = host.Http;

        Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsync("/api/Echo", new StringContent("isi"))).StatusCode);
    }

    private static Task<TestHost> StartAsync(params (string Name, string Value)[] settings) => TestHost.StartAsync(
        storage: null,
        new Recorder(),
        [typeof(GreetingFunctions)],
        configure: b => b.Services.AddScoped<Scoped>(),
        settings: settings);
}
