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

/// <summary>What the reading of one file may take.</summary>
internal sealed record ReadingLimits(TimeSpan Time, TimeProvider Clock, WorkbookLimits Content)
{
    public static ReadingLimits Default { get; } = new(TimeSpan.FromSeconds(60), TimeProvider.System, WorkbookLimits.Default);
}

/// <summary>
/// Reads a roster whatever its format and layout. Bad input never throws: it ends as findings, and so does a file that
/// takes too long. Only the cancellation of the caller leaves as an exception.
/// </summary>
internal static class RosterReader
{
    /// <param name="today">The region's local date, against which dates are judged.</param>
    public static RosterReading Read(
        RosterFile file, Region region, DateOnly today, RulesInForce rules, CancellationToken cancel, ReadingLimits? limits = null)
    {
        if (RosterGate.Check(file.Content) is { } refusal)
        {
            return Refused(refusal);
        }

        limits ??= ReadingLimits.Default;
        using var timeout = new CancellationTokenSource(limits.Time, limits.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        try
        {
            var reading = new FileReading(region, today, rules);
            reading.ReportFormat(FileKinds.FormatOf(file.Content));
            return reading.Read(RosterSheets.Read(file, limits.Content, either.Token), either.Token);
        }
        catch (WorkbookException problem)
        {
            return Refused(RosterGate.RuleOf(problem.Problem), RosterTexts.Of(problem.Foreign));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Refused(FindingCatalog.OverTime);
        }
    }

    private static RosterReading Refused(FindingRule rule, string? detail = null) =>
        new([], new RowCounts(0, 0, 0, 0), null, [FindingLog.Refusal(rule, detail)]);
}

/// <summary>The reading of one file, sheet by sheet.</summary>
internal sealed class FileReading(Region region, DateOnly today, RulesInForce rules)
{
    private readonly RegionNames _regions = RegionNames.Of(rules.Regions);
    private readonly FindingLog _log = new();
    private readonly List<RosterPerson> _people = [];
    private readonly StatedCounts _stated = new();
    private int _read;
    private int _skipped;
    private readonly UnreadSigns _signs = new();
    private DateOrder _dates = new();
    private int _tables;
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
        var found = new List<(SheetContent Sheet, IReadOnlyList<RosterTable> Tables, RosterTable? Institutions)>();
        foreach (var sheet in sheets.Where(sheet => !ReceiptSheets.IsOurs(sheet) && !TemplateMark.IsNotes(sheet)))
        {
            cancel.ThrowIfCancellationRequested();
            var people = sheet.Hidden ? null : TableFinder.Find(sheet);
            var institutions = sheet.Hidden ? null : InstitutionTables.Find(sheet, people);
            found.Add((sheet, institutions is null ? [.. SideBySide.Split(people).SelectMany(OneBelowTheOther.Split)] : [], institutions));
        }

        var tables = found.SelectMany(entry => entry.Institutions is { } list ? [list] : entry.Tables).ToList();
        _dates = DateOrder.Of(tables, today);
        _institutions = new InstitutionReading(region, _regions, today, _log, _dates, _signs);
        if (_dates.IsSwapped)
        {
            _log.File(FindingCatalog.DatesSwapped, string.Create(CultureInfo.InvariantCulture, $"{_dates.Dates} tanggal"));
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
        if (tables.Count > 0 && _read + _institutions.Rows.Read == 0 && !_log.Findings.Any(finding => finding.Rule.Reach == FindingReach.File))
        {
            _log.File(_tables > 0 ? FindingCatalog.NoPeople : InstitutionFindings.NoInstitutions);
        }

        var declared = _stated.Total(_log, accepted);
        var reading = new RosterReading(accepted, new RowCounts(_read, accepted.Count, _read - accepted.Count, _skipped), declared, _log.Findings)
        {
            Institutions = listed,
            InstitutionRows = _institutions.Rows,
        };
        if (reading.IsMostlyDoubtful)
        {
            _log.File(FindingCatalog.MostRowsDoubtful, string.Create(CultureInfo.InvariantCulture, $"{reading.DoubtfulRows} dari {_read + _institutions.Rows.Read}"));
        }

        return reading;
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
            _skipped += tables.DistinctBy(table => table.HeaderTop).Sum(table => table.Sheet.Rows.Count(row => row.Number <= table.HeaderBottom && row.Number > table.After));
            foreach (var table in tables)
            {
                ReadTable(DropPersonal(table), cancel);
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

    private void ReadTable(RosterTable table, CancellationToken cancel)
    {
        var context = new SheetContext(table, region, _regions, today, _log, _dates);
        ReportLayout(table);
        if (!CanRead(context))
        {
            return;
        }

        var kinds = new RowKinds(table);
        var reader = new RowReader(context, rules.Certificates);
        var before = (Read: _read, Findings: _log.Findings.Count, People: _people.Count);
        var people = new List<SheetRow>();
        int last = table.HeaderBottom, withContent = 0;
        var totals = new List<(int Count, bool IsSub, int Row)>();
        foreach (var row in table.RowsBelow)
        {
            cancel.ThrowIfCancellationRequested();
            var kind = kinds.Of(row);
            if (kind == RowKind.Person && context.AwaitsReason(row))
            {
                kind = RowKind.Skipped;
            }

            if (kind == RowKind.Person)
            {
                _read++;
                last = row.Number;
                people.Add(row);
                if (reader.Read(row) is { } person)
                {
                    _people.Add(person);
                }
            }
            else
            {
                _skipped++;
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

        _signs.AddColours(table, people);
        _skipped += Math.Max(0, last - table.HeaderBottom - withContent);
        RegionOfAllRows(context, before.Read, before.Findings);
        _stated.AddTable(table, _read - before.Read, totals);
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

        var subHeadings = table.RowsBelow.Any(row => SubHeadings.In(table, row) is { } text && RoleTerms.Find(text) is not null);
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
            _log.Cell(FindingCatalog.UnknownColumn, sheet.Name, new CellAddress(table.HeaderBottom, column.Column), column.Heading, detail: column.Heading);
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
        if (_regions.OtherIn(tables.SelectMany(table => table.Titles), region) is { } other)
        {
            _log.File(FindingCatalog.TitleOfOtherRegion, other.Name);
        }
    }

    /// <summary>When every row says another region, the file belongs to another office.</summary>
    private void RegionOfAllRows(SheetContext context, int readBefore, int findingsBefore)
    {
        var rows = _read - readBefore;
        var other = _log.Findings.Skip(findingsBefore).Where(finding => finding.Rule == FindingCatalog.RowOfOtherRegion).ToList();
        if (rows > 0 && other.Count == rows)
        {
            _log.Sheet(FindingCatalog.OtherRegion, context.Sheet, other[0].Value);
        }
    }
}
