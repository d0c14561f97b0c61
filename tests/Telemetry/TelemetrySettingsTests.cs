using Microsoft.Extensions.Configuration;
using SertiKesos.Platform;
using SertiKesos.Platform.Logging;
using SertiKesos.Platform.Telemetry;

namespace SertiKesos.Tests.Telemetry;

public sealed class TelemetrySettingsTests
{
    private const string Connection = "InstrumentationKey=11111111-2222-4333-8444-555555555555;IngestionEndpoint=https://contoh.in.applicationinsights.azure.com/";

    [Fact]
    public void Nothing_is_sent_unless_a_setting_says_so()
    {
        Assert.False(Of().IsOn);
        Assert.False(Of((TelemetrySettings.Endpoint, "")).IsOn);
        Assert.False(Of((TelemetrySettings.Endpoint, "http://localhost:4317"), ("OTEL_SDK_DISABLED", "true")).IsOn);
    }

    [Fact]
    public void Both_ways_may_be_set_at_once()
    {
        var both = Of((TelemetrySettings.Endpoint, "http://localhost:4317"), (TelemetrySettings.MonitorConnection, Connection), (TelemetrySettings.MonitorAuthentication, "Authorization=AAD;ClientId=abc"));

        Assert.True(both.IsOn);
        Assert.True(both.Otlp);
        Assert.Equal((true, "abc"), (both.Monitor!.ByIdentity, both.Monitor.ClientId));
        Assert.DoesNotContain("11111111", both.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_our_own_count_before_those_that_the_functions_host_reads_too()
    {
        var own = Of(
            (TelemetrySettings.OwnMonitorConnection, Connection), (TelemetrySettings.OwnMonitorAuthentication, "Authorization=AAD;ClientId=abc"),
            (TelemetrySettings.MonitorConnection, "rahasia"), (TelemetrySettings.MonitorAuthentication, "kunci"));

        Assert.Null(own.Trouble);
        Assert.Equal((Connection, true, "abc"), (own.Monitor!.Connection, own.Monitor.ByIdentity, own.Monitor.ClientId));
    }

    [Theory]
    [InlineData(TelemetrySettings.OwnMonitorConnection, "rahasia")]
    [InlineData(TelemetrySettings.Endpoint, "localhost")]
    [InlineData(TelemetrySettings.Endpoint, "ftp://localhost")]
    [InlineData(TelemetrySettings.MonitorConnection, "InstrumentationKey=rahasia")]
    [InlineData(TelemetrySettings.MonitorConnection, "rahasia")]
    [InlineData(TelemetrySettings.MonitorConnection, "InstrumentationKey=11111111-2222-4333-8444-555555555555;IngestionEndpoint=rahasia")]
    public void A_wrong_setting_is_named_and_not_repeated(string name, string value)
    {
        var failure = Assert.Throws<SetupException>(Of((name, value)).Require);

        Assert.Contains(name, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("rahasia", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_protocol_or_a_way_to_sign_in_that_is_not_known_is_told()
    {
        Assert.Throws<SetupException>(Of((TelemetrySettings.Endpoint, "http://localhost:4317"), (TelemetrySettings.Protocol, "http/json")).Require);
        Assert.Throws<SetupException>(Of((TelemetrySettings.MonitorConnection, Connection), (TelemetrySettings.MonitorAuthentication, "kunci")).Require);
    }

    [Fact]
    public void Lines_are_text_or_json()
    {
        LogFormat.Require(Settings(("Logging:Format", "json")));
        LogFormat.Require(Settings());
        Assert.Throws<SetupException>(() => LogFormat.Require(Settings(("Logging:Format", "xml"))));
    }

    private static TelemetrySettings Of(params (string Name, string Value)[] settings) => TelemetrySettings.Of(Settings(settings));

    private static IConfigurationRoot Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>(setting.Name, setting.Value))).Build();
}
