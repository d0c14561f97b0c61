using System.Xml;

namespace SertiKesos.Sheets;

/// <summary>Walks through XML no deeper than a spreadsheet program nests it; the reader keeps every open element.</summary>
internal static class XmlGuard
{
    private const int MaxDepth = 128;

    public static bool Next(this XmlReader xml)
    {
        if (!xml.Read())
        {
            return false;
        }

        return xml.Depth < MaxDepth ? true : throw new WorkbookException(WorkbookProblem.Hostile);
    }
}

/// <summary>The names of elements and attributes of one part. A reader keeps each for good, so there may not be millions.</summary>
internal sealed class GuardedNames : XmlNameTable
{
    private const int MaxNames = 20_000;

    private readonly NameTable _names = new();
    private int _count;

    public override string Add(char[] array, int offset, int length) => Get(array, offset, length) ?? Counted(_names.Add(array, offset, length));

    public override string Add(string array) => Get(array) ?? Counted(_names.Add(array));

    public override string? Get(char[] array, int offset, int length) => _names.Get(array, offset, length);

    public override string? Get(string array) => _names.Get(array);

    private string Counted(string name) =>
        ++_count <= MaxNames ? name : throw new WorkbookException(WorkbookProblem.Hostile);
}
