using System.Globalization;
using SertiKesos.Time;

namespace SertiKesos.Summaries.Disclosure;

internal enum CellMark
{
    /// <summary>A number of people.</summary>
    Number,

    /// <summary>[c]: there is a number, and it is kept back.</summary>
    Suppressed,

    /// <summary>[x]: nobody has reported.</summary>
    NoData,

    /// <summary>[z]: nothing to count, since the office has stated that it has nobody.</summary>
    NotApplicable,
}

internal readonly record struct PublicCell(CellMark Mark, int Value = 0)
{
    public static PublicCell Suppressed => new(CellMark.Suppressed);

    public int? Number => Mark == CellMark.Number ? Value : null;

    public static PublicCell Of(int value) => new(CellMark.Number, value);
}

/// <summary>What a column counts.</summary>
/// <param name="Group">The BBPPKS area, in the table of expiries alone; empty elsewhere.</param>
internal sealed record PublicColumn(string Indicator, string Group = "");

/// <param name="Parent">The row of the table above in whose sum this row is; empty where there is none.</param>
/// <param name="Status">What stands behind a region's figures; empty in other tables.</param>
/// <param name="CountedIn">The period of a region's newest roster.</param>
/// <param name="DataOn">The day on which that roster was accepted.</param>
internal sealed record PublicRow(
    string Code, string Name, string Parent, string Status, Period? CountedIn, DateOnly? DataOn, IReadOnlyList<PublicCell> Cells)
{
    /// <summary>Whether the row is among the summands of the row above it.</summary>
    public bool Counts => Status != PublicTables.Held && Cells.Any(cell => cell.Mark is CellMark.Number or CellMark.Suppressed);
}

internal sealed record PublicTable(string Code, IReadOnlyList<PublicColumn> Columns, IReadOnlyList<PublicRow> Rows)
{
    public int Column(string indicator, string group = "")
    {
        for (var index = 0; index < Columns.Count; index++)
        {
            if (Columns[index].Indicator == indicator && Columns[index].Group == group)
            {
                return index;
            }
        }

        return -1;
    }

    public PublicRow? Row(string code) => Rows.FirstOrDefault(row => row.Code == code);
}

/// <summary>The public edition of an issue as it is published, and as it is read back from its file.</summary>
internal sealed record PublishedEdition(Period Period, DateOnly AsOf, int Issue, IReadOnlyList<PublicTable> Tables)
{
    public PublicTable this[string table] => Tables.First(found => found.Code == table);

    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Period} terbitan {Issue:00}");

    public int Suppressed => Tables.Sum(table => table.Rows.Sum(row => row.Cells.Count(cell => cell.Mark == CellMark.Suppressed)));

    public int Held => this[PublicTables.Regions].Rows.Count(row => row.Status == PublicTables.Held);
}
