using System.Globalization;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Rosters.Cells;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Layout;
using SertiKesos.Sheets;
using SertiKesos.Time;

namespace SertiKesos.Rosters.Rows;

/// <summary>What every row of one table shares, and where its findings go.</summary>
internal sealed class SheetContext(
    RosterTable table, Region region, RegionNames regions, DateOnly today, FindingLog log, DateOrder dates)
{
    private const int MaxClaims = 8;
    private const int MinRounded = 5;
    private const int MinThousands = 3;

    private readonly Dictionary<int, SheetCell> _above = [];
    private readonly Dictionary<string, (RosterColumn Column, int Count)> _claims = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<(string Code, int Row, int Column)> _reported = [];

    public RosterTable Table => table;

    public Region Region => region;

    /// <summary>All regions, by what offices call them.</summary>
    public RegionNames Regions => regions;

    public DateOnly Today => today;

    public string Sheet => table.Sheet.Name;

    /// <summary>The role that the sheet's name or its titles state, for rows without one of their own.</summary>
    public Role? SheetRole { get; } = RoleTerms.InHeading(table.Sheet.Name) ?? OfTitles(table.Titles);

    public string? SheetPosting { get; } = PostingTerms.OfSheet(table.Sheet.Name);

    /// <summary>The template's sheet of those who left.</summary>
    public bool IsLeft { get; } = TemplateMark.IsLeft(table.Sheet);

    public SubHeadings SubHeadings { get; } = new();

    /// <summary>
    /// Whether the NIKs of the column went through a program that keeps fifteen digits: one in ten ends in 0, not the most.
    /// </summary>
    public bool HasRoundedNiks { get; } = AreRounded(table);

    /// <summary>Rows that name the office's own region.</summary>
    public int OwnRows { get; set; }

    /// <summary>
    /// A cell of the row for a column of meaning. Errors and formulas that were never calculated are reported and read
    /// as blank; ditto marks repeat the cell above.
    /// </summary>
    public SheetCell? Cell(SheetRow row, RosterColumn? column)
    {
        if (column is null || table.Cell(row, column.Column) is not { } cell)
        {
            return null;
        }

        if (cell.Kind == CellKind.Error)
        {
            Report(FindingCatalog.ErrorCell, row, column, cell.Text, cell.Text);
            return null;
        }

        if (cell.Kind == CellKind.FormulaWithoutValue)
        {
            Report(FindingCatalog.FormulaWithoutValue, row, column);
            return null;
        }

        if (cell.Kind == CellKind.Text && IsDitto(cell.Text))
        {
            // Nobody has the name and the NIK of somebody else.
            if (column.Field is RosterField.Name or RosterField.Nik or RosterField.InstitutionName || !_above.TryGetValue(column.Column, out var above))
            {
                return null;
            }

            Report(FindingCatalog.DittoCopied, row, column);
            return above;
        }

        if (cell.Kind == CellKind.Text && Mojibake.Repair(cell.Text) is { } repaired)
        {
            Report(FindingCatalog.TextRepaired, row, column);
            cell = cell with { Text = repaired };
        }

        return _above[column.Column] = dates.Read(Sheet, cell);
    }

    public SheetCell? Cell(SheetRow row, RosterField field) => Cell(row, table.Column(field));

    public string? Text(SheetRow row, RosterField field) => Text(row, table.Column(field));

    public string? Text(SheetRow row, RosterColumn? column) =>
        Cell(row, column) is { } cell && !BecameDate(row, column, cell) && CleanText.Line(cell.Text) is var line && !CleanText.IsPlaceholder(line) ? line : null;

    /// <summary>Excel makes dates of words such as 3/4 and 1.2.3; what stood there before is lost, and is asked for.</summary>
    public bool BecameDate(SheetRow row, RosterColumn? column, SheetCell cell)
    {
        if (cell is not { Kind: CellKind.Date, Date: { } date })
        {
            return false;
        }

        if (column?.Field is not (RosterField.Remarks or RosterField.Status))
        {
            Report(FindingCatalog.TextBecameDate, row, column, detail: IndonesianText.Long(date));
        }

        return true;
    }

    public void Report(FindingRule rule, SheetRow row, RosterColumn? column, string? value = null, string? detail = null)
    {
        // A cell may be asked for twice; it is wrong only once.
        if (!_reported.Add((rule.Code, row.Number, column?.Column ?? 0)))
        {
            return;
        }

        if (column is null)
        {
            log.Row(rule, Sheet, row.Number, detail);
        }
        else
        {
            // Under a tall merged cell the content stands in its first row, which is also where it shows.
            var cell = table.Cell(row, column.Column);
            log.Cell(rule, Sheet, row.Number, cell?.Address ?? new CellAddress(row.Number, column.Column), column.Heading, value ?? Shown(cell, column.Field), detail);
        }
    }

    /// <summary>Each unknown word is named once for its column, however often it stands there.</summary>
    public void ReportUnknownClaim(RosterColumn column, string words) => _claims[words] = (column, _claims.GetValueOrDefault(words).Count + 1);

    public void ReportCollected()
    {
        if (HasRoundedNiks && table.Column(RosterField.Nik) is { } niks)
        {
            log.Cell(FindingCatalog.NikLostLastDigit, Sheet, new CellAddress(table.HeaderBottom, niks.Column), niks.Heading);
        }

        if (_claims.Count > 0)
        {
            var column = _claims.Values.First().Column;
            var words = _claims.Take(MaxClaims).Select(claim => string.Create(CultureInfo.InvariantCulture, $"\"{claim.Key}\" ({claim.Value.Count} baris)"));
            var more = _claims.Count > MaxClaims ? string.Create(CultureInfo.InvariantCulture, $" dan {_claims.Count - MaxClaims} lainnya") : "";
            log.Cell(FindingCatalog.ClaimUnknown, Sheet, new CellAddress(table.HeaderBottom, column.Column), column.Heading, detail: string.Join(", ", words) + more);
        }
    }

    /// <summary>What the office sees in a cell; of a number that names a person only its end.</summary>
    private static string? Shown(SheetCell? cell, RosterField field) => cell switch
    {
        null => null,
        { Date: { } date } => date.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture),
        { } known when field is RosterField.Nik or RosterField.Nip or RosterField.Phone && known.Text.Any(char.IsAsciiDigit) => Masking.Tail(known.Text),
        { } known => CleanText.Line(known.Text),
    };

    public void Report(FindingRule rule, SheetRow row, RosterField field, string? value = null, string? detail = null) =>
        Report(rule, row, table.Column(field), value, detail);

    /// <summary>Somebody who is missing without a reason yet: neither serving nor gone.</summary>
    public bool AwaitsReason(SheetRow row) => IsLeft && Text(row, RosterField.Status) is null;

    private static bool AreRounded(RosterTable table)
    {
        if (table.Column(RosterField.Nik) is not { } column)
        {
            return false;
        }

        int all = 0, tens = 0, thousands = 0;
        foreach (var cell in table.RowsBelow.Select(row => row.At(column.Column)))
        {
            if (cell is { Kind: CellKind.Text, Text: { Length: >= Nik.Length } text })
            {
                all++;
                tens += text.EndsWith('0') ? 1 : 0;
                thousands += text.EndsWith("000", StringComparison.Ordinal) ? 1 : 0;
            }
        }

        return (tens >= MinRounded && tens * 2 > all) || (thousands >= MinThousands && thousands * 2 > all);
    }

    private static bool IsDitto(string text) => MayBeDitto(text)
        && (text.Trim() is "\"" or "''" or "〃" or "-\"-" or "”" or "“" || CleanText.Fold(text) is "sda" or "s d a" or "idem" or "ditto");

    /// <summary>A text that begins with another letter or digit is none, and needs no folding to know it.</summary>
    private static bool MayBeDitto(string text) =>
        text.Length == 0 || !char.IsAsciiLetterOrDigit(text[0]) || text[0] is 's' or 'S' or 'i' or 'I' or 'd' or 'D';

    /// <summary>The role of the titles, unless they name several.</summary>
    private static Role? OfTitles(IEnumerable<string> titles)
    {
        var roles = titles.Select(RoleTerms.InHeading).OfType<Role>().Distinct().ToList();
        return roles.Count == 1 ? roles[0] : null;
    }
}
