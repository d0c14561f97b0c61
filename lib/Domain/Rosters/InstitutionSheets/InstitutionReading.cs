using System.Globalization;
using System.Text.RegularExpressions;
using SertiKesos.Institutions;
using SertiKesos.Regions;
using SertiKesos.Rosters.Cells;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Layout;
using SertiKesos.Rosters.Rows;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.InstitutionSheets;

/// <summary>Reads the lists of institutions of one file.</summary>
internal sealed partial class InstitutionReading(
    Region region, RegionNames regions, DateOnly today, FindingLog log, DateOrder dates, UnreadSigns signs)
{
    private readonly List<RosterInstitution> _institutions = [];
    private int _read;
    private int _skipped;

    public RowCounts Rows => new(_read, _institutions.Count, _read - _institutions.Count, _skipped);

    /// <param name="table">A list that <see cref="InstitutionTables"/> found.</param>
    public void Read(RosterTable table, CancellationToken cancel)
    {
        foreach (var column in table.Unknown)
        {
            log.Cell(InstitutionFindings.UnknownColumn, table.Sheet.Name, new CellAddress(table.HeaderBottom, column.Column), column.Heading, detail: column.Heading);
        }

        signs.AddHidden(table);
        var context = new SheetContext(table, region, regions, today, log, dates);
        var reader = new InstitutionRowReader(context, KindOf(table));
        var kinds = new RowKinds(table, RosterField.InstitutionName);
        var rows = new List<SheetRow>();
        var stated = new List<(int Count, int Row)>();
        var findingsBefore = log.Findings.Count;
        foreach (var row in table.RowsBelow)
        {
            cancel.ThrowIfCancellationRequested();
            switch (kinds.Of(row))
            {
                case RowKind.Person:
                    rows.Add(row);
                    if (reader.Read(row) is { } institution)
                    {
                        _institutions.Add(new RosterInstitution(context.Sheet, row.Number, institution));
                    }

                    break;
                case RowKind.Total:
                    stated.AddRange(StatedIn(table, row));
                    _skipped++;
                    break;
                case RowKind.SubHeading:
                    context.SubHeadings.Read(row.Cells[0].Text);
                    reader.SubHeading = InstitutionKindTerms.Find(row.Cells[0].Text) ?? reader.SubHeading;
                    _skipped++;
                    break;
                default:
                    _skipped++;
                    break;
            }
        }

        _read += rows.Count;
        signs.AddColours(table, rows);
        CompareStated(table, rows.Count, stated);
        RegionOfAllRows(context, rows.Count, findingsBefore);
    }

    /// <summary>All that were read, after the comparisons between rows.</summary>
    public IReadOnlyList<RosterInstitution> Finish()
    {
        foreach (var group in _institutions.GroupBy(row => InstitutionIdentity.FoldName(row.Institution.Name)))
        {
            var seen = new List<RosterInstitution>();
            foreach (var row in group)
            {
                if (seen.Find(other => InstitutionIdentity.AreSame(other.Institution, row.Institution)) is { } first)
                {
                    log.Row(InstitutionFindings.Duplicate, row.Sheet, row.Row, Pair(first, row));
                }
                else
                {
                    seen.Add(row);
                }
            }
        }

        var holders = new Dictionary<string, RosterInstitution>(StringComparer.Ordinal);
        foreach (var row in _institutions)
        {
            if (NumberKey.Of(row.Institution.Registration?.Number) is { } number && !holders.TryAdd(number, row)
                && InstitutionIdentity.FoldName(holders[number].Institution.Name) != InstitutionIdentity.FoldName(row.Institution.Name))
            {
                log.Row(InstitutionFindings.NumberShared, row.Sheet, row.Row, Pair(holders[number], row));
            }
        }

        return _institutions;
    }

    /// <summary>The kind that the name's heading, the sheet or its titles state, unless they state several.</summary>
    private static InstitutionKind? KindOf(RosterTable table)
    {
        foreach (var texts in (IEnumerable<string>[])[[table.Column(RosterField.InstitutionName)?.Heading ?? ""], [table.Sheet.Name], table.Titles])
        {
            var kinds = texts.Select(InstitutionKindTerms.Find).OfType<InstitutionKind>().Distinct().ToList();
            if (kinds.Count == 1)
            {
                return kinds[0];
            }
        }

        return null;
    }

    /// <summary>A JUMLAH row states institutions in its words or under the name; under other columns it sums clients or rooms.</summary>
    private static IEnumerable<(int Count, int Row)> StatedIn(RosterTable table, SheetRow row)
    {
        var label = row.Cells.First(cell => cell.Kind == CellKind.Text && TotalTerms.IsTotal(cell.Text));
        if (TotalTerms.IsSub(CleanText.Fold(label.Text)))
        {
            yield break;
        }

        if (OfInstitutions(label.Text) is { } said)
        {
            yield return (said, row.Number);
            yield break;
        }

        foreach (var cell in row.Cells.Where(cell => cell.Kind == CellKind.Number))
        {
            var field = table.Columns.FirstOrDefault(column => column.Column == cell.Column)?.Field;
            if (field is RosterField.Number or RosterField.InstitutionName or RosterField.InstitutionKind && CountTerms.First(cell.Text) is { } count)
            {
                yield return (count, row.Number);
                yield break;
            }
        }
    }

    private void CompareStated(RosterTable table, int rows, List<(int Count, int Row)> totals)
    {
        if (totals.Count == 0 && table.Titles.Select(OfInstitutions).OfType<int>().ToList() is [var title])
        {
            totals.Add((title, table.HeaderTop));
        }

        if (totals.Count > 0 && totals[^1].Count != rows)
        {
            var (count, row) = totals[^1];
            log.Row(InstitutionFindings.StatedDiffers, table.Sheet.Name, row, string.Create(CultureInfo.InvariantCulture, $"tertulis {count}, terbaca {rows} baris"));
        }
    }

    private void RegionOfAllRows(SheetContext context, int rows, int findingsBefore)
    {
        var other = log.Findings.Skip(findingsBefore).Where(finding => finding.Rule == FindingCatalog.RowOfOtherRegion).ToList();
        if (rows > 0 && other.Count == rows)
        {
            log.Sheet(FindingCatalog.OtherRegion, context.Sheet, other[0].Value);
        }
    }

    private static string Pair(RosterInstitution first, RosterInstitution later) => first.Sheet == later.Sheet
        ? string.Create(CultureInfo.InvariantCulture, $"baris {first.Row} = baris {later.Row}")
        : string.Create(CultureInfo.InvariantCulture, $"{first.Sheet} baris {first.Row} = {later.Sheet} baris {later.Row}");

    /// <summary>"12 LKS" in a title; null where no number of institutions is stated.</summary>
    private static int? OfInstitutions(string text) => Stated().Match(text) is { Success: true } match ? CountTerms.First(match.Groups[1].Value) : null;

    [GeneratedRegex(@"(?<![\d./\-])(\d[\d.]*)\s*(?:\([\p{L} ]+\)\s*)?(?:LKSA?|LKS-?LU|LK3|lembaga|panti|yayasan|institusi|rumah singgah)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Stated();
}
