using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Layout;
using SertiKesos.Sheets;

namespace SertiKesos.Workbooks.Receipts;

/// <summary>Colours and comments the cells that findings are about.</summary>
internal static class ReceiptMarks
{
    /// <summary>Always true; it tells our marks from the office's own conditional formats.</summary>
    private const string Formula = "N(\"SertiKesos\")=0";
    private const string Author = ReceiptSheets.Author;
    private const int CellsPerMark = 200;

    /// <summary>Spreadsheet programs become slow with more; the list of findings names every one.</summary>
    private const int MaxComments = 1_000;

    public static void Apply(WorkbookPart workbook, IReadOnlyList<Sheet> sheets, IReadOnlyList<RosterFinding> findings, ReceiptStyles styles)
    {
        var bySheet = findings.Where(finding => finding.Sheet is not null && finding.Row is not null).ToLookup(finding => finding.Sheet!, StringComparer.Ordinal);
        foreach (var sheet in sheets)
        {
            if (sheet.Id?.Value is not { } id || workbook.GetPartById(id) is not WorksheetPart part)
            {
                continue;
            }

            foreach (var view in part.Worksheet.GetFirstChild<SheetViews>()?.Elements<SheetView>() ?? [])
            {
                // Two selected sheets would be edited together.
                view.TabSelected = null;
            }

            RemoveMarks(part.Worksheet);
            var cells = bySheet[sheet.Name?.Value ?? ""]
                .GroupBy(finding => FindingsPage.CellOf(finding)!)
                .Select(group => (Cell: group.Key, Findings: group.OrderByDescending(finding => finding.Rule.Severity).ToList()))
                .OrderBy(entry => CellAddress.TryParse(entry.Cell, out var address) ? address.Row : 0)
                .ThenBy(entry => CellAddress.TryParse(entry.Cell, out var address) ? address.Column : 0)
                .ToList();
            Colour(part.Worksheet, cells, styles);
            Comment(part, [.. cells.Take(MaxComments)]);
        }
    }

    private static void RemoveMarks(Worksheet worksheet)
    {
        foreach (var mark in worksheet.Elements<ConditionalFormatting>()
            .Where(mark => mark.Descendants<Formula>().Any(formula => formula.Text == Formula)).ToList())
        {
            mark.Remove();
        }
    }

    private static void Colour(Worksheet worksheet, IReadOnlyList<(string Cell, List<RosterFinding> Findings)> cells, ReceiptStyles styles)
    {
        var priority = worksheet.Descendants<ConditionalFormattingRule>().Select(rule => rule.Priority?.Value ?? 0).DefaultIfEmpty().Max();
        foreach (var group in cells.GroupBy(entry => entry.Findings[0].Rule.Severity).OrderByDescending(group => group.Key))
        {
            foreach (var chunk in group.Select(entry => entry.Cell).Chunk(CellsPerMark))
            {
                Add(worksheet, new ConditionalFormatting(
                    new ConditionalFormattingRule(new Formula(Formula))
                    {
                        Type = ConditionalFormatValues.Expression,
                        FormatId = styles.Mark(group.Key),
                        Priority = ++priority,
                    })
                {
                    SequenceOfReferences = new ListValue<StringValue>(chunk.Select(cell => new StringValue(cell))),
                });
            }
        }
    }

    /// <summary>AddChild finds the place in the schema's order, but would replace the mark that is there already.</summary>
    private static void Add(Worksheet worksheet, ConditionalFormatting mark)
    {
        if (worksheet.Elements<ConditionalFormatting>().LastOrDefault() is { } last)
        {
            last.InsertAfterSelf(mark);
        }
        else
        {
            worksheet.AddChild(mark);
        }
    }

    private static void Comment(WorksheetPart part, IReadOnlyList<(string Cell, List<RosterFinding> Findings)> cells)
    {
        var comments = part.WorksheetCommentsPart;
        if (comments is null && cells.Count == 0)
        {
            return;
        }

        comments ??= part.AddNewPart<WorksheetCommentsPart>("skComments");
        comments.Comments ??= new Comments(new Authors(), new CommentList());
        var authors = comments.Comments.Authors ??= new Authors();
        var list = comments.Comments.CommentList ??= new CommentList();
        var author = authors.Elements<Author>().Select(known => known.Text).ToList().IndexOf(Author);
        if (author < 0)
        {
            author = authors.Elements<Author>().Count();
            authors.Append(new Author(Author));
        }

        foreach (var earlier in list.Elements<Comment>().Where(comment => comment.AuthorId?.Value == (uint)author).ToList())
        {
            earlier.Remove();
        }

        var taken = list.Elements<Comment>().Select(comment => comment.Reference?.Value ?? "").ToHashSet(StringComparer.OrdinalIgnoreCase);
        var added = new List<CellAddress>();
        foreach (var (cell, findings) in cells)
        {
            if (taken.Contains(cell) || !CellAddress.TryParse(cell, out var address))
            {
                continue;
            }

            added.Add(address);
            list.Append(new Comment(new CommentText(new Run(new Text(Words(findings)) { Space = SpaceProcessingModeValues.Preserve })))
            {
                Reference = cell,
                AuthorId = (uint)author,
            });
        }

        CommentShapes.Write(part, added);
    }

    private static string Words(IEnumerable<RosterFinding> findings) => ReceiptPage.Legal(string.Join(
        "\n\n",
        findings.Take(5).Select(finding => string.Create(CultureInfo.InvariantCulture, $"{finding.Rule.Code}: {finding.Message}\n{finding.Fix}"))));
}
