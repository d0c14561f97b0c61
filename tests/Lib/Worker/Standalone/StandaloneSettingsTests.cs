using Microsoft.Extensions.Configuration;
using SertiKesos.Worker.Standalone;

namespace SertiKesos.Tests.Lib.Worker.Standalone;

public sealed class StandaloneSettingsTests
{
    [Fact]
    public void Defaults_hold_without_any_setting()
    {
        var settings = Read();

        Assert.Equal("sertikesos", settings.HostId);
        Assert.Equal("api", settings.RoutePrefix);
        Assert.Equal(2, settings.BlobParallelism);
        Assert.Equal(16, settings.QueueBatch);
        Assert.Equal(5, settings.QueueTries);
        Assert.True(settings.QueueBase64);
        Assert.Equal(TimeSpan.FromSeconds(30), settings.MessageInvisibility);
        Assert.Equal(TimeZoneInfo.Utc, settings.TimeZone);
    }

    [Fact]
    public void Host_json_is_read_and_can_be_overridden()
    {
        var directory = Directory.CreateTempSubdirectory("sertikesos-hostjson");
        File.WriteAllText(
            Path.Combine(directory.FullName, "host.json"),
            """{ "version": "2.0", "extensions": { "queues": { "batchSize": 4, "messageEncoding": "none" }, "http": { "routePrefix": "layanan" } } }""");

        var settings = StandaloneSettings.Read(new ConfigurationBuilder()
            .Add(HostJson.Read(directory.FullName))
            .AddInMemoryCollection([new("AzureFunctionsJobHost:extensions:queues:batchSize", "8")])
            .Build());

        Assert.Equal(8, settings.QueueBatch);
        Assert.False(settings.QueueBase64);
        Assert.Equal("layanan", settings.RoutePrefix);
        directory.Delete(recursive: true);
    }

    [Theory]
    [InlineData("AzureFunctionsJobHost:extensions:queues:batchSize", "33")]
    [InlineData("AzureFunctionsJobHost:extensions:queues:maxPollingInterval", "00:00:00.05")]
    [InlineData("AzureFunctionsJobHost:extensions:queues:messageEncoding", "utf8")]
    [InlineData("AzureFunctionsJobHost:extensions:blobs:maxDegreeOfParallelism", "0")]
    [InlineData("Standalone:LockDuration", "00:00:14")]
    [InlineData("Standalone:DrainTimeout", "soon")]
    [InlineData("AzureFunctionsWebHost:hostid", "Upper_Case")]
    [InlineData("WEBSITE_TIME_ZONE", "Nowhere/Land")]
    public void Setting_out_of_range_is_refused_by_name(string name, string value)
    {
        var error = Assert.Throws<InvalidOperationException>(() => Read((name, value)));

        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    private static StandaloneSettings Read(params (string Name, string Value)[] settings) => StandaloneSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>(s.Name, s.Value))).Build());
}
