using System.Globalization;
using SertiKesos.Summaries.Disclosure;

namespace SertiKesos.Tests.Summaries.Disclosure;

/// <summary>A cell of one of the published editions.</summary>
internal readonly record struct PrintedCell(int Edition, string Table, string Row, int Column);

/// <summary>
/// A reader with all public editions on the desk, pencil and fractions: writes down every sum that the tables say of
/// themselves, takes for equal what has not changed between two editions, and solves. Shares no code with what protects.
/// </summary>
internal sealed class DisclosureAttack
{
    private readonly IReadOnlyList<PublishedEdition> _editions;
    private readonly Dictionary<PrintedCell, int> _unknown = [];
    private readonly List<(Dictionary<int, Fraction> Left, Fraction Right)> _sums = [];
    private readonly List<(Dictionary<int, Fraction> Left, Fraction Right)> _guesses = [];

    public DisclosureAttack(IReadOnlyList<PublishedEdition> editions)
    {
        _editions = editions;
        for (var edition = 0; edition < editions.Count; edition++)
        {
            WriteSums(edition);
        }
    }

    /// <summary>The cells that have one value only, with that value.</summary>
    /// <param name="fromTheEnd">Guesses that contradict each other cannot all stand; the first do, or the last.</param>
    public Dictionary<PrintedCell, int> Solve(bool fromTheEnd = false)
    {
        var names = _unknown.ToDictionary(entry => entry.Value, entry => entry.Key);
        var solved = new Dictionary<PrintedCell, int>();
        var rows = new List<(int Pivot, Dictionary<int, Fraction> Left, Fraction Right)>();
        var whereUsed = new Dictionary<int, HashSet<int>>();
        var pivotRow = new Dictionary<int, int>();
        var guesses = fromTheEnd ? _guesses.AsEnumerable().Reverse() : _guesses;
        foreach (var (index, (left, right)) in _sums.OrderBy(sum => sum.Left.Count).Concat(guesses).Index())
        {
            var (row, value) = (new Dictionary<int, Fraction>(left), right);
            foreach (var at in left.Keys.Where(pivotRow.ContainsKey))
            {
                value = Subtract(row, value, left[at], rows[pivotRow[at]]);
            }

            if (row.Count == 0)
            {
                Assert.True(value.IsZero || index >= _sums.Count, "The published tables contradict themselves.");
                continue;
            }

            var (pivot, by) = row.First();
            row = row.ToDictionary(term => term.Key, term => term.Value / by);
            var added = (Pivot: pivot, Left: row, Right: value / by);
            foreach (var user in whereUsed.GetValueOrDefault(pivot, []).ToList())
            {
                var old = rows[user];
                var changed = new Dictionary<int, Fraction>(old.Left);
                var result = Subtract(changed, old.Right, old.Left[pivot], added);
                foreach (var at in old.Left.Keys)
                {
                    whereUsed[at].Remove(user);
                }

                rows[user] = (old.Pivot, changed, result);
                Note(user);
            }

            pivotRow[pivot] = rows.Count;
            rows.Add(added);
            Note(rows.Count - 1);
        }

        foreach (var (pivot, left, right) in rows.Where(row => row.Left.Count == 1))
        {
            solved[names[pivot]] = right.ToInt();
        }

        return solved;

        void Note(int index)
        {
            foreach (var at in rows[index].Left.Keys)
            {
                (whereUsed.TryGetValue(at, out var found) ? found : whereUsed[at] = []).Add(index);
            }
        }
    }

    /// <summary>The reader takes two cells for equal, as long as nothing that is published says otherwise.</summary>
    public void Guess(PrintedCell one, PrintedCell other) => Write([(one, 1), (other, -1)], 0, _guesses);

    /// <summary>The reader knows of sums that no table says, such as how many people have two roles.</summary>
    public void Know(IEnumerable<(PrintedCell Cell, int Times)> terms, int sum) => Write(terms, sum, _sums);

    private static Fraction Subtract(
        Dictionary<int, Fraction> row, Fraction right, Fraction times, (int Pivot, Dictionary<int, Fraction> Left, Fraction Right) other)
    {
        foreach (var (at, value) in other.Left)
        {
            var rest = row.GetValueOrDefault(at, Fraction.Zero) - (times * value);
            if (rest.IsZero)
            {
                row.Remove(at);
            }
            else
            {
                row[at] = rest;
            }
        }

        return right - (times * other.Right);
    }

    private void Write(params IEnumerable<(PrintedCell Cell, int Times)> terms) => Write(terms, 0, _sums);

    private void Write(IEnumerable<(PrintedCell Cell, int Times)> terms, int sum, List<(Dictionary<int, Fraction> Left, Fraction Right)> into)
    {
        var left = new Dictionary<int, Fraction>();
        var right = Fraction.Of(sum);
        foreach (var (name, times) in terms)
        {
            var printed = Printed(name);
            if (printed?.Mark == CellMark.Number)
            {
                right -= Fraction.Of(times * printed.Value.Value);
            }
            else if (printed?.Mark == CellMark.Suppressed)
            {
                var at = _unknown.TryGetValue(name, out var known) ? known : _unknown[name] = _unknown.Count;
                left[at] = left.GetValueOrDefault(at, Fraction.Zero) - Fraction.Of(-times);
            }
        }

        if (left.Count > 0)
        {
            into.Add((left, right));
        }
    }

    private PublicCell? Printed(PrintedCell cell) =>
        _editions[cell.Edition].Tables.First(table => table.Code == cell.Table).Rows.FirstOrDefault(row => row.Code == cell.Row)?.Cells[cell.Column];

    private void WriteSums(int number)
    {
        var edition = _editions[number];
        PublicTable Table(string code) => edition.Tables.First(table => table.Code == code);
        PrintedCell Cell(string table, string row, int column) => new(number, table, row, column);

        // Within a row: people are those with and without a certificate; those without are of three kinds, the last of three more.
        foreach (var table in edition.Tables.Where(table => table.Code != "jatuh_tempo"))
        {
            foreach (var row in table.Rows.Where(row => row.Status != "ditahan"))
            {
                Write([(Cell(table.Code, row.Code, 0), 1), (Cell(table.Code, row.Code, 1), -1), (Cell(table.Code, row.Code, 2), -1)]);
                for (var whole = 2; whole + 3 < table.Columns.Count; whole += 3)
                {
                    Write([(Cell(table.Code, row.Code, whole), 1), .. Enumerable.Range(whole + 1, 3).Select(part => (Cell(table.Code, row.Code, part), -1))]);
                }
            }
        }

        // Between tables: the country, its areas, their provinces, their regions.
        string[] order = ["nasional", "bbppks", "provinsi", "wilayah"];
        for (var level = 1; level < order.Length; level++)
        {
            foreach (var above in Table(order[level - 1]).Rows)
            {
                for (var column = 0; column < Table(order[level]).Columns.Count; column++)
                {
                    var parts = Table(order[level]).Rows
                        .Where(row => (level == 1 || row.Parent == above.Code) && row.Status != "ditahan" && row.Cells[column].Mark is CellMark.Number or CellMark.Suppressed)
                        .ToList();
                    if (parts.Count > 0)
                    {
                        Write([(Cell(order[level - 1], above.Code, column), -1), .. parts.Select(part => (Cell(order[level], part.Code, column), 1))]);
                    }
                }
            }
        }

        // Expiries by month and area: the first column is the country, the first row all months.
        var months = Table("jatuh_tempo");
        foreach (var row in months.Rows)
        {
            Write([(Cell(months.Code, row.Code, 0), -1), .. Enumerable.Range(1, months.Columns.Count - 1).Select(column => (Cell(months.Code, row.Code, column), 1))]);
        }

        for (var column = 0; column < months.Columns.Count; column++)
        {
            Write([(Cell(months.Code, months.Rows[0].Code, column), -1), .. months.Rows.Skip(1).Select(row => (Cell(months.Code, row.Code, column), 1))]);
        }
    }

    /// <summary>An exact fraction; numbers too large for it end the attack with an error rather than with a wrong value.</summary>
    private readonly record struct Fraction(long Above, long Below)
    {
        public static Fraction Zero => new(0, 1);

        public bool IsZero => Above == 0;

        public static Fraction Of(long value) => new(value, 1);

        public static Fraction operator -(Fraction left, Fraction right) =>
            Reduced(checked((left.Above * right.Below) - (right.Above * left.Below)), checked(left.Below * right.Below));

        public static Fraction operator *(Fraction left, Fraction right) => Reduced(checked(left.Above * right.Above), checked(left.Below * right.Below));

        public static Fraction operator /(Fraction left, Fraction right) => Reduced(checked(left.Above * right.Below), checked(left.Below * right.Above));

        public int ToInt()
        {
            Assert.Equal(1, Below);
            return checked((int)Above);
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Above}/{Below}");

        private static Fraction Reduced(long above, long below)
        {
            if (above == 0)
            {
                return Zero;
            }

            if (Math.Abs(below) == 1)
            {
                return new Fraction(above * below, 1);
            }

            var (one, other) = (Math.Abs(above), Math.Abs(below));
            while (other != 0)
            {
                (one, other) = (other, one % other);
            }

            return below < 0 ? new Fraction(-above / one, -below / one) : new Fraction(above / one, below / one);
        }
    }
}
