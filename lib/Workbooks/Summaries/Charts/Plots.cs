using System.Xml.Linq;
using static SertiKesos.Workbooks.Summaries.Charts.ChartXml;

namespace SertiKesos.Workbooks.Summaries.Charts;

/// <summary>Horizontal bars of shares in the order of their table, each with its number.</summary>
internal sealed record BarPlot(ChartSeries Bars) : ChartPlot
{
    public override IEnumerable<XElement> Elements() =>
    [
        new XElement(C + "barChart",
            Val("barDir", "bar"), Val("grouping", "clustered"), Val("varyColors", "0"),
            new XElement(C + "ser", Named(Bars, 0), Area(0), Val("invertIfNegative", "0"), Numbers(ShareFormat, "outEnd"), Points(Bars, ShareFormat)),
            Val("gapWidth", "40"),
            AxisIds()),
        Categories("l", reversed: true),
        Values("b", "0%", whole: true, reversed: true),
    ];
}

/// <summary>Horizontal bars that each make 100 %, a hatching for each part.</summary>
internal sealed record StackedPlot(IReadOnlyList<ChartSeries> Parts) : ChartPlot
{
    public override bool HasLegend => true;

    public override IEnumerable<XElement> Elements() =>
    [
        new XElement(C + "barChart",
            Val("barDir", "bar"), Val("grouping", "percentStacked"), Val("varyColors", "0"),
            Parts.Select((part, index) => new XElement(C + "ser",
                Named(part, index), Area(index), Val("invertIfNegative", "0"), Points(part, CountFormat))),
            Val("gapWidth", "30"), Val("overlap", "100"),
            AxisIds()),
        Categories("l", reversed: true),
        Values("b", "0%", whole: false, reversed: true),
    ];
}

/// <summary>Shares from period to period: a line with a mark and a number at each.</summary>
/// <param name="Whole">A fixed scale from 0 to 100 %, so that issues can be compared.</param>
internal sealed record LinePlot(ChartSeries Line, bool Whole = false) : ChartPlot
{
    public override IEnumerable<XElement> Elements() =>
    [
        new XElement(C + "lineChart",
            Val("grouping", "standard"), Val("varyColors", "0"),
            new XElement(C + "ser",
                Named(Line, 0), Stroke(), Marker("circle"), Numbers(ShareFormat, "t"), Points(Line, ShareFormat), Val("smooth", "0")),
            Val("marker", "1"),
            AxisIds()),
        Categories("b"),
        Values("l", "0%", Whole),
    ];

    internal static XElement Stroke() => new(C + "spPr", Outline("000000", 22225));

    internal static XElement Marker(string symbol) =>
        new(C + "marker", Val("symbol", symbol), Val("size", "7"), new XElement(C + "spPr", Fill("FFFFFF"), Outline("000000", 15875)));
}

/// <summary>Stacked columns, and a line to hold them against.</summary>
internal sealed record ColumnLinePlot(IReadOnlyList<ChartSeries> Columns, ChartSeries? Line) : ChartPlot
{
    public override bool HasLegend => true;

    public override IEnumerable<XElement> Elements()
    {
        yield return new XElement(C + "barChart",
            Val("barDir", "col"), Val("grouping", "stacked"), Val("varyColors", "0"),
            Columns.Select((column, index) => new XElement(C + "ser",
                Named(column, index), Area(index), Val("invertIfNegative", "0"), Points(column, CountFormat))),
            Val("gapWidth", "40"), Val("overlap", "100"),
            AxisIds());
        if (Line is not null)
        {
            yield return new XElement(C + "lineChart",
                Val("grouping", "standard"), Val("varyColors", "0"),
                new XElement(C + "ser",
                    Named(Line, Columns.Count), LinePlot.Stroke(), LinePlot.Marker("diamond"), Points(Line, CountFormat), Val("smooth", "0")),
                Val("marker", "1"),
                AxisIds());
        }

        yield return Categories("b");
        yield return Values("l", CountFormat, whole: false);
    }
}
