using System.Globalization;
using System.Xml.Linq;

namespace SertiKesos.Workbooks.Summaries.Books;

/// <summary>
/// A line of shares over months beside its table: labels in <paramref name="LabelColumn"/>, shares in
/// <paramref name="ShareColumn"/>, rows from <paramref name="FirstRow"/> on. One dark line with marks and numbers, so that it
/// can be read in black and white. A month without data is a gap, never nought.
/// </summary>
/// <param name="Left">The first column that the picture covers, counted from 0.</param>
internal sealed record TrendChart(
    string Title, string Alternative, string LabelColumn, string ShareColumn, int FirstRow, IReadOnlyList<(string Label, double? Share)> Points,
    int Left, int Top, int Right, int Bottom)
{
    private const string ChartUri = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    private static readonly XNamespace C = ChartUri;
    private static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace Xdr = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
    private static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static string RelationshipId(int index) => $"rIdChart{(index + 1).ToString(CultureInfo.InvariantCulture)}";

    public XElement ToChartXml(string sheet) =>
        new(C + "chartSpace",
            new XAttribute(XNamespace.Xmlns + "c", C),
            new XAttribute(XNamespace.Xmlns + "a", A),
            Val("roundedCorners", "0"),
            new XElement(C + "chart",
                new XElement(C + "title", Text(Title), Val("overlay", "0")),
                Val("autoTitleDeleted", "0"),
                new XElement(C + "plotArea",
                    new XElement(C + "layout"),
                    new XElement(C + "lineChart",
                        Val("grouping", "standard"),
                        Val("varyColors", "0"),
                        Series(sheet),
                        Val("marker", "1"),
                        Val("axId", "111"),
                        Val("axId", "222")),
                    CategoryAxis(),
                    ValueAxis()),
                Val("plotVisOnly", "1"),
                Val("dispBlanksAs", "gap")));

    /// <summary>The drawing of a sheet: one frame per chart, each with its alternative text.</summary>
    public static XElement ToDrawingXml(IReadOnlyList<TrendChart> charts) =>
        new(Xdr + "wsDr",
            new XAttribute(XNamespace.Xmlns + "xdr", Xdr),
            new XAttribute(XNamespace.Xmlns + "a", A),
            charts.Select((chart, index) => chart.Frame(index)));

    private XElement Frame(int index) =>
        new(Xdr + "twoCellAnchor",
            Corner("from", Left, Top),
            Corner("to", Right, Bottom),
            new XElement(Xdr + "graphicFrame",
                new XAttribute("macro", ""),
                new XElement(Xdr + "nvGraphicFramePr",
                    new XElement(Xdr + "cNvPr", new XAttribute("id", index + 2), new XAttribute("name", $"Grafik {index + 1}"), new XAttribute("descr", Alternative)),
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

    private XElement Series(string sheet) =>
        new(C + "ser",
            Val("idx", "0"),
            Val("order", "0"),
            new XElement(C + "tx", new XElement(C + "v", "Cakupan")),
            new XElement(C + "spPr", new XElement(A + "ln", new XAttribute("w", 28575), Fill("1F4E79"))),
            new XElement(C + "marker", Val("symbol", "circle"), Val("size", "7"), new XElement(C + "spPr", Fill("1F4E79"))),
            new XElement(C + "dLbls",
                new XElement(C + "numFmt", new XAttribute("formatCode", "0.0%"), new XAttribute("sourceLinked", "0")),
                new XElement(C + "spPr", new XElement(A + "noFill")),
                Val("dLblPos", "t"),
                Val("showLegendKey", "0"),
                Val("showVal", "1"),
                Val("showCatName", "0"),
                Val("showSerName", "0"),
                Val("showPercent", "0"),
                Val("showBubbleSize", "0")),
            new XElement(C + "cat",
                new XElement(C + "strRef",
                    new XElement(C + "f", Range(sheet, LabelColumn)),
                    new XElement(C + "strCache", Count(), Points.Select((point, index) => Point(index, point.Label))))),
            new XElement(C + "val",
                new XElement(C + "numRef",
                    new XElement(C + "f", Range(sheet, ShareColumn)),
                    new XElement(C + "numCache",
                        new XElement(C + "formatCode", "0.0%"),
                        Count(),
                        Points.Select((point, index) => point.Share is { } share ? Point(index, share.ToString("R", CultureInfo.InvariantCulture)) : null)))),
            Val("smooth", "0"));

    private static XElement CategoryAxis() =>
        new(C + "catAx",
            Val("axId", "111"),
            new XElement(C + "scaling", Val("orientation", "minMax")),
            Val("delete", "0"),
            Val("axPos", "b"),
            Val("majorTickMark", "out"),
            Val("minorTickMark", "none"),
            Val("tickLblPos", "low"),
            Val("crossAx", "222"),
            Val("crosses", "autoZero"));

    /// <summary>A fixed scale from 0 to 100 %, so that issues can be compared.</summary>
    private static XElement ValueAxis() =>
        new(C + "valAx",
            Val("axId", "222"),
            new XElement(C + "scaling", Val("orientation", "minMax"), Val("max", "1"), Val("min", "0")),
            Val("delete", "0"),
            Val("axPos", "l"),
            new XElement(C + "majorGridlines", new XElement(C + "spPr", new XElement(A + "ln", Fill("D9D9D9")))),
            new XElement(C + "numFmt", new XAttribute("formatCode", "0%"), new XAttribute("sourceLinked", "0")),
            Val("majorTickMark", "none"),
            Val("minorTickMark", "none"),
            Val("tickLblPos", "nextTo"),
            Val("crossAx", "111"),
            Val("crosses", "autoZero"));

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

    private static XElement Fill(string colour) => new(A + "solidFill", new XElement(A + "srgbClr", new XAttribute("val", colour)));

    private static XElement Point(int index, string value) => new(C + "pt", new XAttribute("idx", index), new XElement(C + "v", value));

    private XElement Count() => Val("ptCount", Points.Count.ToString(CultureInfo.InvariantCulture));

    private string Range(string sheet, string column) =>
        string.Create(CultureInfo.InvariantCulture, $"'{sheet}'!${column}${FirstRow}:${column}${FirstRow + Points.Count - 1}");

    private static XElement Val(string name, string value) => new(C + name, new XAttribute("val", value));
}
