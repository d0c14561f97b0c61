using Microsoft.Extensions.Configuration;
using SertiKesos.Hosting.Engine;
using SertiKesos.Platform.Health;

namespace SertiKesos.Tests.Hosting;

/// <summary>At Information the Functions host logs each blob's name and each address of storage: an office's file name may hold anything.</summary>
public sealed class HostJsonTests
{
    private static readonly IConfiguration Shipped = HostJson.Read(new ConfigurationBuilder().Build());

    [Theory]
    [InlineData("Azure")] // Azure.Core: every request with its address.
    [InlineData("Function.ImportRoster")] // "New blob detected: rosters/32.77/{name}".
    [InlineData("Host.Triggers")]
    [InlineData("Microsoft.Azure.WebJobs.Extensions.Storage")]
    public void What_names_blobs_and_addresses_is_not_logged(string category) =>
        Assert.Contains(Shipped[$"logging:logLevel:{category}"], (string[])["Warning", "Error", "None"]);

    [Fact]
    public void What_the_import_itself_says_is_logged() =>
        Assert.Equal("Information", Shipped["logging:logLevel:Function.ImportRoster.User"]);

    /// <summary>The host's own spans name files and pages by their whole addresses; ours go out through the worker alone.</summary>
    [Fact]
    public void The_host_sends_no_spans_of_its_own() => Assert.Null(Shipped["telemetryMode"]);

    [Fact]
    public void Messages_are_left_as_they_lie_since_a_host_that_decodes_sets_plain_events_aside_unread() =>
        Assert.Equal("none", Shipped["extensions:queues:messageEncoding"]);

    [Fact]
    public void A_message_and_a_file_are_tried_as_often_as_the_operator_is_told() =>
        Assert.Equal(
            (WorkDriver.MostTries, WorkDriver.MostTries),
            (Shipped.GetValue<int>("extensions:queues:maxDequeueCount"), Shipped.GetValue<int>("extensions:blobs:poisonBlobThreshold")));

    /// <summary>By itself the Functions host looks at a queue that was empty once a minute, and so long nobody would have an answer.</summary>
    [Fact]
    public void A_queue_that_was_empty_is_looked_at_within_ten_seconds() =>
        Assert.InRange(Shipped.GetValue<TimeSpan>("extensions:queues:maxPollingInterval"), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
}
