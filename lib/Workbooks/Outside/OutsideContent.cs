using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SertiKesos.Workbooks.Receipts.Office;

namespace SertiKesos.Workbooks.Outside;

/// <summary>What was taken out of a workbook.</summary>
/// <param name="Formulas">Cells whose formula gave way to its value.</param>
/// <param name="First">The first of them, with their sheets.</param>
/// <param name="Links">Links, rules and names that are gone.</param>
internal sealed record OutsideContent(int Formulas, IReadOnlyList<string> First, int Links)
{
    public bool IsEmpty => Formulas + Links == 0;

    /// <summary>
    /// Takes out whatever reaches beyond the workbook: what we hand back may not fetch, open or run anything on the
    /// machine of whoever opens it. Values stay, and so do formulas that only calculate.
    /// </summary>
    /// <param name="rowsOf">The rows of a sheet, which stand apart from the rest of it.</param>
    public static OutsideContent Remove(SpreadsheetDocument document, Func<WorksheetPart, SheetRows?> rowsOf)
    {
        var book = document.WorkbookPart!;
        var removal = new OutsideRemoval(book);
        removal.Names(book.Workbook);
        foreach (var sheet in book.Workbook.Sheets?.Elements<Sheet>().ToList() ?? [])
        {
            if (sheet.Id?.Value is { } id && book.Parts.Any(pair => pair.RelationshipId == id) && book.GetPartById(id) is WorksheetPart part)
            {
                removal.Worksheet(part, sheet.Name?.Value ?? "", rowsOf(part));
            }
        }

        removal.Parts(document);
        return removal.Result;
    }
}

/// <summary>The removal from one workbook while it goes on.</summary>
internal sealed class OutsideRemoval
{
    private const int MaxPlaces = 3;

    private static readonly HashSet<string> Foreign = ["oleObjects", "controls", "webPublishItems", "externalReferences", "webPublishing", "functionGroups"];

    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly InsideFormulas _inside;
    private readonly WorkbookPart _book;
    private readonly List<string> _places = [];
    private readonly HashSet<SheetRows> _seen = [];
    private int _formulas;
    private int _links;

    public OutsideRemoval(WorkbookPart book)
    {
        _book = book;
        var sheets = book.Workbook.Sheets?.Elements<Sheet>().Select(sheet => sheet.Name?.Value).OfType<string>() ?? [];
        var tables = book.WorksheetParts.SelectMany(part => part.TableDefinitionParts).Select(part => part.Table).OfType<Table>()
            .SelectMany(table => new[] { table.Name?.Value, table.DisplayName?.Value }).OfType<string>();
        _inside = new InsideFormulas(
            sheets.ToHashSet(StringComparer.OrdinalIgnoreCase), tables.ToHashSet(StringComparer.OrdinalIgnoreCase), _names);
    }

    public OutsideContent Result => new(_formulas, _places, _links);

    /// <summary>Names may build on each other: one passes when all that it builds on has passed.</summary>
    public void Names(Workbook workbook)
    {
        var waiting = workbook.DefinedNames?.Elements<DefinedName>().ToList() ?? [];
        for (var before = -1; before != waiting.Count;)
        {
            before = waiting.Count;
            waiting.RemoveAll(name =>
            {
                var passes = name.Name?.Value is { } word && !IsProgram(name) && _inside.Has(name.Text);
                if (passes)
                {
                    _names.Add(name.Name!.Value!);
                }

                return passes;
            });
        }

        foreach (var name in waiting)
        {
            // The same word may be a harmless name of another sheet; no formula may then use it.
            _names.Remove(name.Name?.Value ?? "");
        }

        foreach (var name in waiting)
        {
            name.Remove();
            _links++;
        }

        if (workbook.DefinedNames is { HasChildren: false } empty)
        {
            empty.Remove();
        }

        foreach (var element in workbook.Descendants().Where(element => Foreign.Contains(element.LocalName)).ToList())
        {
            element.Remove();
            _links++;
        }
    }

    public void Worksheet(WorksheetPart part, string sheet, SheetRows? rows)
    {
        var owners = new HashSet<OpenXmlElement>();
        foreach (var element in part.Worksheet.Descendants())
        {
            switch (element.LocalName)
            {
                case "f" when !_inside.Has(element.InnerText):
                    // Rules and small charts of newer programs.
                    owners.Add(element.Ancestors().FirstOrDefault(parent => parent.LocalName == "ext") ?? element);
                    break;
                case "formula" or "formula1" or "formula2" when !_inside.Has(element.InnerText):
                    owners.Add(element.Parent!);
                    break;
                case "cfvo" when Attribute(element, "type") == "formula" && !_inside.Has(Attribute(element, "val") ?? ""):
                    owners.Add(element.Ancestors().FirstOrDefault(parent => parent.LocalName == "cfRule") ?? element);
                    break;
                case "hyperlink" when !IsInside(element):
                    owners.Add(element);
                    break;
                case var name when Foreign.Contains(name):
                    owners.Add(element.Parent?.LocalName is "Choice" or "Fallback" ? element.Parent.Parent! : element);
                    break;
            }
        }

        if (rows is not null && _seen.Add(rows))
        {
            Formulas(rows, sheet);
        }

        foreach (var owner in owners)
        {
            Drop(owner);
        }

        foreach (var table in part.TableDefinitionParts.Select(found => found.Table).OfType<Table>())
        {
            foreach (var formula in table.Descendants()
                .Where(element => element.LocalName is "calculatedColumnFormula" or "totalsRowFormula" && !_inside.Has(element.InnerText)).ToList())
            {
                if (formula.Parent is TableColumn column && formula.LocalName == "totalsRowFormula")
                {
                    column.TotalsRowFunction = null;
                }

                formula.Remove();
                _links++;
            }
        }
    }

    /// <summary>Everything beside sheets and names: relationships that leave the package, foreign parts, drawings.</summary>
    public void Parts(SpreadsheetDocument document)
    {
        _links += OutsideParts.Remove(document, _inside);
        if (_formulas > 0 && _book.CalculationChainPart is { } chain)
        {
            _book.DeletePart(chain);
        }
    }

    private void Formulas(SheetRows rows, string sheet)
    {
        var groups = new HashSet<string>(StringComparer.Ordinal);
        var leaving = new HashSet<RowFormula>(ReferenceEqualityComparer.Instance);
        foreach (var formula in rows.Formulas)
        {
            // A table of data names its cells in attributes; who shares a formula has no text of it.
            var shares = formula.Kind == "shared";
            if (formula.Kind == "dataTable" || (formula.Text.Length > 0 ? !_inside.Has(formula.Text) : !shares))
            {
                leaving.Add(formula);
                if (shares)
                {
                    groups.Add(formula.Group ?? "");
                }
            }
        }

        foreach (var formula in rows.Formulas)
        {
            if (leaving.Contains(formula) || (groups.Count > 0 && formula.Kind == "shared" && groups.Contains(formula.Group ?? "")))
            {
                if (++_formulas <= MaxPlaces)
                {
                    _places.Add($"{sheet} {formula.Cell}");
                }

                rows.Remove(formula);
            }
        }
    }

    private void Drop(OpenXmlElement owner)
    {
        var parent = owner.Parent;
        owner.Remove();
        _links++;
        if (parent is DataValidations rules)
        {
            rules.Count = (uint)rules.ChildElements.Count;
        }

        if (parent is { HasChildren: false } && parent.LocalName is "dataValidations" or "conditionalFormatting" or "hyperlinks" or "extLst")
        {
            parent.Remove();
        }
    }

    /// <summary>A link to a place of the workbook has no relationship, and its place stands in the workbook.</summary>
    private bool IsInside(OpenXmlElement link)
    {
        var place = Attribute(link, "location") ?? "";
        return link.GetAttributes().All(attribute => attribute.LocalName != "id") && (place.Length == 0 || _inside.Has(place));
    }

    private static bool IsProgram(DefinedName name) =>
        name.Function?.Value == true || name.VbProcedure?.Value == true || name.Xlm?.Value == true
        || name.Name!.Value!.Contains("Auto_", StringComparison.OrdinalIgnoreCase);

    private static string? Attribute(OpenXmlElement element, string name)
    {
        foreach (var attribute in element.GetAttributes())
        {
            if (attribute.LocalName == name)
            {
                return attribute.Value;
            }
        }

        return null;
    }
}
