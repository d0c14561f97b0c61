using Microsoft.AspNetCore.Http;

namespace SertiKesos.Portal.Pages;

/// <summary>Sends a browser on to another page of ours, which it asks for anew.</summary>
internal sealed class SeeOther(string address) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
