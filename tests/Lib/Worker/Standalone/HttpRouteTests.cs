using SertiKesos.Worker.Standalone.Http;

namespace SertiKesos.Tests.Lib.Worker.Standalone;

public sealed class HttpRouteTests
{
    [Theory]
    [InlineData("api", "rosters/{region}", "/api/rosters/{region}")]
    [InlineData("api", null, "/api/Ping")]
    [InlineData("", "rosters", "/rosters")]
    [InlineData("api", "", "/api/")]
    [InlineData("a/b", "/rosters/", "/a/b/rosters")]
    public void Route_follows_the_prefix(string prefix, string? route, string expected) =>
        Assert.Equal(expected, HttpRoute.Of(prefix, route, "Ping"));
}
