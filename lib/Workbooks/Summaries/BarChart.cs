using System.Globalization;
using System.Xml.Linq;

namespace SertiKesos.Workbooks.Summaries;

/// <summary>
/// A horizontal bar chart of coverage beside its table: labels in column A, shares in column B, rows from
/// <paramref name="FirstRow"/> to <paramref name="LastRow"/>. Values are stored in the chart as well, so that previews
/// show it without calculating.
/// </summary>
/// <param name="Top">The first row that the picture covers, counted from 0.</param>
/// <param name="Bottom">The row after the picture, counted from 0.</param>
internal sealed record BarChart(
    string Sheet, string Title, int FirstRow, int LastRow, IReadOnlyList<(string Label, double Share)> Bars, int Top, int Bottom)
{
    private const string ChartUri = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    // Columns D to N stand beside the table.
    private const int LeftColumn = 3;
    private const int RightColumn = 13;

    private static readonly XNamespace C = ChartUri;
    private static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace Xdr = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
    private static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static string RelationshipId(int index) => $"rIdChart{(index + 1).ToString(CultureInfo.InvariantCulture)}";

    public XElement ToChartXml() =>
        new(C + "chartSpace",
            new XAttribute(XNamespace.Xmlns + "c", C),
            new XAttribute(XNamespace.Xmlns + "a", A),
            Val("roundedCorners", "0"),
            new XElement(C + "chart",
                new XElement(C + "title", Text(Title), Val("overlay", "0")),
                Val("autoTitleDeleted", "0"),
                new XElement(C + "plotArea",
                    new XElement(C + "layout"),
                    new XElement(C + "barChart",
                        Val("barDir", "bar"),
                        Val("grouping", "clustered"),
                        Val("varyColors", "0"),
                        Series(),
                        Val("gapWidth", "45"),
                        Val("axId", "111"),
                        Val("axId", "222")),
                    CategoryAxis(),
                    ValueAxis()),
                Val("plotVisOnly", "1"),
                Val("dispBlanksAs", "gap")));

    /// <summary>The drawing of a sheet: one frame per chart, each with its alternative text.</summary>
    public static XElement ToDrawingXml(IReadOnlyList<BarChart> charts) =>
        new(Xdr + "wsDr",
            new XAttribute(XNamespace.Xmlns + "xdr", Xdr),
            new XAttribute(XNamespace.Xmlns + "a", A),
            charts.Select((chart, index) => chart.Frame(index)));

    private XElement Frame(int index) =>
        new(Xdr + "twoCellAnchor",
            Corner("from", LeftColumn, Top),
            Corner("to", RightColumn, Bottom),
            new XElement(Xdr + "graphicFrame",
                new XAttribute("macro", ""),
                new XElement(Xdr + "nvGraphicFramePr",
                    new XElement(Xdr + "cNvPr",
                        new XAttribute("id", index + 2),
                        new XAttribute("name", $"Grafik {index + 1}"),
                        new XAttribute("descr", $"{Title}: {Bars.Count} batang mendatar; angkanya ada pada tabel di sebelah kiri.")),
                    new XElement(Xdr + "cNvGraphicFramePr")),
                new XElement(Xdr + "xfrm",
                    new XElement(A + "off", new XAttribute("x", 0), new XAttribute("y", 0)),
                    new XElement(A + "ext", new XAttribute("cx", 0), new XAttribute("cy", 0))),
                new XElement(A + "graphic",
                    new XElement(A + "graphicData",
                        new XAttribute("uri", ChartUri),
                        new XElement(C + "chart",
                            new XAttribute(XNamespace.Xmlns + "c", C),
                            new XAttribute(XNamespace.Xmlns + "r", R),
                            new XAttribute(R + "id", RelationshipId(index)))))),
            new XElement(Xdr + "clientData"));

    private XElement Series() =>
        new(C + "ser",
            Val("idx", "0"),
            Val("order", "0"),
            new XElement(C + "tx", new XElement(C + "v", "Cakupan")),
            new XElement(C + "spPr", Fill("1F4E79")),
            Val("invertIfNegative", "0"),
            new XElement(C + "dLbls",
                new XElement(C + "numFmt", new XAttribute("formatCode", "0.0%"), new XAttribute("sourceLinked", "0")),
                new XElement(C + "spPr", new XElement(A + "noFill")),
                Val("showLegendKey", "0"),
                Val("showVal", "1"),
                Val("showCatName", "0"),
                Val("showSerName", "0"),
                Val("showPercent", "0"),
                Val("showBubbleSize", "0")),
            new XElement(C + "cat",
                new XElement(C + "strRef",
                    new XElement(C + "f", Range("A")),
                    new XElement(C + "strCache", Count(), Bars.Select((bar, index) => Point(index, bar.Label))))),
            new XElement(C + "val",
                new XElement(C + "numRef",
                    new XElement(C + "f", Range("B")),
                    new XElement(C + "numCache",
                        new XElement(C + "formatCode", "0.0%"),
                        Count(),
                        Bars.Select((bar, index) => Point(index, bar.Share.ToString("R", CultureInfo.InvariantCulture)))))));

    /// <summary>The first label stands on top, as in the table.</summary>
    private static XElement CategoryAxis() =>
        new(C + "catAx",
            Val("axId", "111"),
            new XElement(C + "scaling", Val("orientation", "maxMin")),
            Val("delete", "0"),
            Val("axPos", "l"),
            Val("majorTickMark", "none"),
            Val("minorTickMark", "none"),
            Val("tickLblPos", "low"),
            Val("crossAx", "222"),
            Val("crosses", "autoZero"),
            Val("tickLblSkip", "1"));

    /// <summary>A fixed scale from 0 to 100 %, so that issues can be compared.</summary>
    private static XElement ValueAxis() =>
        new(C + "valAx",
            Val("axId", "222"),
            new XElement(C + "scaling", Val("orientation", "minMax"), Val("max", "1"), Val("min", "0")),
            Val("delete", "0"),
            Val("axPos", "b"),
            new XElement(C + "majorGridlines",
                new XElement(C + "spPr", new XElement(A + "ln", Fill("D9D9D9")))),
            new XElement(C + "numFmt", new XAttribute("formatCode", "0%"), new XAttribute("sourceLinked", "0")),
            Val("majorTickMark", "none"),
            Val("minorTickMark", "none"),
            Val("tickLblPos", "nextTo"),
            Val("crossAx", "111"),
            Val("crosses", "max"));

    private static XElement Text(string text) =>
        new(C + "tx",
            new XElement(C + "rich",
                new XElement(A + "bodyPr"),
                new XElement(A + "p",
                    new XElement(A + "pPr", new XElement(A + "defRPr", new XAttribute("sz", 1200), new XAttribute("b", 1))),
                    new XElement(A + "r",
                        new XElement(A + "rPr", new XAttribute("lang", "id-ID"), new XAttribute("sz", 1200), new XAttribute("b", 1)),
                        new XElement(A + "t", text)))));

    private static XElement Corner(string name, int column, int row) =>
        new(Xdr + name,
            new XElement(Xdr + "col", column),
            new XElement(Xdr + "colOff", 0),
            new XElement(Xdr + "row", row),
            new XElement(Xdr + "rowOff", 0));

    private static XElement Fill(string colour) =>
        new(A + "solidFill", new XElement(A + "srgbClr", new XAttribute("val", colour)));

    private static XElement Point(int index, string value) =>
        new(C + "pt", new XAttribute("idx", index), new XElement(C + "v", value));

    private XElement Count() => Val("ptCount", Bars.Count.ToString(CultureInfo.InvariantCulture));

    private string Range(string column) => string.Create(CultureInfo.InvariantCulture, $"'{Sheet}'!${column}${FirstRow}:${column}${LastRow}");

    private static XElement Val(string name, string value) => new(C + name, new XAttribute("val", value));
}
