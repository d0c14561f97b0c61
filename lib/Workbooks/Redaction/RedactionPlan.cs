using System.Globalization;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Layout;
using SertiKesos.Sheets;

namespace SertiKesos.Workbooks.Redaction;

/// <summary>The cells of a file that speak of a person. Pure.</summary>
internal sealed class RedactionPlan
{
    private const int FindingSheetColumn = 4;
    private const int FindingCellColumn = 5;

    private readonly RedactionTarget _target;
    private readonly Dictionary<string, HashSet<CellAddress>> _cells = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<int>> _rows = new(StringComparer.Ordinal);

    /// <summary>Nor does anybody's longer name hold it.</summary>
    private readonly bool _fullNameTells;

    private RedactionPlan(IReadOnlyList<SheetContent> sheets, RosterReading reading, RedactionTarget target)
    {
        _target = target;
        NameTells = !reading.People.Any(row => target.IsNamesake(row.Person));
        _fullNameTells = NameTells && !reading.People.Any(row => !target.IsPerson(row.Person) && target.HasFullName(row.Person.Name));
        foreach (var sheet in sheets.Where(sheet => !ReceiptSheets.IsOurs(sheet)))
        {
            var people = reading.People.Where(row => row.Sheet == sheet.Name).ToLookup(row => row.Row);
            foreach (var row in sheet.Rows)
            {
                Add(sheet.Name, row, [.. people[row.Number]]);
            }
        }

        foreach (var sheet in sheets.Where(ReceiptSheets.IsOurs))
        {
            AddOurs(sheet);
        }
    }

    /// <summary>Nobody else in the file has the name.</summary>
    public bool NameTells { get; }

    public bool IsEmpty => _cells.Count == 0;

    public static RedactionPlan Of(IReadOnlyList<SheetContent> sheets, RosterReading reading, RedactionTarget target) => new(sheets, reading, target);

    public IReadOnlySet<CellAddress> Cells(string sheet) => _cells.TryGetValue(sheet, out var cells) ? cells : new HashSet<CellAddress>();

    /// <summary>Whether something beside the cells, such as a comment at an empty one, stands in a row of the person alone.</summary>
    public bool IsRow(string sheet, int row) => _rows.TryGetValue(sheet, out var rows) && rows.Contains(row);

    /// <param name="place">Of the sheet, which may be called after the person.</param>
    public SheetContent Apply(SheetContent sheet, int place)
    {
        var cells = Cells(sheet.Name);
        if (Tells(sheet.Name) || _target.HasName(sheet.Name))
        {
            sheet = sheet with { Name = string.Create(CultureInfo.InvariantCulture, $"Lembar {place + 1}") };
        }

        return cells.Count == 0
            ? sheet
            : sheet with { Rows = [.. sheet.Rows.Select(row => row with { Cells = [.. row.Cells.Where(cell => !cells.Contains(cell.Address))] }).Where(row => row.Cells.Count > 0)] };
    }

    private void Add(string sheet, SheetRow row, IReadOnlyList<RosterPerson> people)
    {
        // A row with a wrong NIK may be anybody's whose NIK that was.
        var read = people.FirstOrDefault(person => _target.IsPerson(person.Person));
        if (read is not null && people.Count > 1 && Columns(row, people, read) is var (first, last))
        {
            // Two tables side by side: the rest of the row is somebody else.
            Take(sheet, row.Cells.Where(cell => cell.Column >= first && cell.Column < last));
        }
        else if ((read is not null && people.Count == 1) || (people.All(person => person.HasWrongNik || _target.IsPerson(person.Person)) && IsOf(row)))
        {
            Take(sheet, row.Cells);
            if (!_rows.TryGetValue(sheet, out var rows))
            {
                _rows[sheet] = rows = [];
            }

            rows.Add(row.Number);
        }
        else
        {
            Take(sheet, row.Cells.Where(cell => _target.HasNik(cell) || Tells(cell.Text)));
        }
    }

    /// <summary>A text that gives the person away, wherever it stands.</summary>
    public bool Tells(string text) =>
        _target.IsMentioned(text) || (NameTells && text.Any(char.IsLetter) && (_target.IsName(text) || (_fullNameTells && _target.HasFullName(text))));

    private bool IsOf(SheetRow row)
    {
        if (row.Cells.Any(_target.HasNik))
        {
            return true;
        }

        return row.Cells.Any(cell => _target.IsName(cell.Text))
            && (NameTells || row.Cells.Any(cell => _target.IsBirth(cell) || _target.HasContact(cell.Text)));
    }

    /// <summary>Lists of changes name people; findings stand for the cells that are taken out.</summary>
    private void AddOurs(SheetContent sheet)
    {
        foreach (var row in sheet.Rows.Skip(1))
        {
            var about = row.At(FindingSheetColumn)?.Text is { } name && CellAddress.TryParse(row.At(FindingCellColumn)?.Text ?? "", out var cell)
                && (IsRow(name, cell.Row) || Cells(name).Contains(cell));
            Take(sheet.Name, row.Cells.Where(cell => about || _target.IsMentioned(cell.Text) || _target.HasName(cell.Text)));
        }
    }

    private void Take(string sheet, IEnumerable<SheetCell> cells)
    {
        foreach (var cell in cells)
        {
            if (!_cells.TryGetValue(sheet, out var taken))
            {
                _cells[sheet] = taken = [];
            }

            taken.Add(cell.Address);
        }
    }

    /// <summary>Tables side by side have one layout: each begins as far before its identity as the first.</summary>
    private static (int First, int Last)? Columns(SheetRow row, IReadOnlyList<RosterPerson> people, RosterPerson read)
    {
        var places = people.Select(person => person.Identity?.Cell.Column ?? 0).Order().ToList();
        if (places[0] == 0 || read.Identity is not { } identity)
        {
            return null;
        }

        var offset = places[0] - row.Cells[0].Column;
        var next = places.Where(place => place > identity.Cell.Column).Select(place => place - offset).DefaultIfEmpty(int.MaxValue).First();
        return (identity.Cell.Column - offset, next);
    }
}
