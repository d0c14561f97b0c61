using System.Globalization;
using Xunit.Abstractions;

namespace SertiKesos.Rigs;

/// <summary>
/// The host is killed before and after everything that sending an alert writes, the conversation with the mail server
/// included: no alert is lost, and what is sent again is recognised by its Message-ID.
/// </summary>
public sealed class AlertKillTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Killed_anywhere_no_alert_is_lost_and_a_repeated_mail_is_the_same()
    {
        await using var lane = await AlertKillLane.StartAsync();

        // What is written is seen from a region that is left in peace, so that a new write is a new point. The very first
        // one also writes what is written once in the life of an installation.
        await lane.WarnAsync(strike: null);
        lane.Forget();
        await lane.WarnAsync(strike: null);
        var points = lane.Points;
        output.WriteLine($"ALERT KILLS: {points.Count} points: {string.Join("; ", points)}");
        Assert.True(points.Count >= 14, "Too few points.");
        foreach (var point in points)
        {
            await lane.WarnAsync(point);
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"ALERT KILLS: {points.Count} kills, {lane.Delivered} alerts: lost 0, stuck 0, mails repeated {lane.Repeated}, all under their first Message-ID"));
    }
}
