using System.Text.Json.Nodes;
using SertiKesos.Tests.Contract.Protocol;

namespace SertiKesos.Tests.Contract;

/// <summary>What the built Function App tells the Functions host about itself.</summary>
[Collection(OneWorker.Name)]
public sealed class WorkerMetadataTests(WorkerFixture fixture)
{
    [Fact]
    public void The_worker_says_where_it_takes_http_requests()
    {
        Assert.Equal(StatusResult.Types.Status.Success, fixture.Worker.Init.Result.Status);
        var port = new Uri(fixture.Worker.Init.Capabilities["HttpUri"]);
        Assert.True(port.IsLoopback, port.ToString());
    }

    [Fact]
    public void The_host_hears_of_every_function_and_its_trigger() =>
        Assert.Equal(Declared.All, fixture.Worker.Functions.Select(Told).OrderBy(function => function.Name, StringComparer.Ordinal));

    [Fact]
    public void Every_trigger_is_an_input_of_the_language_of_the_app()
    {
        foreach (var function in fixture.Worker.Functions)
        {
            Assert.Equal(("dotnet-isolated", "SertiKesos.Functions.dll"), (function.Language, function.ScriptFile));
            var trigger = Trigger(function);
            Assert.Equal(BindingInfo.Types.Direction.In, function.Bindings[(string)trigger["name"]!].Direction);
            Assert.Equal((string)trigger["type"]!, function.Bindings[(string)trigger["name"]!].Type);
        }
    }

    [Fact]
    public void The_host_hears_what_the_build_wrote_into_the_file()
    {
        var written = JsonNode.Parse(File.ReadAllText(Path.Combine(Worker.AppFolder, "functions.metadata")))!.AsArray()
            .ToDictionary(function => (string)function!["name"]!, function => function!, StringComparer.Ordinal);

        Assert.Equal(written.Keys.Order(StringComparer.Ordinal), fixture.Worker.Functions.Select(function => function.Name).Order(StringComparer.Ordinal));
        foreach (var function in fixture.Worker.Functions)
        {
            var file = written[function.Name];
            Assert.Equal(((string)file["entryPoint"]!, (string)file["scriptFile"]!), (function.EntryPoint, function.ScriptFile));
            Assert.Equal(Retry(file["retry"]), Retry(function.RetryOptions));
            var bindings = Bindings(file["bindings"]!.AsArray().Select(binding => binding!.ToJsonString()));
            var told = Bindings(function.RawBindings);
            Assert.True(JsonNode.DeepEquals(bindings, told), $"{function.Name}: the file has {bindings}, the worker tells {told}.");
        }
    }

    [Fact]
    public void Every_function_loads()
    {
        Assert.Equal(Declared.All.Count, fixture.Worker.Loaded.Count);
        Assert.All(
            fixture.Worker.Loaded,
            loaded => Assert.True(loaded.Result.Status == StatusResult.Types.Status.Success, loaded.Result.Exception?.Message));
    }

    [Fact]
    public void Every_setting_that_a_trigger_names_is_in_the_sample()
    {
        var settings = fixture.Settings();
        foreach (var function in fixture.Worker.Functions)
        {
            if ((string?)Trigger(function)["schedule"] is { } schedule)
            {
                Assert.True(settings.ContainsKey(schedule.Trim('%').Replace(":", "__", StringComparison.Ordinal)), $"{function.Name}: {schedule}");
            }
        }
    }

    private static Declared Told(RpcFunctionMetadata function)
    {
        var trigger = Trigger(function);
        var type = (string)trigger["type"]!;
        var methods = trigger["methods"]?.AsArray().Select(method => (string?)method) ?? [];
        return new Declared(
            function.Name,
            function.EntryPoint,
            (string)trigger["name"]!,
            type == "httpTrigger"
                ? $"{type} {string.Join(',', methods)} {trigger["route"]} {trigger["authLevel"]}"
                : $"{type} {trigger["path"] ?? trigger["queueName"] ?? trigger["schedule"]}",
            Retry(function.RetryOptions));
    }

    /// <summary>The file writes "properties" also where there are none.</summary>
    private static JsonArray Bindings(IEnumerable<string> raw)
    {
        var bindings = new JsonArray();
        foreach (var binding in raw.Select(text => JsonNode.Parse(text)!.AsObject()))
        {
            if (binding["properties"] is JsonObject { Count: 0 })
            {
                binding.Remove("properties");
            }

            bindings.Add((JsonNode)binding);
        }

        return bindings;
    }

    private static JsonNode Trigger(RpcFunctionMetadata function) => function.RawBindings
        .Select(binding => JsonNode.Parse(binding)!)
        .Single(binding => ((string)binding["type"]!).EndsWith("Trigger", StringComparison.Ordinal));

    private static string Retry(RpcRetryOptions? retry)
    {
        Assert.True(retry is null or { RetryStrategy: RpcRetryOptions.Types.RetryStrategy.FixedDelay });
        return retry is null ? "" : $"{retry.MaxRetryCount} {retry.DelayInterval.ToTimeSpan():c}";
    }

    private static string Retry(JsonNode? retry) => retry is null ? "" : $"{retry["maxRetryCount"]} {retry["delayInterval"]}";
}
