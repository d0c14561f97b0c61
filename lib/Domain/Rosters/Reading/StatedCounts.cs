using System.Globalization;
using SertiKesos.People;
using SertiKesos.Rosters.Cells;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Layout;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Reading;

/// <summary>
/// Gathers what a file states of its own numbers. A recap sheet is believed before the JUMLAH rows of the lists, and
/// those before a number in a title.
/// </summary>
internal sealed class StatedCounts
{
    private readonly List<(string Sheet, StatedTotals Stated)> _recaps = [];
    private readonly List<(string Sheet, int Rows, int? Total, int Row)> _tables = [];
    private int? _title;
    private string _titlePlace = "";

    /// <summary>The number that a JUMLAH row states.</summary>
    public static int? OfRow(SheetRow row)
    {
        foreach (var cell in row.Cells)
        {
            if (cell.Kind is CellKind.Number or CellKind.Text && CountTerms.First(CleanText.Line(cell.Text)) is { } count)
            {
                return count;
            }
        }

        return null;
    }

    public void AddRecap(string sheet, StatedTotals stated) => _recaps.Add((sheet, stated));

    public void AddTable(RosterTable table, int rows, IReadOnlyList<(int Count, bool IsSub, int Row)> totals)
    {
        var own = totals.Where(total => !total.IsSub).ToList();
        if (own.Count > 0)
        {
            // Several JUMLAH rows: the last is the grand total if it is as large as the others together.
            var last = own[^1];
            var others = own.Take(own.Count - 1).Sum(total => total.Count);
            _tables.Add((table.Sheet.Name, rows, last.Count >= others ? last.Count : others + last.Count, last.Row));
        }
        else
        {
            _tables.Add((table.Sheet.Name, rows, totals.Count > 0 ? totals.Sum(total => total.Count) : null, totals.Count > 0 ? totals[^1].Row : 0));
        }

        foreach (var title in table.Titles)
        {
            if (CountTerms.OfPeople(title) is { } people)
            {
                _title = (_title ?? 0) + people;
                _titlePlace = $"lembar {table.Sheet.Name}, judul";
            }
        }
    }

    /// <summary>All of it together; null when nothing is stated. Sheets whose own number does not agree are reported.</summary>
    public DeclaredTotals? Total(FindingLog log, IReadOnlyList<RosterPerson> people)
    {
        var (total, place) = OfTables(log);
        var recap = _recaps.FirstOrDefault(entry => entry.Stated.Training is null);
        if (recap.Stated is { } stated)
        {
            ReportParts(log, recap.Sheet, stated);
            RecapRows.Compare(recap.Sheet, stated, people, log);
            (total, place) = (stated.Total ?? total, Place(recap.Sheet, stated.Row));
        }

        if (total is null && _title is { } title)
        {
            (total, place) = (title, _titlePlace);
        }

        var trainings = _recaps.Select(entry => entry.Stated.Training).OfType<DeclaredTraining>()
            .Select(training => training with { Event = AsListed(training.Event, people) }).ToList();
        if (trainings.Count > 0 && place.Length == 0)
        {
            place = $"lembar {_recaps.First(entry => entry.Stated.Training is not null).Sheet}";
        }

        return total is null && recap.Stated is null && trainings.Count == 0
            ? null
            : new DeclaredTotals(total, recap.Stated?.Certified, recap.Stated?.Parts ?? [], trainings, Masking.Text(place));
    }

    /// <summary>A title in capitals is spelt as the list beside it spells the same training.</summary>
    private static string AsListed(string training, IReadOnlyList<RosterPerson> people) => people
        .SelectMany(person => person.Person.Assignments[0].Credentials)
        .FirstOrDefault(credential => credential.Kind == CredentialKind.Training
            && string.Equals(credential.Scheme, training, StringComparison.OrdinalIgnoreCase))?.Scheme ?? training;

    private (int? Total, string Place) OfTables(FindingLog log)
    {
        var stated = _tables.Where(table => table.Total is not null).ToList();
        if (stated.Count == 0)
        {
            return (null, "");
        }

        // The last sheet may close the whole file instead of itself.
        var last = stated[^1];
        var all = _tables.Sum(table => table.Rows);
        if (_tables.Count > 1 && last.Total == all && last.Total != last.Rows)
        {
            return (all, Place(last.Sheet, last.Row));
        }

        foreach (var (sheet, rows, total, row) in stated.Where(table => table.Total != table.Rows))
        {
            log.Row(FindingCatalog.DeclaredDiffers, sheet, row, string.Create(CultureInfo.InvariantCulture, $"tertulis {total}, terbaca {rows} baris"));
        }

        // Without a number on every sheet the sum would state less than the office means.
        return stated.Count == _tables.Count
            ? (stated.Sum(table => table.Total), stated.Count == 1 ? Place(last.Sheet, last.Row) : "baris jumlah pada setiap lembar")
            : (null, "");
    }

    private static void ReportParts(FindingLog log, string sheet, StatedTotals stated)
    {
        var sum = stated.Parts.Sum(part => part.People);
        if (stated.Total is { } total && stated.Parts.Count > 0 && sum != total)
        {
            log.Cell(
                FindingCatalog.PartsDiffer, sheet, stated.TotalCell ?? new CellAddress(stated.Row, 1), stated.Heading,
                total.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"{sum}, sedangkan jumlah yang tertulis {total}"));
        }
    }

    private static string Place(string sheet, int row) => string.Create(CultureInfo.InvariantCulture, $"lembar {sheet}, baris {row}");
}
