using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Hosting;

namespace SertiKesos.Tests.Lib.Worker;

public sealed class PingFunctions(Recorder recorder)
{
    [Function("Ping")]
    public IActionResult Ping([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
    {
        recorder.Note($"function {request.Method}");
        return new OkResult();
    }

    [Function("Fail")]
    public IActionResult Fail([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
    {
        recorder.Note($"fail {request.Method}");
        throw new InvalidOperationException("rusak");
    }
}

internal sealed class Outer(Recorder recorder) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        recorder.Note("outer in");
        await next(context);
        recorder.Note("outer out");
    }
}

internal sealed class OnlyPing(Recorder recorder) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        recorder.Note("only ping");
        await next(context);
    }
}

public sealed class MiddlewareTests
{
    private readonly Recorder _recorder = new();

    [Fact]
    public async Task First_added_is_outermost()
    {
        await using var host = await StartAsync(b =>
        {
            b.UseMiddleware<Outer>();
            b.UseMiddleware(async (context, next) =>
            {
                _recorder.Note($"inner {context.FunctionDefinition.Name}");
                await next();
            });
        });

        await GetAsync(host, "/api/Ping");

        Assert.Equal(["outer in", "inner Ping", "function GET", "outer out"], _recorder.Seen);
    }

    [Fact]
    public async Task Condition_decides_whether_a_step_is_taken()
    {
        await using var host = await StartAsync(b =>
        {
            b.UseWhen<OnlyPing>(c => c.FunctionDefinition.Name == "Ping");
            b.UseWhen(c => c.FunctionDefinition.Name == "Fail", (_, next) =>
            {
                _recorder.Note("only fail");
                return next();
            });
        });

        await GetAsync(host, "/api/Ping");
        await GetAsync(host, "/api/Fail");

        Assert.Equal(["only ping", "function GET", "only fail", "fail GET"], _recorder.Seen);
    }

    [Fact]
    public async Task Step_that_does_not_go_on_ends_the_invocation_with_its_own_result()
    {
        await using var host = await StartAsync(b => b.UseMiddleware((context, _) =>
        {
            context.GetInvocationResult().Value = new UnauthorizedResult();
            return Task.CompletedTask;
        }));

        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(host, "/api/Ping"));
        Assert.Empty(_recorder.Seen);
    }

    [Fact]
    public async Task Step_that_swallows_the_failure_makes_it_a_success()
    {
        await using var host = await StartAsync(b => b.UseMiddleware(async (context, next) =>
        {
            try
            {
                await next();
            }
            catch (InvalidOperationException)
            {
                context.GetInvocationResult().Value = new ConflictResult();
            }
        }));

        Assert.Equal(HttpStatusCode.Conflict, await GetAsync(host, "/api/Fail"));
    }

    [Fact]
    public async Task Step_sees_the_request_and_shares_items()
    {
        await using var host = await StartAsync(b =>
        {
            b.UseMiddleware((context, next) =>
            {
                context.Items["path"] = context.GetHttpContext()!.Request.Path.Value!;
                context.Features.Set("fitur");
                return next();
            });
            b.UseMiddleware((context, next) =>
            {
                _recorder.Note($"{context.Items["path"]} {context.Features.Get<string>()} {context.RetryContext is null}");
                return next();
            });
        });

        await GetAsync(host, "/api/Ping");

        Assert.Equal(["/api/Ping fitur True", "function GET"], _recorder.Seen);
    }

    private static async Task<HttpStatusCode> GetAsync(TestHost host, string path)
    {
        using var http = host.Http;
        return (await http.GetAsync(path)).StatusCode;
    }

    private Task<TestHost> StartAsync(Action<FunctionsApplicationBuilder> configure) =>
        TestHost.StartAsync(storage: null, _recorder, [typeof(PingFunctions)], configure: configure);
}
