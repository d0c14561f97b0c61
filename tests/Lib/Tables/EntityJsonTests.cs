using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using FsCheck;
using FsCheck.Fluent;

namespace SertiKesos.Tests.Lib.Tables;

public sealed class EntityJsonTests
{
    [Fact]
    public void Types_that_json_cannot_tell_are_named_beside_the_value()
    {
        var entity = new TableEntity("p", "r")
        {
            ["Text"] = "a",
            ["Number"] = 1,
            ["Truth"] = true,
            ["Big"] = 9007199254740993L,
            ["Ratio"] = 1.0,
            ["Nothing"] = null,
            ["Since"] = new DateTimeOffset(2026, 1, 2, 7, 0, 0, TimeSpan.FromHours(7)),
            ["Id"] = Guid.Parse("0e3f9a14-5b6c-4d7e-8f90-a1b2c3d4e5f6"),
            ["Seal"] = new byte[] { 1, 2 },
            ["Endless"] = double.NegativeInfinity,
            ["Level"] = OfficeLevel.District,
        };
        entity.ETag = new ETag("never sent");
        entity.Timestamp = DateTimeOffset.UnixEpoch;

        var json = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(EntityWriter.Write(entity))!;

        Assert.Equal(
            [
                "Big = 9007199254740993", "Big@odata.type = Edm.Int64", "Endless = -Infinity", "Endless@odata.type = Edm.Double",
                "Id = 0e3f9a14-5b6c-4d7e-8f90-a1b2c3d4e5f6", "Id@odata.type = Edm.Guid", "Level = District", "Number = 1",
                "PartitionKey = p", "Ratio = 1", "Ratio@odata.type = Edm.Double", "RowKey = r", "Seal = AQI=",
                "Seal@odata.type = Edm.Binary", "Since = 2026-01-02T00:00:00.0000000Z", "Since@odata.type = Edm.DateTime",
                "Text = a", "Truth = True",
            ],
            json.Select(property => $"{property.Key} = {property.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_entity_is_one_line()
    {
        var body = EntityWriter.Write(new TableEntity("p", "r") { ["Text"] = "a\r\nb--batch_x" });

        Assert.DoesNotContain((byte)'\n', body);
    }

    [Fact]
    public void Any_bag_comes_back_as_it_was_written() =>
        Prop.ForAll<NonNull<string>, int, Tuple<long, double, Guid, DateTime, byte[]>>((text, number, rest) =>
        {
            var (big, ratio, id, date, bytes) = rest;
            var since = new DateTimeOffset(DateTime.SpecifyKind(date, DateTimeKind.Utc));
            var written = new TableEntity("p", "r")
            {
                ["Text"] = Storable(text.Get),
                ["Number"] = number,
                ["Big"] = big,
                ["Ratio"] = ratio,
                ["Id"] = id,
                ["Since"] = since,
                ["Seal"] = bytes ?? [],
            };

            var read = Read<TableEntity>(EntityWriter.Write(written));

            return read.GetString("Text") == Storable(text.Get) && read.GetInt32("Number") == number && read.GetInt64("Big") == big &&
                read.GetDouble("Ratio").Equals(ratio) && read.GetGuid("Id") == id && read.GetDateTimeOffset("Since") == since &&
                read.GetBinary("Seal").AsSpan().SequenceEqual(bytes ?? []);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_object_comes_back_as_it_was_written() =>
        Prop.ForAll<Tuple<string, int?, long, double>, Tuple<bool, Guid, DateTime, byte[]>, OfficeLevel?>((first, second, level) =>
        {
            var written = new Office
            {
                PartitionKey = "p",
                RowKey = "r",
                Text = first.Item1 is null ? null : Storable(first.Item1),
                MaybeNumber = first.Item2,
                Big = first.Item3,
                Ratio = first.Item4,
                Open = second.Item1,
                Id = second.Item2,
                Until = DateTime.SpecifyKind(second.Item3, DateTimeKind.Utc),
                Since = new DateTimeOffset(second.Item3.Ticks, TimeSpan.Zero),
                Seal = second.Item4,
                Stamp = second.Item4 is null ? null : BinaryData.FromBytes(second.Item4),
                MaybeLevel = level,
                Renamed = "renamed",
                LeftOut = "left out",
            };

            var read = Read<Office>(EntityWriter.Write(written));

            return read.Text == written.Text && read.MaybeNumber == written.MaybeNumber && read.Big == written.Big &&
                read.Ratio.Equals(written.Ratio) && read.Open == written.Open && read.Id == written.Id && read.Until == written.Until &&
                read.Since == written.Since && read.Seal.AsSpan().SequenceEqual(written.Seal) && (read.Seal is null) == (written.Seal is null) &&
                (read.Stamp is null) == (written.Stamp is null) && read.MaybeLevel == level && read.Renamed == "renamed" && read.LeftOut is null;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Left_out_and_computed_properties_are_not_sent()
    {
        var json = JsonDocument.Parse(EntityWriter.Write(new Office { Renamed = "x", LeftOut = "y" })).RootElement;

        Assert.True(json.TryGetProperty("stored_as", out _));
        Assert.False(json.TryGetProperty("Renamed", out _));
        Assert.False(json.TryGetProperty("LeftOut", out _));
        Assert.False(json.TryGetProperty("Computed", out _));
        Assert.False(json.TryGetProperty("Text", out _));
        Assert.False(json.TryGetProperty("ETag", out _));
    }

    [Fact]
    public void A_date_without_a_zone_is_refused() =>
        Assert.Throws<NotSupportedException>(() => EntityWriter.Write(new Office { Until = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified) }));

    [Fact]
    public void A_type_that_no_table_holds_is_refused_by_name()
    {
        var failure = Assert.Throws<NotSupportedException>(() => EntityWriter.Write(new TableEntity("p", "r") { ["Price"] = 1.5m }));

        Assert.Contains("'Price'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Decimal", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_class_decides_how_an_unmarked_value_is_read()
    {
        var json = """{"PartitionKey":"p","RowKey":"r","Ratio":1,"Big":5,"Since":"2026-01-02T03:04:05Z","Number":7,"Unknown":1}""";

        var read = Read<Office>(System.Text.Encoding.UTF8.GetBytes(json));

        Assert.Equal((1.0, 5L, 7), (read.Ratio, read.Big, read.Number));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), read.Since);
    }

    [Fact]
    public void Metadata_of_the_service_stays_out_of_a_bag()
    {
        var json = """{"odata.metadata":"http://x/$metadata#t/@Element","odata.etag":"W/\"1\"","PartitionKey":"p","RowKey":"r","Timestamp":"2026-01-02T03:04:05.1234567Z","A":1.0}""";

        var read = Read<TableEntity>(System.Text.Encoding.UTF8.GetBytes(json));

        Assert.Equal(["A", "PartitionKey", "RowKey", "Timestamp", "odata.etag"], read.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("W/\"1\"", read.ETag.ToString());
        Assert.Equal(1234567, read.Timestamp!.Value.Ticks % 10_000_000);
        Assert.Equal(1.0, read.GetDouble("A"));
    }

    [Theory]
    [InlineData("""{"Number":"rahasia"}""")]
    [InlineData("""{"Level":"rahasia"}""")]
    [InlineData("""{"Id":"rahasia","Id@odata.type":"Edm.Guid"}""")]
    [InlineData("""{"Big":"99999999999999999999","Big@odata.type":"Edm.Int64"}""")]
    public void A_value_that_does_not_fit_is_named_but_not_shown(string json)
    {
        var failure = Assert.Throws<InvalidOperationException>(() => Read<Office>(System.Text.Encoding.UTF8.GetBytes(json)));

        Assert.Contains("Office.", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("rahasia", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("99999", failure.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Half a surrogate pair is no text: neither JSON nor the store can hold it.</summary>
    private static string Storable(string text) => new([.. text.Where(letter => !char.IsSurrogate(letter))]);

    private static T Read<T>(byte[] json)
        where T : class, ITableEntity
    {
        using var document = JsonDocument.Parse(json);
        return EntityReader.Read<T>(document.RootElement);
    }
}
