using ClosedXML.Excel;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters.Layout;
using SertiKesos.Time;

namespace SertiKesos.Workbooks.Templates;

/// <summary>
/// The workbook that an office may fill in: filled with what its last accepted rosters say, and read like any other
/// roster. The same register yields the same bytes; nothing in it comes from the clock.
/// </summary>
internal static class RosterTemplate
{
    public const int HeaderRow = 4;

    public static string FileName(Region region) => $"templat-sdm-kesos-{region.Code}.xlsx";

    /// <param name="unreached">Whom no message reaches, and why: told in a comment beside the address.</param>
    public static byte[] Write(Region region, Register? register, IReadOnlyDictionary<PersonIdentity, string>? unreached = null)
    {
        var rows = TemplateRows.Of(register, unreached);
        var stamp = Stamp(region, register);
        using var saved = new MemoryStream();
        using (var workbook = new XLWorkbook())
        {
            var columns = TemplateColumns.For(rows);
            var data = TitledSheet.Begin(workbook, TemplateTexts.DataSheet, TemplateTexts.DataTitle(region), TemplateTexts.DataNote);
            var left = rows.Left.Count == 0
                ? null
                : TitledSheet.Begin(workbook, TemplateTexts.LeftSheet, TemplateMark.LeftTitle, TemplateTexts.LeftNote);
            var institutions = TitledSheet.Begin(workbook, TemplateTexts.InstitutionSheet, TemplateTexts.InstitutionTitle(region), TemplateTexts.InstitutionNote);
            TemplateGuide.Add(workbook, region, TemplateTexts.Filling(register, stamp));
            var lists = AddLists(workbook);
            TemplateSheet.Fill(data, region, columns, rows.Serving, lists, spare: 1_000);
            if (left is not null)
            {
                TemplateSheet.Fill(left, region, TemplateColumns.ForLeft(columns), rows.Left, lists, spare: 0);
            }

            TemplateSheet.Fill(institutions, region, InstitutionColumns.All, InstitutionColumns.Rows(register?.Institutions), lists, spare: 200);
            workbook.Properties.Title = TemplateTexts.DataTitle(region);
            workbook.Properties.Author = workbook.Properties.LastModifiedBy = TemplateTexts.Author;
            workbook.Properties.Created = workbook.Properties.Modified = stamp.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            workbook.CustomProperties.Add("TemplateVersion", TemplateMark.Current.ToString());
            workbook.CustomProperties.Add("Region", region.Code.Value);
            workbook.SaveAs(saved);
        }

        return PackageNormaliser.Normalise(saved.ToArray(), stamp);
    }

    /// <summary>The day of the newest roster in it; for a blank one the day of the template's version.</summary>
    private static DateOnly Stamp(Region region, Register? register) => Accepted(register) is { Count: > 0 } accepted
        ? DateOnly.FromDateTime(accepted.Max().ToOffset(region.Zone.Offset()).DateTime)
        : new DateOnly(TemplateMark.Current.Major, TemplateMark.Current.Minor, 1);

    private static List<DateTimeOffset> Accepted(Register? register)
    {
        var accepted = register?.Sources.Values.Select(source => source.AcceptedAt).ToList() ?? [];
        if (register?.Institutions is { } institutions)
        {
            accepted.Add(institutions.AcceptedAt);
        }

        return accepted;
    }

    /// <summary>Words only: no name of a person ever stands on a hidden sheet.</summary>
    private static Dictionary<TemplateList, IXLRange> AddLists(XLWorkbook workbook)
    {
        const int first = 3;
        var sheet = workbook.AddWorksheet(TemplateTexts.ListSheet);
        sheet.Visibility = XLWorksheetVisibility.Hidden;
        sheet.Cell(1, 1).SetText(TemplateMark.ListsTitle);
        var ranges = new Dictionary<TemplateList, IXLRange>();
        for (var column = 1; column <= TemplateList.All.Count; column++)
        {
            var list = TemplateList.All[column - 1];
            sheet.Cell(first - 1, column).SetText(list.Heading);
            for (var index = 0; index < list.Words.Count; index++)
            {
                sheet.Cell(first + index, column).SetText(list.Words[index]);
            }

            ranges.Add(list, sheet.Range(first, column, first + list.Words.Count - 1, column));
        }

        return ranges;
    }
}
