namespace SertiKesos.Worker.Standalone.Http;

/// <summary>The path of an HTTP function: the prefix of the host, then its route or its name.</summary>
internal static class HttpRoute
{
    public static string Of(string prefix, string? route, string functionName)
    {
        var path = (route ?? functionName).Trim('/');
        return prefix.Length == 0 ? $"/{path}" : $"/{prefix}/{path}";
    }
}
