using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace SertiKesos.Tests.Lib.Worker;

public sealed class GreetingFunctions(Recorder recorder)
{
    [Function("Greet")]
    public IActionResult Greet(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "greetings/{region}/{count:int}")] HttpRequest request,
        string region,
        int count)
    {
        recorder.Note(region);
        return new OkObjectResult(new { region, count, query = request.Query["q"].ToString() });
    }

    [Function("Echo")]
    public static async Task<IResult> Echo([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        return Results.Text(await reader.ReadToEndAsync());
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
    public async Task Function_without_a_route_is_served_under_its_name()
    {
        await using var host = await StartAsync();
        using var http = host.Http;

        var answer = await http.PostAsync("/api/Echo", new StringContent("isi"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("isi", await answer.Content.ReadAsStringAsync());
        Assert.False(answer.Headers.Contains("Server"));
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(storage: null, new Recorder(), [typeof(GreetingFunctions)]);
}
