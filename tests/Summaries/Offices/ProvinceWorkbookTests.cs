using System.Text.RegularExpressions;
using ClosedXML.Excel;
using SertiKesos.Reference;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Changes;
using SertiKesos.Tests.Support;
using SertiKesos.Workbooks.Summaries.Books;
using SertiKesos.Workbooks.Summaries.Provinces;

namespace SertiKesos.Tests.Summaries.Offices;

public sealed partial class ProvinceWorkbookTests
{
    private static readonly NationalSummary Summary = DrawnOffice.Summary(
        DrawnOffice.After(DrawnOffice.Before(60), 60), DrawnOffice.November, Counts.AsOf, Counts.BandungBarat(), Counts.KotaBekasi(), Counts.Yogyakarta());

    private static readonly IssueChanges Changes = Bridge();
    private static readonly byte[] Content = Write();
    private static readonly WorkbookCells Cells = WorkbookCells.Read(Content);

    [Fact]
    public void The_sheets_stand_in_their_order() => Assert.Equal(
        ["Sampul", "Daftar Isi", "Keadaan", "Kabupaten-Kota", "Peran", "Jatuh Tempo", "Kelengkapan", "Kebutuhan", "Rencana", "Tren", "Perubahan", "Perubahan Wilayah", "Perubahan Peran", "Catatan", "Data"],
        Cells.Sheets);

    [Fact]
    public void The_package_follows_the_schema() => Assert.Empty(WrittenBooks.Errors(Content));

    [Fact]
    public void The_same_summary_gives_the_same_bytes() => Assert.Equal(Content, Write());

    [Fact]
    public void Every_sheet_has_one_table_with_a_frozen_header_in_print_that_can_be_read()
    {
        foreach (var sheet in WrittenBooks.Sheets(Content))
        {
            Assert.Empty(WrittenBooks.EmptyTypedCells(sheet));
            Assert.Empty(WrittenBooks.TooLong(sheet));
            Assert.True(WrittenBooks.SmallestPrint(sheet, BookStyles.FontSize) >= 8, $"{WrittenBooks.SmallestPrint(sheet, BookStyles.FontSize):0.0} pt: {sheet.Descendants().First(cell => cell.Name.LocalName == "t").Value}");
        }

        using var workbook = new XLWorkbook(new MemoryStream(Content));
        Assert.All(workbook.Worksheets, sheet => Assert.Single(sheet.Tables));
        Assert.All(workbook.Worksheets.Where(sheet => sheet.Name != "Sampul"), sheet => Assert.Equal(BookSheet.HeaderRow, sheet.SheetView.SplitRow));
        Assert.All(workbook.Worksheets.Where(sheet => sheet.Name != "Sampul"), sheet => Assert.Equal(BookSheet.HeaderRow, sheet.PageSetup.FirstRowToRepeatAtTop));
    }

    [Fact]
    public void All_its_regions_have_a_row_and_no_others()
    {
        var rows = Cells["Kabupaten-Kota"].Where(cell => cell is { Column: "A", Row: > BookSheet.HeaderRow }).Select(cell => cell.Text).ToList();

        Assert.Equal(Summary.Regions.Where(region => region.Region.Province.Code == "32").Select(region => region.Region.Code.Value), rows);
        Assert.All(Cells["Data"].Where(cell => cell is { Column: "C", Row: > BookSheet.HeaderRow }), cell => Assert.StartsWith("32.", cell.Text, StringComparison.Ordinal));
        Assert.Equal(
            Summary.Provinces.Single(area => area.Code == "32").Figures.Total!.Value.People.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Cells.At("Kabupaten-Kota", "D4"));
    }

    [Fact]
    public void The_months_sum_to_what_ends_in_each_region()
    {
        var total = Cells.Row("Jatuh Tempo", BookSheet.HeaderRow - 1).Where(cell => cell.Key is not ("A" or "B")).Sum(cell => int.Parse(cell.Value, null));

        Assert.Equal(Summary.PlanMonthsByRegion.Where(region => region.Key.Value.StartsWith("32.", StringComparison.Ordinal)).Sum(region => region.Value.Sum()), total);
    }

    [Fact]
    public void The_bridge_is_that_of_the_province_by_region()
    {
        var rows = Cells["Perubahan"].Where(cell => cell is { Column: "B", Row: > BookSheet.HeaderRow }).Select(cell => int.Parse(cell.Text, null)).ToList();
        var row = Cells["Perubahan Wilayah"].Single(cell => cell is { Column: "A", Text: "32.77" }).Row;
        var figures = Cells.Row("Perubahan Wilayah", row);

        Assert.Equal(rows[^1], rows.SkipLast(1).Sum());
        Assert.Equal(int.Parse(figures["I"], null), "CDEFGH".Sum(column => int.Parse(figures[column.ToString()], null)));
        Assert.Equal(int.Parse(figures["O"], null), "JKLMN".Sum(column => int.Parse(figures[column.ToString()], null)));
        Assert.Contains(Cells["Perubahan Wilayah"], cell => cell.Text == "Tidak dapat dirinci.");
    }

    [Fact]
    public void No_name_and_no_NIK_stands_in_it()
    {
        var names = DrawnOffice.After(DrawnOffice.Before(60), 60).People.Select(person => person.Name).ToList();
        foreach (var (part, text) in WrittenBooks.Parts(Content))
        {
            Assert.False(SixteenDigits().IsMatch(text), part);
            Assert.DoesNotContain("******", text, StringComparison.Ordinal);
            Assert.DoesNotContain(names, name => text.Contains(name, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain("LSP-", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_province_without_any_data_has_a_valid_workbook()
    {
        var content = ProvinceWorkbook.Write(Summary, "11", null, [], IssueStanding.Of(Summary), new SummaryOptions());

        Assert.Empty(WrittenBooks.Errors(content));
        Assert.Equal("[x]", WorkbookCells.Read(content).At("Kabupaten-Kota", "D4"));
    }

    [Fact]
    public void There_is_no_province_of_another_code() =>
        Assert.Throws<ArgumentException>(() => ProvinceWorkbook.Write(Summary, "99", null, [], IssueStanding.Of(Summary), new SummaryOptions()));

    private static byte[] Write() => ProvinceWorkbook.Write(
        Summary, "32", Changes, DrawnOffice.Trend(Summary.Provinces.Single(area => area.Code == "32").Figures.Total), IssueStanding.Of(Summary, changes: Changes), new SummaryOptions());

    private static IssueChanges Bridge()
    {
        var before = DrawnOffice.Before(60);
        var then = DrawnOffice.Summary(before, DrawnOffice.October, DrawnOffice.October.LastDay, Counts.KotaBekasi());
        var part = RegionChanges.Of(
            new RegionSide(before, then.AsOf, RulesInForce.Default), new RegionSide(DrawnOffice.After(before, 60), Summary.AsOf, RulesInForce.Default));
        return IssueChanges.Of([part!], IssueTotals.Of(then), IssueTotals.Of(Summary));
    }

    [GeneratedRegex(@"(?<![\d.])\d{16}(?!\d)")]
    private static partial Regex SixteenDigits();
}
