using Azure;
using Azure.Data.Tables;

namespace SertiKesos.Tests.Lib.Tables;

public sealed class TableEntityTests
{
    [Fact]
    public void A_missing_property_reads_as_null()
    {
        var entity = new TableEntity("p", "r");

        Assert.Null(entity["X"]);
        Assert.Null(entity.GetInt32("X"));
        Assert.Null(entity.GetString("X"));
        Assert.Null(entity.GetBinary("X"));
        Assert.False(entity.ContainsKey("X"));
    }

    [Fact]
    public void A_property_of_another_type_is_not_read_and_not_shown()
    {
        var entity = new TableEntity("p", "r") { ["X"] = "rahasia" };

        var failure = Assert.Throws<InvalidOperationException>(() => entity.GetInt32("X"));

        Assert.Contains("'X'", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("rahasia", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whole_numbers_widen_and_other_types_stay()
    {
        var entity = new TableEntity { ["Wide"] = 1L, ["Ratio"] = 0.5, ["Narrow"] = 1, ["Text"] = "a" };

        entity["Wide"] = 2;
        entity["Ratio"] = 3;
        entity["Narrow"] = 4L;

        Assert.Equal(2L, entity["Wide"]);
        Assert.Equal(3.0, entity["Ratio"]);
        Assert.Equal(4L, entity["Narrow"]);
        Assert.Throws<InvalidOperationException>(() => entity["Text"] = 1);
    }

    [Fact]
    public void Names_are_case_sensitive()
    {
        var entity = new TableEntity { ["name"] = 1, ["Name"] = 2 };

        Assert.Equal((1, 2), (entity.GetInt32("name"), entity.GetInt32("Name")));
    }

    [Fact]
    public void Instants_and_bytes_read_in_both_shapes()
    {
        var entity = new TableEntity { ["Instant"] = DateTimeOffset.UnixEpoch, ["Bytes"] = new byte[] { 1 } };

        Assert.Equal(DateTime.UnixEpoch, entity.GetDateTime("Instant"));
        Assert.Equal(DateTimeKind.Utc, entity.GetDateTime("Instant")!.Value.Kind);
        Assert.Equal(new byte[] { 1 }, entity.GetBinaryData("Bytes")!.ToArray());
    }

    [Fact]
    public void Keys_and_version_are_entries_too()
    {
        IDictionary<string, object?> entity = new TableEntity("p", "r") { ETag = new ETag("W/\"1\""), ["X"] = 1 };

        Assert.Equal(["ETag=W/\"1\"", "X=1", "p", "r"], new[]
        {
            $"ETag={entity["odata.etag"]}", $"X={entity["X"]}", entity["PartitionKey"], entity["RowKey"],
        });
        Assert.Equal(4, entity.Count);
    }

    [Fact]
    public void A_copy_does_not_follow_its_source()
    {
        var source = new Dictionary<string, object> { ["PartitionKey"] = "p", ["X"] = 1 };
        var entity = new TableEntity(source);

        source["X"] = 2;

        Assert.Equal(("p", 1), (entity.PartitionKey, entity.GetInt32("X")));
    }

    [Fact]
    public void Audiences_and_codes_compare_by_what_they_say()
    {
        Assert.True(new TableAudience("azurepublic") == TableAudience.AzurePublicCloud);
        Assert.True(TableAudience.AzureChina != TableAudience.AzureGovernment);
        Assert.True("EntityAlreadyExists" == Azure.Data.Tables.Models.TableErrorCode.EntityAlreadyExists);
        Assert.True((string?)null != Azure.Data.Tables.Models.TableErrorCode.EntityAlreadyExists);
    }
}
