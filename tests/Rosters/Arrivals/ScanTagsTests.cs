using Microsoft.Extensions.Configuration;
using SertiKesos.Platform;
using SertiKesos.Rosters.Inbox;

namespace SertiKesos.Tests.Rosters.Arrivals;

public sealed class ScanTagsTests
{
    private static readonly DateTimeOffset Written = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("No threats found", nameof(ScanVerdict.Clean))]
    [InlineData("no threats found", nameof(ScanVerdict.Clean))]
    [InlineData("Malicious", nameof(ScanVerdict.Malicious))]
    [InlineData("Not scanned", nameof(ScanVerdict.Closed))]
    [InlineData("SAM259210: \"Scan aborted - the requested blob is protected by password.\"", nameof(ScanVerdict.Closed))]
    [InlineData("SAM259201: \"Scan failed - internal service error.\"", nameof(ScanVerdict.Failed))]
    [InlineData("SAM259999", nameof(ScanVerdict.Failed))]
    [InlineData("No threats found.", nameof(ScanVerdict.None))]
    [InlineData("Something that Defender may say one day", nameof(ScanVerdict.None))]
    [InlineData("", nameof(ScanVerdict.None))]
    public void One_text_alone_lets_a_file_through(string result, string verdict) =>
        Assert.Equal(verdict, Read((ScanTags.Result, result), (ScanTags.Time, "2026-11-24 02:00:03Z")).ToString());

    [Theory]
    [InlineData("2026-11-24 02:00:03Z")]
    [InlineData("2026-11-24T02:00:03.1234567Z")]
    [InlineData("2026-11-24 02:00:03")]
    [InlineData("11/24/2026 02:00:03")]
    public void The_time_is_read_as_UTC_however_it_is_written(string time) =>
        Assert.Equal(ScanVerdict.Clean, Read((ScanTags.Result, ScanTags.Clean), (ScanTags.Time, time)));

    [Theory]
    [InlineData("2026-11-24 01:59:50Z")]
    [InlineData("yesterday")]
    public void A_verdict_of_before_the_content_or_of_no_time_is_none(string time) =>
        Assert.Equal(ScanVerdict.None, Read((ScanTags.Result, ScanTags.Clean), (ScanTags.Time, time)));

    [Fact]
    public void Keys_are_found_however_they_are_spelt_and_other_tags_say_nothing()
    {
        Assert.Equal(ScanVerdict.Malicious, Read(("Malware scanning scan result", "Malicious"), ("Malware scanning scan time UTC", "2026-11-24 02:00:03Z"), ("x", "y")));
        Assert.Equal(ScanVerdict.None, Read(("Scan result", ScanTags.Clean), (ScanTags.Time, "2026-11-24 02:00:03Z")));
        Assert.Equal(ScanVerdict.None, Read((ScanTags.Result, ScanTags.Clean)));
        Assert.Equal(ScanVerdict.None, Read());
    }

    [Fact]
    public void The_setting_says_yes_or_no_or_the_app_does_not_start()
    {
        static ScanOptions From(string? value) =>
            ScanOptions.From(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [ScanOptions.WaitSetting] = value }).Build());

        Assert.Equal((false, false, true, false), (From(null).Wait, From("").Wait, From("True").Wait, From("false").Wait));
        Assert.Contains("Rosters__WaitForScan", Assert.Throws<SetupException>(() => From("ya")).Message, StringComparison.Ordinal);
    }

    private static ScanVerdict Read(params (string Key, string Value)[] tags) =>
        ScanTags.Read(tags.Select(tag => KeyValuePair.Create(tag.Key, tag.Value)), Written).Verdict;
}
