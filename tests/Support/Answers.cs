using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace SertiKesos.Tests.Support;

/// <summary>Carries an answer out as a server would, without one.</summary>
internal static class Answers
{
    private static readonly ServiceProvider Services = Make();

    public static async Task<(int Status, string? Type, string Body)> OfAsync(IResult answer, string? accept = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Request.Method = "GET";
        http.Request.Scheme = "http";
        http.Request.Host = new HostString("localhost");
        http.Request.Path = "/api/portal";
        if (accept is not null)
        {
            http.Request.Headers.Accept = accept;
        }

        using var body = new MemoryStream();
        http.Response.Body = body;
        await answer.ExecuteAsync(http);
        return (http.Response.StatusCode, http.Response.ContentType, System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }

    private static ServiceProvider Make() => WebApplication.CreateSlimBuilder().Services.AddRazorComponents().Services.BuildServiceProvider();
}
