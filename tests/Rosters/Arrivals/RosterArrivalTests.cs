using System.Text.Json;
using Azure;
using FsCheck.Fluent;
using SertiKesos.Rosters.Inbox;

namespace SertiKesos.Tests.Rosters.Arrivals;

/// <summary>What events of storage say, by both of their schemas.</summary>
public sealed class RosterArrivalTests
{
    [Fact]
    public void Both_schemas_say_the_same_alone_and_in_a_list()
    {
        var cloud = Event.Cloud("32.77/roster kami.xlsx", "0x8D1");
        var grid = Event.Grid("32.77/roster kami.xlsx", "0x8D1");

        foreach (var message in (string[])[cloud, grid, $"[{cloud}]", $"[{grid}]"])
        {
            var arrival = Assert.Single(RosterArrival.Parse(message));
            Assert.Equal(["32.77/roster kami.xlsx"], arrival.Names);
            Assert.Equal(new ETag("0x8D1"), arrival.Version);
            Assert.Equal("RosterArrival", arrival.ToString());
        }

        Assert.Equal(2, RosterArrival.Parse($"[{cloud},{grid}]").Count);
    }

    [Theory]
    [InlineData("https://contoh.blob.core.windows.net/rosters/32.77/a%20b%25.xlsx", "32.77/a b%.xlsx")]
    [InlineData("http://127.0.0.1:10000/devstoreaccount1/rosters/32.77/a%20b.xlsx", "32.77/a b.xlsx")]
    [InlineData("http://127.0.0.1:10000/devstoreaccount1/receipts/32.77/a.xlsx", null)]
    [InlineData("rosters/32.77/a.xlsx", null)]
    public void A_name_is_read_of_the_address_where_there_is_no_subject(string url, string? name)
    {
        var message = JsonSerializer.Serialize(new { specversion = "1.0", type = "Microsoft.Storage.BlobCreated", data = new { url } });

        Assert.Equal(name is null ? [] : [name], RosterArrival.Parse(message).SelectMany(arrival => arrival.Names));
    }

    [Fact]
    public void A_name_that_subject_and_address_spell_differently_is_tried_as_both()
    {
        var message = Event.Cloud("32.77/a%20b.xlsx", "0x8D1", url: "https://contoh.blob.core.windows.net/rosters/32.77/a%20b.xlsx");

        Assert.Equal(["32.77/a%20b.xlsx", "32.77/a b.xlsx"], Assert.Single(RosterArrival.Parse(message)).Names);
    }

    [Theory]
    [InlineData("""{"type":"Microsoft.Storage.BlobDeleted","subject":"/blobServices/default/containers/rosters/blobs/32.77/a"}""")]
    [InlineData("""{"type":"Microsoft.Storage.BlobCreated","subject":"/blobServices/default/containers/receipts/blobs/32.77/a"}""")]
    [InlineData("""{"type":"Microsoft.Storage.BlobCreated","subject":"/blobServices/default/containers/rosters/blobs/"}""")]
    [InlineData("""{"type":"Microsoft.Storage.BlobCreated","subject":7,"data":"x"}""")]
    [InlineData("[]")]
    public void What_tells_of_something_else_is_left_out(string message) => Assert.Empty(RosterArrival.Parse(message));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("7")]
    [InlineData("[7]")]
    [InlineData("{\"BlobName\":\"32.77/Data Ratna Purwanti.xlsx\"}")]
    [InlineData("Ratna Purwanti")]
    public void What_is_no_event_is_an_error_that_repeats_nothing(string message) =>
        Assert.Equal("The message is no event of storage.", Assert.Throws<FormatException>(() => RosterArrival.Parse(message)).Message);

    [Fact]
    public void Any_text_is_an_event_or_a_format_error() =>
        FsCheck.Check.One(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Messages(), message =>
        {
            try
            {
                return RosterArrival.Parse(message).All(arrival => arrival.Names.All(name => name.Length > 0));
            }
            catch (FormatException)
            {
                return true;
            }
        }));

    /// <summary>Events with pieces cut, doubled or replaced, such as a half sent or a hand-made one.</summary>
    private static FsCheck.Arbitrary<string> Messages() =>
        (from whole in Gen.Elements(Event.Cloud("32.77/Räte ✓.xlsx", "0x8D1"), Event.Grid("32.77/a.xlsx", ""), "[]", "{\"type\":null}")
         from at in Gen.Choose(0, whole.Length)
         from length in Gen.Choose(0, 12)
         from piece in Gen.Elements("", "\"", "{", "]", "\\ud800", "null", "7", "\u0000", "%zz")
         select string.Concat(whole.AsSpan(0, at), piece, whole.AsSpan(Math.Min(whole.Length, at + length)))).ToArbitrary();
}
