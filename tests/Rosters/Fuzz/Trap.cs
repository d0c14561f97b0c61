using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters.Fuzz;

/// <summary>A hostile or odd file and the ends that are right for it: a finding's code, or so many people.</summary>
internal sealed record Trap(string Name, Func<byte[]> Build, string? Code, int People = 0)
{
    /// <summary>The name of the part that holds the sheet.</summary>
    public const string SheetPart = "xl/worksheets/sheet1.xml";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static string SheetHead => $"<worksheet xmlns=\"{Main}\"><sheetData>{Xlsx.Rows(SmallRoster.Header, SmallRoster.Row(1))}";

    public static string SheetTail => "</sheetData></worksheet>";

    public static Xlsx Roster => Xlsx.Of("Data", SmallRoster.Header, SmallRoster.Row(1));

    public static Trap Refused(string name, string code, Func<byte[]> build) => new(name, build, code);

    public static Trap Reads(string name, Func<byte[]> build, int people = 1) => new(name, build, null, people);

    /// <summary>The roster of one person, with some of its parts changed.</summary>
    public static byte[] Zip(Action<List<ZipPart>> change)
    {
        var parts = ZipPart.From(Roster.Build().Content);
        change(parts);
        return ZipBytes.Write(parts);
    }

    /// <summary>The roster with one part put in the place of its namesake, or added.</summary>
    public static byte[] With(ZipPart part) => Zip(parts =>
    {
        parts.RemoveAll(known => known.Name == part.Name);
        parts.Add(part);
    });

    /// <summary>The roster with more rows, each made by a function of its number from 0.</summary>
    public static byte[] Rows(Func<int, string> row, int count) => With(ZipPart.Repeated(SheetPart, SheetHead, row, count, SheetTail));

    /// <summary>The roster with something between its rows and the end of its sheet.</summary>
    public static byte[] AfterRows(string head, Func<int, string> unit, int count, string tail = "") =>
        With(ZipPart.Repeated(SheetPart, SheetHead + "</sheetData>" + head, unit, count, tail + "</worksheet>"));

    public override string ToString() => Name;
}
