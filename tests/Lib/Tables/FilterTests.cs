using System.Linq.Expressions;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using FsCheck;
using FsCheck.Fluent;

namespace SertiKesos.Tests.Lib.Tables;

public sealed class FilterTests
{
    public static TheoryData<object, string> Literals => new()
    {
        { "it's", "'it''s'" },
        { "50% #1 & é", "'50% #1 & é'" },
        { 'x', "'x'" },
        { true, "true" },
        { -5, "-5" },
        { 5L, "5L" },
        { 1.0, "1.0" },
        { 0.25, "0.25" },
        { 1e300, "1E+300" },
        { Guid.Parse("0e3f9a14-5b6c-4d7e-8f90-a1b2c3d4e5f6"), "guid'0e3f9a14-5b6c-4d7e-8f90-a1b2c3d4e5f6'" },
        { new DateTimeOffset(2026, 1, 2, 7, 0, 0, TimeSpan.FromHours(7)), "datetime'2026-01-02T00:00:00.0000000Z'" },
        { new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), "datetime'2026-01-02T03:04:05.0000000Z'" },
        { new byte[] { 10, 255 }, "X'0aff'" },
        { OfficeLevel.District, "'District'" },
    };

    public static TheoryData<Expression<Func<Office, bool>>, string> Conditions
    {
        get
        {
            var captured = new { Name = "o'clock", Limits = new[] { 3, 4 }, Level = OfficeLevel.Province };
            var since = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
            return new()
            {
                { e => e.PartitionKey == captured.Name, "PartitionKey eq 'o''clock'" },
                { e => e.Number > captured.Limits[1], "Number gt 4" },
                { e => 3 <= e.Number, "Number ge 3" },
                { e => e.MaybeNumber != 3, "MaybeNumber ne 3" },
                { e => e.Big < 9, "Big lt 9L" },
                { e => e.Ratio >= 0.5, "Ratio ge 0.5" },
                { e => e.Since >= since, "Since ge datetime'2026-01-01T00:00:00.0000000Z'" },
                { e => e.Open, "Open eq true" },
                { e => !e.Open, "not (Open eq true)" },
                { e => e.Open == false, "Open eq false" },
                { e => e.Renamed == "x", "stored_as eq 'x'" },
                { e => e.Level == OfficeLevel.District, "Level eq 'District'" },
                { e => e.MaybeLevel == captured.Level, "MaybeLevel eq 'Province'" },
                { e => e.Level != captured.Level, "Level ne 'Province'" },
                { e => e.Number == 1 && (e.Number == 2 || e.Open), "(Number eq 1) and ((Number eq 2) or (Open eq true))" },
                { e => string.CompareOrdinal(e.RowKey, "b") >= 0, "RowKey ge 'b'" },
                { e => string.Compare("b", e.RowKey, StringComparison.Ordinal) > 0, "RowKey lt 'b'" },
                { e => true, "" },
            };
        }
    }

    public static TheoryData<Expression<Func<Office, bool>>> Impossible => new()
    {
        e => e.Text!.StartsWith('a'),
        e => e.Text == null,
        e => e.Number == e.MaybeNumber,
        e => e.Number + 1 == 2,
        e => e.Level > OfficeLevel.Province,
        e => e.MaybeNumber.HasValue,
    };

    [Theory]
    [MemberData(nameof(Literals))]
    public void Interpolated_value_becomes_a_literal_of_its_type(object value, string literal) =>
        Assert.Equal($"(P eq {literal}) and {{}}", TableClient.CreateQueryFilter($"(P eq {value}) and {{}}"));

    [Fact]
    public void Quotes_cannot_escape_from_a_literal() =>
        Prop.ForAll<NonNull<string>>(text =>
        {
            var literal = TableClient.CreateQueryFilter($"{text.Get}");
            var inside = literal[1..^1];
            return literal[0] == '\'' && literal[^1] == '\'' &&
                !inside.Replace("''", "", StringComparison.Ordinal).Contains('\'', StringComparison.Ordinal) &&
                inside.Replace("''", "'", StringComparison.Ordinal) == text.Get;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_the_language_cannot_write_is_refused()
    {
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"P eq {null}"));
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"P eq {1m}"));
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"P eq {double.NaN}"));
        Assert.Throws<NotSupportedException>(() => TableClient.CreateQueryFilter($"P eq {new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Local)}"));
    }

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Condition_becomes_a_filter(Expression<Func<Office, bool>> condition, string filter) =>
        Assert.Equal(filter, TableClient.CreateQueryFilter(condition));

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Condition_that_the_service_cannot_judge_is_refused(Expression<Func<Office, bool>> condition) =>
        Assert.Throws<NotSupportedException>(() => TableClient.CreateQueryFilter(condition));

    [Fact]
    public void Bag_entities_are_compared_by_getter_or_index()
    {
        var name = "Count";

        Assert.Equal("(Count gt 3) and (Name eq 'x')", TableClient.CreateQueryFilter<TableEntity>(
            e => e.GetInt32(name) > 3 && e.GetString("Name") == "x"));
        Assert.Equal("Count eq 3", TableClient.CreateQueryFilter<TableEntity>(e => (int)e[name]! == 3));
    }

    [Fact]
    public void Tables_are_compared_by_their_name() =>
        Assert.Equal("TableName eq 'People'", TableServiceClient.CreateQueryFilter((TableItem table) => table.Name == "People"));
}
