using System.Globalization;
using System.Xml.Linq;

namespace SertiKesos.Workbooks.Summaries.Charts;

/// <summary>The parts that every chart is put together from.</summary>
internal static class ChartXml
{
    public const string ShareFormat = "0.0%";
    public const string CountFormat = "#,##0";

    public static readonly XNamespace C = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    public static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";

    /// <summary>Hatchings that a black-and-white printer keeps apart; plain ones have a colour.</summary>
    private static readonly string[] Hatchings = [Ink, "wdUpDiag", "000000", "narHorz", "lgGrid", Paper, "wdDnDiag"];

    private const string Ink = "1F4E79";
    private const string Paper = "FFFFFF";
    private const string TextSize = "900";

    public static XElement Val(string name, string value) => new(C + name, new XAttribute("val", value));

    public static XElement Fill(string colour) =>
        new(A + "solidFill", new XElement(A + "srgbClr", new XAttribute("val", colour)));

    public static XElement Outline(string colour, int width = 6350) =>
        new(A + "ln", new XAttribute("w", width), Fill(colour));

    /// <summary>The looks of the so-manieth of several areas.</summary>
    public static XElement Area(int index) =>
        new(C + "spPr",
            Hatchings[index % Hatchings.Length] is { } hatching && !char.IsDigit(hatching[0]) && hatching != Paper
                ? new XElement(A + "pattFill",
                    new XAttribute("prst", hatching),
                    new XElement(A + "fgClr", new XElement(A + "srgbClr", new XAttribute("val", Ink))),
                    new XElement(A + "bgClr", new XElement(A + "srgbClr", new XAttribute("val", Paper))))
                : Fill(Hatchings[index % Hatchings.Length]),
            Outline("000000"));

    /// <summary>What a series begins with.</summary>
    public static IEnumerable<XElement> Named(ChartSeries series, int index) =>
    [
        Val("idx", index.ToString(CultureInfo.InvariantCulture)),
        Val("order", index.ToString(CultureInfo.InvariantCulture)),
        new XElement(C + "tx", new XElement(C + "v", series.Name)),
    ];

    /// <summary>What a series ends with: its labels and values.</summary>
    public static IEnumerable<XElement> Points(ChartSeries series, string format) =>
    [
        new XElement(C + "cat",
            new XElement(C + "strRef",
                new XElement(C + "f", series.Labels),
                new XElement(C + "strCache", Count(series), series.Points.Select((point, index) => Point(index, point.Label))))),
        new XElement(C + "val",
            new XElement(C + "numRef",
                new XElement(C + "f", series.Values),
                new XElement(C + "numCache",
                    new XElement(C + "formatCode", format),
                    Count(series),
                    series.Points
                        .Select((point, index) => point.Value is { } value ? Point(index, value.ToString("R", CultureInfo.InvariantCulture)) : null)))),
    ];

    /// <summary>The number beside each bar or point.</summary>
    public static XElement Numbers(string format, string? position = null) =>
        new(C + "dLbls",
            new XElement(C + "numFmt", new XAttribute("formatCode", format), new XAttribute("sourceLinked", "0")),
            new XElement(C + "spPr", new XElement(A + "noFill")),
            position is null ? null : Val("dLblPos", position),
            Val("showLegendKey", "0"),
            Val("showVal", "1"),
            Val("showCatName", "0"),
            Val("showSerName", "0"),
            Val("showPercent", "0"),
            Val("showBubbleSize", "0"));

    /// <param name="reversed">The first label stands on top, as in a table.</param>
    public static XElement Categories(string place, bool reversed = false) =>
        new(C + "catAx",
            Val("axId", "111"),
            new XElement(C + "scaling", Val("orientation", reversed ? "maxMin" : "minMax")),
            Val("delete", "0"),
            Val("axPos", place),
            Val("majorTickMark", "none"),
            Val("minorTickMark", "none"),
            Val("tickLblPos", "low"),
            Val("crossAx", "222"),
            Val("crosses", "autoZero"),
            Val("tickLblSkip", "1"));

    /// <param name="whole">A fixed scale from 0 to 100 %, so that issues can be compared.</param>
    public static XElement Values(string place, string format, bool whole, bool reversed = false) =>
        new(C + "valAx",
            Val("axId", "222"),
            new XElement(C + "scaling", Val("orientation", "minMax"), whole ? Val("max", "1") : null, Val("min", "0")),
            Val("delete", "0"),
            Val("axPos", place),
            new XElement(C + "majorGridlines", new XElement(C + "spPr", Outline("D9D9D9"))),
            new XElement(C + "numFmt", new XAttribute("formatCode", format), new XAttribute("sourceLinked", "0")),
            Val("majorTickMark", "none"),
            Val("minorTickMark", "none"),
            Val("tickLblPos", "nextTo"),
            Val("crossAx", "111"),
            Val("crosses", reversed ? "max" : "autoZero"));

    public static XElement Heading(string text) =>
        new(C + "title",
            new XElement(C + "tx",
                new XElement(C + "rich",
                    new XElement(A + "bodyPr"),
                    new XElement(A + "p",
                        new XElement(A + "pPr", new XElement(A + "defRPr", new XAttribute("sz", 1050), new XAttribute("b", 1))),
                        new XElement(A + "r",
                            new XElement(A + "rPr", new XAttribute("lang", "id-ID"), new XAttribute("sz", 1050), new XAttribute("b", 1)),
                            new XElement(A + "t", text))))),
            Val("overlay", "0"));

    /// <summary>The size of all text that says nothing else.</summary>
    public static XElement SmallText() =>
        new(C + "txPr",
            new XElement(A + "bodyPr"),
            new XElement(A + "p",
                new XElement(A + "pPr", new XElement(A + "defRPr", new XAttribute("sz", TextSize))),
                new XElement(A + "endParaRPr", new XAttribute("lang", "id-ID"))));

    public static XElement[] AxisIds() => [Val("axId", "111"), Val("axId", "222")];

    private static XElement Count(ChartSeries series) => Val("ptCount", series.Points.Count.ToString(CultureInfo.InvariantCulture));

    private static XElement Point(int index, string value) =>
        new(C + "pt", new XAttribute("idx", index), new XElement(C + "v", value));
}
