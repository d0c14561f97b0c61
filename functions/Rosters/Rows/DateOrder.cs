using SertiKesos.Platform.Excel;
using SertiKesos.Rosters.Cells;
using SertiKesos.Rosters.Layout;

namespace SertiKesos.Rosters.Rows;

/// <summary>
/// Whether the real dates of a file have day and month swapped. On a computer that reads the month first, 08/07 becomes
/// 7 August while 17/08 stays text: so no real date has a day above 12, and NIKs or the texts say the other order. It is
/// decided once for the whole file, since all of it was typed in one place.
/// </summary>
internal sealed class DateOrder
{
    private const int MonthsOfYear = 12;

    private static readonly RosterField[] Fields =
    [
        RosterField.BirthDate, RosterField.CertificateIssued, RosterField.CertificateExpires, RosterField.TrainingDate, RosterField.StrExpires,
        RosterField.AccreditationIssued, RosterField.AccreditationExpires, RosterField.RegistrationExpires,
    ];

    private int _real;
    private int _dayAboveTwelve;
    private int _textDayFirst;
    private int _agree;
    private int _agreeSwapped;

    public bool IsSwapped => _real > 0 && _dayAboveTwelve == 0
        && (_agreeSwapped > _agree ? _agreeSwapped >= 2 || _textDayFirst > 0 : _agree == 0 && _real >= 3 && _textDayFirst >= 2);

    public int Dates => _real;

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

    public SheetCell Read(SheetCell cell) =>
        IsSwapped && cell is { Kind: CellKind.Date, IsFormula: false, Date: { } date } ? cell with { Date = Swap(date) } : cell;

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
                }
            }
        }
    }

    private void Compare(RosterTable table, SheetRow row, DateOnly date)
    {
        if (date.Day == date.Month || table.Column(RosterField.Nik) is not { } column || NikCell.Read(row.At(column.Column)).Nik is not { } nik)
        {
            return;
        }

        _agree += nik.Agrees(date) ? 1 : 0;
        _agreeSwapped += date.Day <= MonthsOfYear && nik.Agrees(Swap(date)) ? 1 : 0;
    }

    private static DateOnly Swap(DateOnly date) => date.Day <= MonthsOfYear ? new DateOnly(date.Year, date.Day, date.Month) : date;
}
