using System.Globalization;
using System.Xml;

namespace SertiKesos.Sheets;

/// <summary>Which cell styles show a number as a date, and what day a serial number is.</summary>
internal sealed class DateStyles
{
    private readonly List<bool> _isDate = [];

    /// <summary>
    /// A style that carries a date format is one of dates, also when it says applyNumberFormat="0": Excel shows it so.
    /// </summary>
    public bool IsDate(int style) => style >= 0 && style < _isDate.Count && _isDate[style];

    public static DateStyles Read(XmlReader xml)
    {
        var styles = new DateStyles();
        var formats = new Dictionary<int, string>();
        var inCellFormats = false;
        while (xml.Next())
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "cellXfs")
            {
                inCellFormats = false;
            }
            else if (xml.NodeType == XmlNodeType.Element)
            {
                switch (xml.LocalName)
                {
                    case "numFmt" when formats.Count < ushort.MaxValue:
                        formats[Number(xml.GetAttribute("numFmtId"))] = xml.GetAttribute("formatCode") ?? "";
                        break;
                    case "cellXfs":
                        inCellFormats = !xml.IsEmptyElement;
                        break;
                    case "xf" when inCellFormats && styles._isDate.Count < ushort.MaxValue:
                        var id = Number(xml.GetAttribute("numFmtId"));
                        styles._isDate.Add(formats.TryGetValue(id, out var code) ? IsDateFormat(code) : IsBuiltInDate(id));
                        break;
                }
            }
        }

        return styles;
    }

    /// <summary>The day of a serial number; null outside the calendar, and for the 29 February 1900 that never was.</summary>
    public static DateOnly? FromSerial(double serial, bool from1904)
    {
        if (!double.IsFinite(serial) || serial < (from1904 ? 0 : 1) || serial >= 2_958_466 || (!from1904 && serial is >= 60 and < 61))
        {
            return null;
        }

        var epoch = from1904 ? new DateOnly(1904, 1, 1) : serial < 60 ? new DateOnly(1899, 12, 31) : new DateOnly(1899, 12, 30);
        var days = (int)Math.Floor(serial);
        return days <= DateOnly.MaxValue.DayNumber - epoch.DayNumber ? epoch.AddDays(days) : null;
    }

    /// <summary>Whether the first section of a format shows a day or year, or a month without hours and seconds.</summary>
    public static bool IsDateFormat(string code)
    {
        bool day = false, month = false, clock = false;
        for (var index = 0; index < code.Length && code[index] != ';'; index++)
        {
            switch (code[index])
            {
                case '"':
                    index = Skip(code, index, '"');
                    break;
                case '[':
                    // [h], [mm] and [s] count elapsed time; colours and locales say nothing.
                    clock |= index + 1 < code.Length && (char.ToLowerInvariant(code[index + 1]) is 'h' or 'm' or 's');
                    index = Skip(code, index, ']');
                    break;
                case '\\' or '_' or '*':
                    index++;
                    break;
                case 'd' or 'D' or 'y' or 'Y':
                    day = true;
                    break;
                case 'm' or 'M':
                    month = true;
                    break;
                case 'h' or 'H' or 's' or 'S':
                    clock = true;
                    break;
            }
        }

        return day || (month && !clock);
    }

    private static bool IsBuiltInDate(int id) => id is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 58);

    private static int Skip(string code, int from, char until)
    {
        var end = code.IndexOf(until, from + 1);
        return end < 0 ? code.Length : end;
    }

    private static int Number(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
