using System.Globalization;
using System.Xml;

namespace SertiKesos.Sheets;

/// <summary>
/// Reads the cells of an .xlsx file as they are stored, by local names, so that Strict files and prefixed XML read the
/// same. Nothing is calculated, fetched or repaired; whatever is not understood is a <see cref="WorkbookException"/>.
/// </summary>
internal static class WorkbookReader
{
    public static IReadOnlyList<SheetContent> Read(ReadOnlyMemory<byte> content, WorkbookLimits limits, CancellationToken cancel, string? ownAuthor = null) =>
        Read(content, new ContentBudget(limits, cancel), ownAuthor, cancel);

    public static IReadOnlyList<SheetContent> Read(ReadOnlyMemory<byte> content, ContentBudget budget, string? ownAuthor, CancellationToken cancel)
    {
        var limits = budget.Limits;
        using var package = WorkbookPackage.Open(content, limits, cancel);
        var workbook = package.Relationships("").FirstOrDefault(link => Is(link, "officeDocument"))?.Target
            ?? throw new WorkbookException(WorkbookProblem.NotAWorkbook);
        var links = package.Relationships(workbook);
        var outline = ReadOutline(package, workbook, limits);

        var strings = links.FirstOrDefault(link => Is(link, "sharedStrings")) is { } shared ? ReadStrings(package, shared.Target, budget) : [];
        var styles = new DateStyles();
        var marks = new MarkStyles();
        if (links.FirstOrDefault(link => Is(link, "styles")) is { } style && package.Has(style.Target))
        {
            package.Read(style.Target, xml => styles = DateStyles.Read(xml));
            package.Read(style.Target, xml => marks = MarkStyles.Read(xml));
        }

        var sheets = new List<SheetContent>();
        var reader = new SheetReader(new StoredValues(strings, styles, outline.From1904, marks), budget);
        foreach (var entry in outline.Sheets)
        {
            var link = links.FirstOrDefault(link => link.Id == entry.Relationship)
                ?? throw new WorkbookException(WorkbookProblem.PartMissing, entry.Name);
            if (Is(link, "worksheet"))
            {
                package.Read(link.Target, SheetReader.Element, (xml, stream) => sheets.Add(reader.Read(xml, stream, entry.Name, entry.Hidden)));
                sheets[^1] = sheets[^1] with { Comments = CountComments(package, link.Target, ownAuthor), TextBoxes = DrawingTexts.Count(package, link.Target) };
            }
        }

        if (sheets.Count > 0 && package.Ignored.Count > 0)
        {
            sheets[0] = sheets[0] with { Ignored = package.Ignored };
        }

        return sheets;
    }

    /// <summary>Comments of others than <paramref name="ownAuthor"/>.</summary>
    private static int CountComments(WorkbookPackage package, string sheet, string? ownAuthor)
    {
        var count = 0;
        if (package.Relationships(sheet).FirstOrDefault(link => Is(link, "comments"))?.Target is { } part && package.Has(part))
        {
            package.Read(part, xml =>
            {
                var authors = 0;
                var own = "";
                while (xml.Next())
                {
                    if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "author")
                    {
                        var index = authors++.ToString(CultureInfo.InvariantCulture);
                        if (!xml.IsEmptyElement && xml.Next() && xml.NodeType == XmlNodeType.Text && xml.Value == ownAuthor)
                        {
                            own = index;
                        }
                    }
                    else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "comment" && (own.Length == 0 || xml.GetAttribute("authorId") != own))
                    {
                        count++;
                    }
                }
            });
        }

        return count;
    }

    private static bool Is(PackageRelationship link, string type) =>
        !link.External && link.Type.EndsWith("/" + type, StringComparison.Ordinal);

    private static Outline ReadOutline(WorkbookPackage package, string workbook, WorkbookLimits limits)
    {
        var sheets = new List<OutlineSheet>();
        var from1904 = false;
        var isWorkbook = false;
        package.Read(workbook, xml =>
        {
            while (xml.Next())
            {
                if (xml.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                switch (xml.LocalName)
                {
                    case "workbook":
                        isWorkbook = true;
                        break;
                    case "workbookPr":
                        from1904 = StoredValues.IsTrue(xml.GetAttribute("date1904"));
                        break;
                    case "sheet":
                        sheets.Add(ReadSheetEntry(xml));
                        break;
                }

                if (sheets.Count > limits.Sheets)
                {
                    throw new WorkbookException(WorkbookProblem.TooManySheets);
                }
            }
        });
        return isWorkbook ? new Outline(sheets, from1904) : throw new WorkbookException(WorkbookProblem.NotAWorkbook, workbook);
    }

    private static OutlineSheet ReadSheetEntry(XmlReader xml)
    {
        string name = "", relationship = "";
        var hidden = false;
        while (xml.MoveToNextAttribute())
        {
            switch (xml.LocalName)
            {
                case "name": name = xml.Value; break;
                case "state": hidden = xml.Value is "hidden" or "veryHidden"; break;
                case "id": relationship = xml.Value; break;
            }
        }

        return new OutlineSheet(name, relationship, hidden);
    }

    private static List<string> ReadStrings(WorkbookPackage package, string part, ContentBudget budget)
    {
        List<string> strings = [];
        package.Read(part, SharedTexts.Element, (xml, stream) => strings = new SharedTexts(part, budget).Read(xml, stream));
        return strings;
    }

    private sealed record OutlineSheet(string Name, string Relationship, bool Hidden);

    private sealed record Outline(IReadOnlyList<OutlineSheet> Sheets, bool From1904);
}
