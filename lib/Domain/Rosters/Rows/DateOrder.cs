using SertiKesos.People;
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
    private readonly Dictionary<(string Sheet, int Column), TextDates> _texts = [];
    private HashSet<(string Sheet, int Column)> _monthFirst = [];
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

        order._monthFirst = order.ColumnsWithMonthFirst();
        return order;
    }

    /// <summary>The headings of the columns whose texts have the month first.</summary>
    public IReadOnlyList<string> MonthFirst => [.. _monthFirst.Select(column => _texts[column].Heading).Distinct()];

    public SheetCell Read(string sheet, SheetCell cell)
    {
        if (_monthFirst.Count > 0 && _monthFirst.Contains((sheet, cell.Column)))
        {
            return OfMonthFirst(sheet, cell);
        }

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

    /// <summary>What such a computer took for a real date has day and month swapped as well.</summary>
    private SheetCell OfMonthFirst(string sheet, SheetCell cell) => cell switch
    {
        { Kind: CellKind.Text } => cell with { Text = DateCell.WithDayFirst(cell.Text) },
        { Kind: CellKind.Date, IsFormula: false, Date: { } date } when _texts[(sheet, cell.Column)].RealAboveTwelve == 0 => cell with { Date = Swap(date) },
        _ => cell,
    };

    /// <summary>
    /// A column has the month first when its heading says so, or when a date of it can be nothing else and none is the
    /// other way; a column that says nothing follows the others of the file when they all say the same.
    /// </summary>
    private HashSet<(string Sheet, int Column)> ColumnsWithMonthFirst()
    {
        var sure = _texts.Where(column => column.Value.HasMonthFirst).Select(column => column.Key).ToHashSet();
        if (sure.Count > 0 && !_texts.Values.Any(column => column.DayFirst > 0 || column.Agree > 0))
        {
            sure.UnionWith(_texts.Where(column => column.Value.Open > 0).Select(column => column.Key));
        }

        return sure;
    }

    private void WeighText(RosterTable table, SheetRow row, RosterColumn column, SheetCell cell, DateOnly today)
    {
        var places = DateCell.PlacesOf(cell.Text);
        if (places == DatePlaces.None)
        {
            return;
        }

        var key = (table.Sheet.Name, cell.Column);
        var seen = _texts.GetValueOrDefault(key) ?? (_texts[key] = new TextDates(column.Heading));
        seen.DayFirst += places == DatePlaces.DayFirst ? 1 : 0;
        seen.MonthFirst += places == DatePlaces.MonthFirst ? 1 : 0;
        seen.Open += places == DatePlaces.Open ? 1 : 0;
        if (places == DatePlaces.Open && column.Field == RosterField.BirthDate && NikOf(table, row) is { } nik
            && DateCell.Parse(cell.Text, DateMeaning.Birth, today).Date is { } date && date.Day != date.Month)
        {
            seen.Agree += nik.Agrees(date) ? 1 : 0;
            seen.AgreeSwapped += nik.Agrees(Swap(date)) ? 1 : 0;
        }
    }

    private static Nik? NikOf(RosterTable table, SheetRow row) =>
        table.Column(RosterField.Nik) is { } column ? NikCell.Read(row.At(column.Column)).Nik : null;

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
                    var texts = _texts.GetValueOrDefault(key) ?? (_texts[key] = new TextDates(column.Heading));
                    texts.RealAboveTwelve += date.Day > MonthsOfYear ? 1 : 0;
                    if (field == RosterField.BirthDate)
                    {
                        Compare(table, row, date);
                    }
                }
                else if (cell.Kind == CellKind.Text)
                {
                    WeighText(table, row, column, cell, today);
                    if (cell.Text.Any(char.IsLetter))
                    {
                        continue;
                    }

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
        if (NikOf(table, row) is not { } nik)
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

    /// <summary>What the texts of one column say of the order of day and month.</summary>
    private sealed class TextDates(string heading)
    {
        private static readonly string[] SaysSo = ["mm dd yyyy", "mm dd yy", "mm dd tttt", "bulan tanggal tahun", "bln tgl thn", "bulan hari tahun"];

        public string Heading => heading;

        public int DayFirst { get; set; }

        public int MonthFirst { get; set; }

        public int Open { get; set; }

        /// <summary>Birth dates that the NIK confirms as they stand, and turned round.</summary>
        public int Agree { get; set; }

        public int AgreeSwapped { get; set; }

        public int RealAboveTwelve { get; set; }

        public bool HasMonthFirst => DayFirst == 0 && Agree == 0
            && (MonthFirst > 0 || AgreeSwapped >= 2 || (Open > 0 && CleanText.HasAnyWord(CleanText.Fold(heading), SaysSo)));
    }
}
