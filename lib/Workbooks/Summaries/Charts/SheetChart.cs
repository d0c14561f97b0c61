using System.Globalization;
using System.Xml.Linq;
using static SertiKesos.Workbooks.Summaries.Charts.ChartXml;

namespace SertiKesos.Workbooks.Summaries.Charts;

/// <summary>A label and its value; null leaves a gap.</summary>
internal readonly record struct ChartPoint(string Label, double? Value);

/// <summary>
/// Points that stand below each other on a sheet. They are stored in the chart as well, so that previews show it without
/// calculating.
/// </summary>
/// <param name="Labels">The range of the labels, such as <c>'Angka Grafik'!$C$6:$C$9</c>.</param>
internal sealed record ChartSeries(string Name, string Labels, string Values, IReadOnlyList<ChartPoint> Points);

/// <summary>The cells that a chart covers, counted from 0; right and bottom are the first ones beyond.</summary>
internal readonly record struct ChartPlace(int Left, int Top, int Right, int Bottom);

/// <summary>What is drawn: bars, columns or a line with their axes.</summary>
internal abstract record ChartPlot
{
    public virtual bool HasLegend => false;

    public abstract IEnumerable<XElement> Elements();
}

/// <summary>A chart on a sheet.</summary>
/// <param name="Description">What somebody hears who does not see it.</param>
internal sealed record SheetChart(string Sheet, string Title, string Description, ChartPlace Place, ChartPlot Plot)
{
    private static readonly XNamespace Xdr = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
    private static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static string RelationshipId(int index) => $"rIdChart{(index + 1).ToString(CultureInfo.InvariantCulture)}";

    public XElement ToXml() =>
        new(C + "chartSpace",
            new XAttribute(XNamespace.Xmlns + "c", C),
            new XAttribute(XNamespace.Xmlns + "a", A),
            Val("roundedCorners", "0"),
            new XElement(C + "chart",
                Heading(Title),
                Val("autoTitleDeleted", "0"),
                new XElement(C + "plotArea", new XElement(C + "layout"), Plot.Elements()),
                Plot.HasLegend ? new XElement(C + "legend", Val("legendPos", "b"), Val("overlay", "0")) : null,
                Val("plotVisOnly", "1"),
                Val("dispBlanksAs", "gap")),
            new XElement(C + "spPr", Fill("FFFFFF"), Outline("BFBFBF")),
            SmallText());

    /// <summary>The drawing of a sheet: one frame per chart, each with its alternative text.</summary>
    public static XElement ToDrawingXml(IReadOnlyList<SheetChart> charts) =>
        new(Xdr + "wsDr",
            new XAttribute(XNamespace.Xmlns + "xdr", Xdr),
            new XAttribute(XNamespace.Xmlns + "a", A),
            charts.Select((chart, index) => chart.Frame(index)));

    private XElement Frame(int index) =>
        new(Xdr + "twoCellAnchor",
            Corner("from", Place.Left, Place.Top),
            Corner("to", Place.Right, Place.Bottom),
            new XElement(Xdr + "graphicFrame",
                new XAttribute("macro", ""),
                new XElement(Xdr + "nvGraphicFramePr",
                    new XElement(Xdr + "cNvPr",
                        new XAttribute("id", index + 2),
                        new XAttribute("name", $"Grafik {index + 1}"),
                        new XAttribute("descr", $"{Title}. {Description}")),
                    new XElement(Xdr + "cNvGraphicFramePr")),
                new XElement(Xdr + "xfrm",
                    new XElement(A + "off", new XAttribute("x", 0), new XAttribute("y", 0)),
                    new XElement(A + "ext", new XAttribute("cx", 0), new XAttribute("cy", 0))),
                new XElement(A + "graphic",
                    new XElement(A + "graphicData",
                        new XAttribute("uri", C.NamespaceName),
                        new XElement(C + "chart",
                            new XAttribute(XNamespace.Xmlns + "c", C),
                            new XAttribute(XNamespace.Xmlns + "r", R),
                            new XAttribute(R + "id", RelationshipId(index)))))),
            new XElement(Xdr + "clientData"));

    private static XElement Corner(string name, int column, int row) =>
        new(Xdr + name,
            new XElement(Xdr + "col", column),
            new XElement(Xdr + "colOff", 0),
            new XElement(Xdr + "row", row),
            new XElement(Xdr + "rowOff", 0));
}
