using System.Diagnostics;
using System.Text.Json;
using SertiKesos.Alerts;
using SertiKesos.Platform.Telemetry;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Summaries.Publication;

namespace SertiKesos.Tests.Telemetry;

public sealed class TraceMarkTests
{
    private const string Mark = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    [Theory]
    [InlineData(Mark, true)]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00", true)]
    [InlineData("01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", false)]
    [InlineData("ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", false)]
    [InlineData("00-00000000000000000000000000000000-00f067aa0ba902b7-01", false)]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01", false)]
    [InlineData("00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01", false)]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more", false)]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0", false)]
    [InlineData("3277441708850001", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_version_00_is_read(string? text, bool isMark) => Assert.Equal(isMark, TraceMark.TryParse(text, out _));

    [Theory]
    [InlineData("{\"version\":1,\"region\":\"32.77\",\"traceparent\":\"" + Mark + "\"}", Mark)]
    [InlineData("{\"traceparent\":\"" + Mark + "\",\"version\":1}", Mark)]
    [InlineData("{\"version\":1,\"region\":\"32.77\"}", null)]
    [InlineData("{\"version\":1,\"traceparent\":7}", null)]
    [InlineData("{\"version\":1,\"traceparent\":{\"traceparent\":\"" + Mark + "\"}}", null)]
    [InlineData("{\"inner\":{\"traceparent\":\"" + Mark + "\"}}", null)]
    [InlineData("{\"version\":1,\"traceparent\":\"" + Mark, null)]
    [InlineData("3277441708850001", null)]
    [InlineData("\ud800", null)]
    [InlineData("", null)]
    public void A_message_without_a_sound_mark_has_none(string message, string? mark) => Assert.Equal(mark, TraceMark.Of(message));

    /// <summary>As the release before reads them, which knows no mark; and as this one reads those of before.</summary>
    [Fact]
    public void Messages_with_a_mark_and_without_read_the_same()
    {
        using var work = new Activity("uji").SetIdFormat(ActivityIdFormat.W3C).Start();

        var scan = AlertMessageFormat.Write(new AlertScanMessage(1, "32.77")).ToString();
        var alert = AlertMessageFormat.Write(new AlertMessage(1, "32.77", "k")).ToString();
        var resume = TraceMark.Write(new RosterResume(1, "32.77", "abc"), JsonSerializerOptions.Web);
        var notice = TraceMark.Write(NoticeMessage.ToSend("k"), JsonSerializerOptions.Web);
        var workbook = TraceMark.Write(PublicationMessage.ToWrite(new(2026, 11), 1, "provinsi-32-01.xlsx"), JsonSerializerOptions.Web);

        Assert.All([scan, alert, resume, notice, workbook], message => Assert.Equal(work.Id, TraceMark.Of(message)));
        Assert.Equal(new AlertScanMessage(1, "32.77"), AlertScanMessage.Parse(scan));
        Assert.Equal(new AlertMessage(1, "32.77", "k"), AlertMessage.Parse(alert));
        Assert.Equal("abc", RosterResume.Parse(resume).Submission);
        Assert.Equal(NoticeMessage.ToSend("k"), NoticeMessage.Parse(notice));
        Assert.Equal("provinsi-32-01.xlsx", PublicationMessage.Parse(workbook).File);
    }

    [Fact]
    public void Where_nobody_follows_the_work_messages_are_those_of_before() =>
        Assert.Equal("{\"version\":1,\"region\":\"32.77\"}", AlertMessageFormat.Write(new AlertScanMessage(1, "32.77")).ToString());
}
