using System.Globalization;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Rosters.Cells;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.InstitutionSheets;
using SertiKesos.Rosters.Layout;
using SertiKesos.Rosters.Rows;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Reading;

/// <summary>The reading of one file, sheet by sheet.</summary>
internal sealed class FileReading(Region region, DateOnly today, RulesInForce rules)
{
    private readonly RegionNames _regions = RegionNames.Of(rules.Regions);
    private readonly FindingLog _log = new();
    private readonly List<RosterPerson> _people = [];
    private readonly StatedCounts _stated = new();
    private readonly RowLedger _rows = new();
    private readonly RowNames _names = new();
    private readonly UnreadSigns _signs = new();
    private DateOrder _dates = new();
    private int _tables;
    private int _ownRows;
    private InstitutionReading? _institutions;

    /// <summary>Of .xls only values come out of the library: what the office means by colours is not even counted.</summary>
    public void ReportFormat(SpreadsheetFormat format)
    {
        if (format == SpreadsheetFormat.OldWorkbook)
        {
            _log.File(FindingCatalog.SignsNotLookedAt, ".xls");
        }
    }

    public RosterReading Read(IReadOnlyList<SheetContent> sheets, CancellationToken cancel)
    {
        ReportTemplate(TemplateMark.Find(sheets));
        if (sheets.SelectMany(sheet => sheet.Ignored).Select(RosterTexts.NameOf).ToList() is { Count: > 0 } ignored)
        {
            _log.File(FindingCatalog.OutsideIgnored, string.Join(", ", ignored));
        }

        var found = new List<(SheetContent Sheet, IReadOnlyList<RosterTable> Tables, RosterTable? Institutions)>();
        foreach (var sheet in sheets.Where(sheet => !ReceiptSheets.IsOurs(sheet) && !TemplateMark.IsNotes(sheet)))
        {
            cancel.ThrowIfCancellationRequested();
            var people = sheet.Hidden ? null : TableFinder.Find(sheet);
            var institutions = sheet.Hidden ? null : InstitutionTables.Find(sheet, people);
            people ??= sheet.Hidden || institutions is not null || RecapReader.Read(sheet) is not null ? null : ContentColumns.Find(sheet, today);
            found.Add((sheet, institutions is null ? [.. SideBySide.Split(people).SelectMany(OneBelowTheOther.Split).Select(Recognised)] : [], institutions));
        }

        var tables = found.SelectMany(entry => entry.Institutions is { } list ? [list] : entry.Tables).ToList();
        _dates = DateOrder.Of(tables, today);
        _institutions = new InstitutionReading(region, _regions, today, _log, _dates, _signs);
        if (_dates.IsSwapped)
        {
            _log.File(FindingCatalog.DatesSwapped, string.Create(CultureInfo.InvariantCulture, $"{_dates.Dates} tanggal"));
        }

        if (_dates.MonthFirst is { Count: > 0 } english)
        {
            _log.File(FindingCatalog.DatesMonthFirst, string.Join(", ", english));
        }

        if (_dates.Shifted is { Count: > 0 } shifted)
        {
            _log.File(FindingCatalog.DatesShifted, string.Join(", ", shifted));
        }

        foreach (var (sheet, lists, institutions) in found)
        {
            ReadSheet(sheet, lists, institutions, cancel);
        }

        CompareTitles(tables);
        _signs.Report(_log);

        if (tables.Count == 0)
        {
            _log.File(FindingCatalog.NoTable);
        }

        var accepted = CrossChecks.Apply(_people, region, _log);
        var listed = _institutions.Finish();
        // A table that could not be read has already said why.
        if (tables.Count > 0 && _rows.Read + _institutions.Rows.Read == 0 && !_log.Findings.Any(finding => finding.Rule.Reach == FindingReach.File))
        {
            _log.File(_tables > 0 ? FindingCatalog.NoPeople : InstitutionFindings.NoInstitutions);
        }

        var declared = _stated.Total(_log, accepted);
        var reading = new RosterReading(accepted, new RowCounts(_rows.Read, accepted.Count, _rows.Read - accepted.Count, _rows.Skipped), declared, _log.Findings)
        {
            Institutions = listed,
            InstitutionRows = _institutions.Rows,
            SkippedBy = _rows.SkippedBy,
            Names = _names.BesideFindings(_log.Findings, _people, listed),
        };
        if (reading.IsMostlyDoubtful)
        {
            _log.File(FindingCatalog.MostRowsDoubtful, string.Create(CultureInfo.InvariantCulture, $"{reading.DoubtfulRows} dari {_rows.Read + _institutions.Rows.Read}"));
        }

        return reading;
    }

    private RosterTable Recognised(RosterTable table)
    {
        var columns = new List<string>();
        var recognised = ContentColumns.Recognise(table, today, columns);
        if (columns.Count > 0)
        {
            _log.Sheet(FindingCatalog.ColumnByContent, table.Sheet.Name, string.Join(", ", columns));
        }

        return recognised;
    }

    private void ReadSheet(SheetContent sheet, IReadOnlyList<RosterTable> tables, RosterTable? institutions, CancellationToken cancel)
    {
        if (sheet.Rows.Count == 0)
        {
            return;
        }

        if (sheet.Hidden)
        {
            _log.Sheet(FindingCatalog.HiddenSheet, sheet.Name, sheet.Name);
            return;
        }

        _signs.AddSheet(sheet);
        if (institutions is not null)
        {
            _institutions!.Read(DropPersonal(institutions), cancel);
        }
        else if (tables.Count > 0)
        {
            _tables += tables.Count;
            foreach (var table in tables.DistinctBy(table => table.HeaderTop))
            {
                _rows.AddTitles(table);
            }

            var all = true;
            foreach (var table in tables)
            {
                all &= ReadTable(DropPersonal(table), cancel);
            }

            // A table that could not be read has said why.
            if (all)
            {
                _rows.Check(sheet, tables.SelectMany(table => table.All(RosterField.Personal)).Select(column => column.Column).ToHashSet(), _log);
            }
        }
        else if (RecapReader.Read(sheet) is { } recap)
        {
            _stated.AddRecap(sheet.Name, recap);
        }
        else
        {
            _log.Sheet(FindingCatalog.SheetNotRead, sheet.Name, sheet.Name);
        }
    }

    /// <returns>Whether the table could be read at all.</returns>
    private bool ReadTable(RosterTable table, CancellationToken cancel)
    {
        var context = new SheetContext(table, region, _regions, today, _log, _dates);
        ReportLayout(table);
        if (!CanRead(context))
        {
            return false;
        }

        var kinds = new RowKinds(table);
        var reader = new RowReader(context, rules.Certificates);
        var before = (_rows.Read, Findings: _log.Findings.Count, People: _people.Count);
        var people = new List<SheetRow>();
        RosterPerson? taken = null;
        int last = table.HeaderBottom, withContent = 0;
        var totals = new List<(int Count, bool IsSub, int Row)>();
        foreach (var row in table.RowsBelow)
        {
            cancel.ThrowIfCancellationRequested();
            var kind = kinds.Of(row);
            if (kind == RowKind.Person && context.AwaitsReason(row))
            {
                kind = RowKind.AwaitsReason;
            }

            _rows.Add(table.Sheet.Name, row.Number, kind);
            if (kind == RowKind.Person)
            {
                last = row.Number;
                people.Add(row);
                taken = reader.Read(row);
                if (taken is not null)
                {
                    _people.Add(taken);
                }
                else if (NameCell.Read(table.Cell(row, RosterField.Name)) is { } name)
                {
                    _names.AddRejected(table.Sheet.Name, row.Number, name);
                }
            }
            else if (kind == RowKind.Continuation && taken is { } above)
            {
                _people[^1] = taken = reader.ReadFurther(row, above);
            }

            withContent += row.Number <= last ? 1 : 0;
            if (kind == RowKind.Total && StatedCounts.OfRow(row) is { } total)
            {
                totals.Add((total, row.Cells.Any(cell => cell.Kind == CellKind.Text && TotalTerms.IsSub(CleanText.Fold(cell.Text))), row.Number));
            }
            else if (kind == RowKind.SubHeading)
            {
                context.SubHeadings.Read(SubHeadings.In(table, row)!);
            }
        }

        context.ReportCollected();
        _ownRows += context.OwnRows;
        _signs.AddColours(table, people);
        _rows.AddBlanks(last - table.HeaderBottom - withContent);
        RegionOfAllRows(context, before.Read, before.Findings);
        _stated.AddTable(table, _rows.Read - before.Read, totals);
        return true;
    }

    private void ReportTemplate(TemplateMark? mark)
    {
        if (mark is { Region: { } code } && code != region.Code)
        {
            _log.File(FindingCatalog.TemplateOfOtherRegion, rules.Regions.Find(code) is { } other ? $"{other.Name} ({code})" : code.Value);
        }

        if (mark is { IsOld: true })
        {
            _log.File(FindingCatalog.TemplateOutdated, mark.Version.ToString());
        }
    }

    private bool CanRead(SheetContext context)
    {
        var table = context.Table;
        if (!table.Has(RosterField.Name))
        {
            _log.Sheet(FindingCatalog.NoNameColumn, context.Sheet);
            return false;
        }

        if (!table.Has(RosterField.Nik) && !table.Has(RosterField.BirthDate))
        {
            _log.Sheet(FindingCatalog.NoIdentityColumn, context.Sheet);
            return false;
        }

        var subHeadings = table.RowsBelow.Any(row => SubHeadings.In(table, row) is { } text && RoleTerms.InHeading(text) is not null);
        if (!table.Has(RosterField.Role) && context.SheetRole is null && !subHeadings)
        {
            _log.Sheet(FindingCatalog.RoleNotStated, context.Sheet);
            return false;
        }

        return true;
    }

    private void ReportLayout(RosterTable table)
    {
        var sheet = table.Sheet;
        foreach (var column in table.Unknown)
        {
            var kind = UnreadData.KindOf(table, column, today);
            _log.Cell(
                kind is null ? FindingCatalog.UnknownColumn : FindingCatalog.UnreadData, sheet.Name, new CellAddress(table.HeaderBottom, column.Column),
                column.Heading, detail: kind is null ? column.Heading : $"{column.Heading} ({kind})");
        }

        _signs.AddHidden(table);
    }

    private RosterTable DropPersonal(RosterTable table)
    {
        var rest = PersonalColumns.Drop(table, out var headings);
        if (headings.Count > 0)
        {
            _log.Sheet(FindingCatalog.PersonalColumnDropped, table.Sheet.Name, string.Join(", ", headings));
        }

        return rest;
    }

    private void CompareTitles(IReadOnlyList<RosterTable> tables)
    {
        // What the rows say of themselves outweighs any letterhead.
        if (_ownRows * 2 > _rows.Read)
        {
            return;
        }

        if (_regions.OtherIn(tables.SelectMany(table => table.Titles), region) is { } other)
        {
            _log.File(FindingCatalog.TitleOfOtherRegion, other.Name);
        }
    }

    /// <summary>When every row says another region, the file belongs to another office.</summary>
    private void RegionOfAllRows(SheetContext context, int readBefore, int findingsBefore)
    {
        var rows = _rows.Read - readBefore;
        var other = _log.Findings.Skip(findingsBefore).Where(finding => finding.Rule == FindingCatalog.RowOfOtherRegion).ToList();
        if (rows > 0 && other.Count == rows)
        {
            _log.Sheet(FindingCatalog.OtherRegion, context.Sheet, other[0].Value);
        }
    }
}
