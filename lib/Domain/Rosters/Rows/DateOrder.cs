using SertiKesos.Rosters.Cells;
using SertiKesos.Rosters.Layout;
using SertiKesos.Sheets;
using SertiKesos.Time;

namespace SertiKesos.Rosters.Rows;

/// <summary>
/// Whether the real dates of a file have day and month swapped. On a computer that reads the month first, 08/07 becomes
/// 7 August while 17/08 stays text: so no real date has a day above 12, and NIKs or the texts say the other order. It is
/// decided once for the whole file, since all of it was typed in one place. Columns that a program wrote in the time of
/// Greenwich are found here too: midnight in Jakarta is 17:00 of the day before.
/// </summary>
internal sealed class DateOrder
{
    private const int MonthsOfYear = 12;

    private static readonly RosterField[] Fields =
    [
        RosterField.BirthDate, RosterField.CertificateIssued, RosterField.CertificateExpires, RosterField.TrainingDate, RosterField.StrExpires,
        RosterField.AccreditationIssued, RosterField.AccreditationExpires, RosterField.RegistrationExpires,
    ];

    private readonly Dictionary<(string Sheet, int Column), (int Dates, int Shifted, string Heading)> _columns = [];
    private int _real;
    private int _dayAboveTwelve;
    private int _textDayFirst;
    private int _textOpen;
    private int _withNik;
    private int _agree;
    private int _agreeSwapped;

    public bool IsSwapped => _real > 0 && _dayAboveTwelve == 0
        && (_agreeSwapped > _agree ? _agreeSwapped >= 2 || _textDayFirst > 0 : SaysOnlyTheKind);

    /// <summary>Without a single NIK beside a real date, and every date that could be taken either way is a real one.</summary>
    private bool SaysOnlyTheKind => _withNik == 0 && _textOpen == 0 && _real >= 3 && _textDayFirst >= 2;

    public int Dates => _real;

    /// <summary>The headings of the columns whose every date stands at midnight of an Indonesian zone.</summary>
    public IReadOnlyList<string> Shifted => [.. _columns.Values.Where(IsShifted).Select(column => column.Heading)];

    public static DateOrder Of(IEnumerable<RosterTable> tables, DateOnly today)
    {
        var order = new DateOrder();
        foreach (var table in tables)
        {
            foreach (var row in table.RowsBelow)
            {
                order.Weigh(table, row, today);
            }
        }

        return order;
    }

    public SheetCell Read(string sheet, SheetCell cell)
    {
        if (cell is not { Kind: CellKind.Date, IsFormula: false, Date: { } date })
        {
            return cell;
        }

        if (date < DateOnly.MaxValue && _columns.TryGetValue((sheet, cell.Column), out var column) && IsShifted(column))
        {
            return cell with { Date = date.PlusDays(1) };
        }

        return IsSwapped ? cell with { Date = Swap(date) } : cell;
    }

    private static bool IsShifted((int Dates, int Shifted, string Heading) column) => column.Shifted >= 2 && column.Shifted == column.Dates;

    private void Weigh(RosterTable table, SheetRow row, DateOnly today)
    {
        foreach (var field in Fields)
        {
            foreach (var column in table.All(field))
            {
                if (row.At(column.Column) is not { IsFormula: false } cell)
                {
                    continue;
                }

                if (cell is { Kind: CellKind.Date, Date: { } date })
                {
                    _real++;
                    var key = (table.Sheet.Name, cell.Column);
                    var seen = _columns.GetValueOrDefault(key);
                    _columns[key] = (seen.Dates + 1, seen.Shifted + (IsMidnightElsewhere(cell) ? 1 : 0), column.Heading);
                    _dayAboveTwelve += date.Day > MonthsOfYear ? 1 : 0;
                    if (field == RosterField.BirthDate)
                    {
                        Compare(table, row, date);
                    }
                }
                else if (cell.Kind == CellKind.Text && !cell.Text.Any(char.IsLetter))
                {
                    var read = DateCell.Parse(cell.Text, field == RosterField.BirthDate ? DateMeaning.Birth : DateMeaning.Certificate, today);
                    _textDayFirst += read is { Note: DateNote.None, Date.Day: > MonthsOfYear } ? 1 : 0;
                    _textOpen += read is { Note: DateNote.None, Date.Day: <= MonthsOfYear } ? 1 : 0;
                }
            }
        }
    }

    private static bool IsMidnightElsewhere(SheetCell cell) => CellTime.Of(cell) is { Hours: 15 or 16 or 17, Minutes: 0 };

    private void Compare(RosterTable table, SheetRow row, DateOnly date)
    {
        if (table.Column(RosterField.Nik) is not { } column || NikCell.Read(row.At(column.Column)).Nik is not { } nik)
        {
            return;
        }

        _withNik++;
        if (date.Day == date.Month)
        {
            return;
        }

        _agree += nik.Agrees(date) ? 1 : 0;
        _agreeSwapped += date.Day <= MonthsOfYear && nik.Agrees(Swap(date)) ? 1 : 0;
    }

    private static DateOnly Swap(DateOnly date) => date.Day <= MonthsOfYear ? new DateOnly(date.Year, date.Day, date.Month) : date;
}
